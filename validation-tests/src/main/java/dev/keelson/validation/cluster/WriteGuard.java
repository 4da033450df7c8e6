package dev.keelson.validation.cluster;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets no request pass that would write outside the namespaces that were named.
 *
 * @param namespaces those that may be written to
 * @param clusterScoped whether objects in no namespace may be written
 */
record WriteGuard(Set<String> namespaces, boolean clusterScoped) implements Interceptor {
    private static final Pattern NAMESPACE = Pattern.compile("^/apis?/.*?/?namespaces/([^/]+)(/.*)?$");
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    /** Asking what is allowed is a POST that keeps nothing. */
    private static final Pattern REVIEWS = Pattern.compile("/(subject|self|local|token)[a-z]*reviews$");

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        URI uri = request.uri();
        if (READS.contains(request.method())
                || String.valueOf(uri.getQuery()).contains("dryRun=All")
                || REVIEWS.matcher(uri.getPath()).find()) {
            return;
        }
        Matcher place = NAMESPACE.matcher(uri.getPath());
        boolean allowed = place.matches() ? namespaces.contains(place.group(1)) : clusterScoped;
        if (!allowed) {
            throw new IllegalStateException(request.method() + " " + uri.getPath()
                    + " would write to the chosen cluster outside the namespaces " + namespaces
                    + ". Name its namespace in -Dkeelson.cluster.namespaces, or, for what is in no namespace, say"
                    + " -Dkeelson.cluster.scope=cluster.");
        }
    }
}
