package dev.keelson.istio.filter;

import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other hosts browsers let call.
 *
 * @param origins where those pages come from
 * @param methods what they may do
 * @param headers which headers they may send
 * @param exposed which headers they may read
 * @param maxAge how long a browser remembers it, null for as long as it likes
 * @param credentials whether cookies come along
 * @since 0.1.0
 */
public record Cors(
        List<Text> origins,
        List<String> methods,
        List<String> headers,
        List<String> exposed,
        @Nullable Span maxAge,
        boolean credentials) {
    /** Keeps the lists from changing. */
    public Cors {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        headers = List.copyOf(headers);
        exposed = List.copyOf(exposed);
    }
}
