package dev.keelson.core.identity;

import dev.keelson.core.extension.View;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes names and labels, the same for every object of a component.
 *
 * @since 0.1.0
 */
public final class LabelWriter {
    private final String platform;
    private final Sink sink;
    private final Map<Component, Map<String, Text>> own = new HashMap<>();

    /** A writer for the components of that view. */
    public LabelWriter(View view) {
        this.platform = view.all(PlatformFacts.class).get(0).name();
        this.sink = view.sink();
        view.all(ComponentLabels.class).forEach(each -> own.put(each.component(), each.labels()));
    }

    /** {@return the metadata of an object of the component} */
    public ObjectMeta metadata(Component component, String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(name(component.namespace()));
        metadata.setLabels(complete(component, Labels.component(component)));
        return metadata;
    }

    /** {@return the metadata of a config map that belongs to no single component} */
    public ObjectMeta metadata(ConfigRef config) {
        return metadata(config.namespace(), config.name());
    }

    /** {@return the metadata of an object that belongs to no single component; one without namespace is the cluster's} */
    public ObjectMeta metadata(@Nullable Namespace namespace, String name) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Labels.PART_OF, platform);
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(namespace == null ? null : name(namespace));
        metadata.setLabels(labels);
        return metadata;
    }

    /** {@return the labels of a pod that carries those it is selected by} */
    public Map<String, String> pod(Component component, Map<String, String> selected) {
        return complete(component, selected);
    }

    /** {@return what a namespace is called in what is written} */
    public String name(Namespace namespace) {
        return sink.text(namespace.written());
    }

    private Map<String, String> complete(Component component, Map<String, String> first) {
        Map<String, String> labels = new LinkedHashMap<>(first);
        labels.put(Labels.PART_OF, platform);
        own.getOrDefault(component, Map.of()).forEach((key, value) -> labels.put(key, sink.text(value)));
        return labels;
    }
}
