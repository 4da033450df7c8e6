package dev.keelson.core.secrets;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes the objects by which External Secrets makes secrets. One that a single component reads is written beside that
 * component.
 *
 * @since 0.1.0
 */
public final class ExternalSecretRenderer implements Renderer {
    private final Function<View, Map<SecretRef, Component>> readers;

    /**
     * A renderer for external secrets.
     *
     * @param readers tells the component that reads a secret, where exactly one does
     */
    public ExternalSecretRenderer(Function<View, Map<SecretRef, Component>> readers) {
        this.readers = readers;
    }

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        Map<SecretRef, Component> readerOf = readers.apply(view);
        view.all(ExternalSecret.class).forEach(secret -> {
            Component reader = readerOf.get(secret.ref());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("spec", spec(secret, view.sink()));
            GenericKubernetesResource object = new GenericKubernetesResource();
            object.setApiVersion("external-secrets.io/v1");
            object.setKind("ExternalSecret");
            object.setMetadata(
                    reader == null
                            ? labels.metadata(
                                    secret.ref().namespace(), secret.ref().name())
                            : labels.metadata(reader, secret.ref().name()));
            object.setAdditionalProperties(fields);
            out.add(object, new Source(reader, secret.path(), secret.origin(), "secret " + secret.ref()));
        });
    }

    private static Map<String, Object> spec(ExternalSecret secret, Sink sink) {
        Map<String, Object> store = new LinkedHashMap<>();
        store.put("kind", secret.store().kind());
        store.put("name", secret.store().name());
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("refreshInterval", sink.text(secret.refresh()));
        spec.put("secretStoreRef", store);
        spec.put("target", target(secret, sink));
        if (!secret.fetched().isEmpty()) {
            List<Object> data = new ArrayList<>();
            secret.fetched().forEach(each -> {
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("secretKey", each.key());
                item.put("remoteRef", remote(each.remote(), sink));
                data.add(item);
            });
            spec.put("data", data);
        }
        if (!secret.extracted().isEmpty()) {
            List<Object> from = new ArrayList<>();
            secret.extracted().forEach(each -> {
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("extract", remote(each, sink));
                from.add(item);
            });
            spec.put("dataFrom", from);
        }
        return spec;
    }

    /** A template replaces what was fetched unless it says that the two are merged. */
    private static Map<String, Object> target(ExternalSecret secret, Sink sink) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("name", secret.ref().name());
        target.put("creationPolicy", "Owner");
        target.put("deletionPolicy", "Retain");
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("engineVersion", "v2");
        template.put("mergePolicy", "Merge");
        template.put("type", secret.type().toString());
        if (!secret.composed().isEmpty()) {
            Map<String, Object> data = new LinkedHashMap<>();
            secret.composed().forEach(each -> data.put(each.key(), sink.text(each.template())));
            template.put("data", data);
        }
        target.put("template", template);
        return target;
    }

    private static Map<String, Object> remote(RemoteKey remote, Sink sink) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("key", sink.text(remote.key()));
        if (remote.property() != null) {
            reference.put("property", sink.text(remote.property()));
        }
        if (remote.version() != null) {
            reference.put("version", sink.text(remote.version()));
        }
        return reference;
    }
}
