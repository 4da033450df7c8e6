package dev.keelson.core.config;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes config maps.
 *
 * @since 0.1.0
 */
public final class ConfigMapRenderer implements Renderer {
    /** A renderer without state. */
    public ConfigMapRenderer() {}

    @Override
    public void render(View view, Resources out) {
        view.all(ConfigMapData.class).forEach(config -> {
            Map<String, String> data = new LinkedHashMap<>();
            config.entries().forEach((key, value) -> data.put(key, view.sink().text(value)));
            ConfigMap object = new ConfigMap();
            ObjectMeta metadata = new ObjectMeta();
            metadata.setName(config.ref().name());
            metadata.setNamespace(config.ref().namespace().name());
            object.setMetadata(metadata);
            object.setData(data);
            out.add(object, new Source(null, config.path(), config.origin(), "config " + config.ref()));
        });
    }
}
