package dev.keelson.istio.authorization;

import dev.keelson.core.value.Text;
import java.util.List;

/**
 * Requests that are meant: all that have one of the methods and one of the paths.
 *
 * <p>A path is matched whole. {@code /v1/*} and {@code *.css} mean all that begin or end so; <code>{*}</code> stands for one
 * step, <code>{**}</code> for any number of them: <code>/v1/{*}/items</code>.
 *
 * @param methods one of these, any where it is empty
 * @param paths one of these, any where it is empty
 * @see <a href="https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation">Istio: Operation</a>
 * @since 0.1.0
 */
public record Request(List<HttpMethod> methods, List<Text> paths) {
    /** Keeps both from changing. */
    public Request {
        methods = List.copyOf(methods);
        paths = List.copyOf(paths);
    }

    /** {@return requests of that method, under that path} */
    public static Request of(HttpMethod method, String path) {
        return new Request(List.of(method), List.of(Text.of(path)));
    }

    /** {@return requests that read under that path, {@code GET} and {@code HEAD}} */
    public static Request reading(String path) {
        return new Request(List.of(HttpMethod.GET, HttpMethod.HEAD), List.of(Text.of(path)));
    }

    /** {@return all requests under that path} */
    public static Request under(String path) {
        return new Request(List.of(), List.of(Text.of(path)));
    }
}
