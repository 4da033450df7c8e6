package dev.keelson.core.identity;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the namespaces that the platform makes, with their Pod Security labels.
 *
 * @since 0.1.0
 */
public final class NamespaceRenderer implements Renderer {
    private static final String POD_SECURITY = "pod-security.kubernetes.io/";

    /** A renderer without state. */
    public NamespaceRenderer() {}

    @Override
    public void render(View view, Resources out) {
        view.all(NamespaceFacts.class).stream()
                .filter(namespace -> namespace.token().isOwned())
                .forEach(namespace -> out.add(
                        object(namespace, view.sink()),
                        new Source(
                                null, namespace.path(), namespace.origin(), "namespace of the platform's components")));
    }

    private static Namespace object(NamespaceFacts namespace, Sink sink) {
        Map<String, String> labels = new LinkedHashMap<>(namespace.labels());
        String level = namespace.podSecurity().toString();
        labels.put(POD_SECURITY + "enforce", level);
        labels.put(POD_SECURITY + "warn", level);
        labels.put(POD_SECURITY + "audit", level);
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(sink.text(namespace.token().written()));
        metadata.setLabels(labels);
        Namespace object = new Namespace();
        object.setMetadata(metadata);
        return object;
    }
}
