package dev.keelson.validation.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets no request pass that would write outside the namespaces that were named.
 *
 * <p>A Namespace is itself in no namespace: to write one, it must be named and the scope must be the cluster's. What runs in a
 * pod or goes through a proxy counts as a write whatever its method is.
 *
 * @param base the path of the API server's address, without a slash at its end: not empty behind a gateway
 * @param namespaces those that may be written to
 * @param clusterScoped whether objects in no namespace may be written
 */
record WriteGuard(String base, Set<String> namespaces, boolean clusterScoped) implements Interceptor {
    private static final Pattern API = Pattern.compile("/(?:api/[^/]+|apis/[^/]+/[^/]+)(?<place>/.+)");
    private static final Pattern NAMESPACES = Pattern.compile("/namespaces");
    private static final Pattern NAMESPACE = Pattern.compile("/namespaces/(?<name>[^/]+)(/(status|finalize))?");
    private static final Pattern NAMESPACED = Pattern.compile("/namespaces/(?<name>[^/]+)/.+");

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern CONNECTION = Pattern.compile(
            "/api/v1/(namespaces/[^/]+/)?(pods|services|nodes)/[^/]+/(exec|attach|portforward|proxy)(/.*)?");
    /** Asking what is allowed, or who somebody is, is a POST that keeps nothing. */
    private static final Pattern REVIEW =
            Pattern.compile("/apis/(authorization|authentication)\\.k8s\\.io/[^/]+/(namespaces/[^/]+/)?[a-z]+reviews");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        String body = READS.contains(request.method()) ? null : request.bodyString();
        if (!allows(request.method(), request.uri(), body)) {
            throw new IllegalStateException(
                    request.method() + " " + request.uri().getPath()
                            + " would write to the chosen cluster outside the namespaces " + namespaces
                            + ". Name its namespace in -Dkeelson.cluster.namespaces, or, for what is in no namespace,"
                            + " say -Dkeelson.cluster.scope=cluster.");
        }
    }

    boolean allows(String method, URI uri, @Nullable String body) {
        String path = uri.getPath().startsWith(base + "/") ? uri.getPath().substring(base.length()) : uri.getPath();
        // Whoever routes the request may understand it in another way than it is read here.
        boolean plain = !path.contains("//") && !(path + "/").contains("/../") && !(path + "/").contains("/./");
        boolean harmless = READS.contains(method)
                ? !CONNECTION.matcher(path).matches()
                : isReview(method, path) || isDryRun(method, uri, body);
        return plain && (harmless || mayWrite(path, body));
    }

    private static boolean isReview(String method, String path) {
        return method.equals("POST") && REVIEW.matcher(path).matches();
    }

    private boolean mayWrite(String path, @Nullable String body) {
        Matcher api = API.matcher(path);
        if (!api.matches()) {
            return false;
        }
        String place = api.group("place");
        Matcher namespaced = NAMESPACED.matcher(place);
        Matcher namespace = NAMESPACE.matcher(place);
        if (path.startsWith("/api/v1/") && NAMESPACES.matcher(place).matches()) {
            return clusterScoped
                    && namespaces.contains(parsed(body).at("/metadata/name").asText());
        }
        if (path.startsWith("/api/v1/") && namespace.matches()) {
            return clusterScoped && namespaces.contains(namespace.group("name"));
        }
        return namespaced.matches() ? namespaces.contains(namespaced.group("name")) : clusterScoped;
    }

    /** An API server that finds options in the body of a deletion does not look for them in the address. */
    private static boolean isDryRun(String method, URI uri, @Nullable String body) {
        if (method.equals("DELETE") && body != null && !body.isEmpty()) {
            JsonNode stages = parsed(body).path("dryRun");
            return stages.size() == 1 && stages.path(0).asText().equals("All");
        }
        return uri.getRawQuery() != null
                && List.of(uri.getRawQuery().split("&")).contains("dryRun=All");
    }

    private static JsonNode parsed(@Nullable String body) {
        try {
            return JSON.readTree(body == null ? "" : body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
