package dev.keelson.core.workload;

import dev.keelson.core.config.ConfigMapData;
import dev.keelson.core.extension.View;
import dev.keelson.core.pod.Pod;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checksum of the configuration that a pod reads, as an annotation of the pod: when the configuration changes the
 * template does, and the workload's pods are replaced as with any other update.
 */
final class ConfigChecksums {
    private static final String ANNOTATION = "checksum/config";

    private final Sink sink;
    private final Map<ConfigRef, ConfigMapData> filled = new LinkedHashMap<>();

    ConfigChecksums(View view) {
        this.sink = view.sink();
        view.all(ConfigMapData.class).forEach(config -> filled.put(config.ref(), config));
    }

    Map<String, String> annotations(Pod pod) {
        List<Object> parts = new ArrayList<>();
        for (ConfigRef ref : pod.configs()) {
            ConfigMapData config = filled.get(ref);
            if (config != null) {
                config.entries().forEach((key, value) -> {
                    parts.add(ref.name() + "/" + key + "\n");
                    parts.add(value.essence());
                    parts.add("\n");
                });
            }
        }
        Map<String, String> annotations = new LinkedHashMap<>();
        if (!parts.isEmpty()) {
            annotations.put(ANNOTATION, sink.text(Text.of(parts.toArray()).checksum()));
        }
        return annotations;
    }
}
