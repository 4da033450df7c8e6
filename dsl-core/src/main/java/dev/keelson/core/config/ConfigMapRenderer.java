package dev.keelson.core.config;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes config maps. One that a single component reads is written beside that component.
 *
 * @since 0.1.0
 */
public final class ConfigMapRenderer implements Renderer {
    private final Function<View, Map<ConfigRef, Component>> readers;

    /**
     * A renderer for config maps.
     *
     * @param readers tells the component that reads a config map, where exactly one does
     */
    public ConfigMapRenderer(Function<View, Map<ConfigRef, Component>> readers) {
        this.readers = readers;
    }

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        Map<ConfigRef, Component> readerOf = readers.apply(view);
        view.all(ConfigMapData.class).forEach(config -> {
            Component reader = readerOf.get(config.ref());
            Map<String, String> data = new LinkedHashMap<>();
            config.entries().forEach((key, value) -> data.put(key, view.sink().text(value)));
            ConfigMap object = new ConfigMap();
            object.setMetadata(
                    reader == null
                            ? labels.metadata(config.ref())
                            : labels.metadata(reader, config.ref().name()));
            object.getMetadata().getLabels().putAll(config.labels());
            object.setData(data);
            out.add(object, new Source(reader, config.path(), config.origin(), "config " + config.ref()));
        });
    }
}
