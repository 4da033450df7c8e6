package dev.keelson.core.workload;

import dev.keelson.core.extension.View;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who reads which config map.
 *
 * @since 0.1.0
 */
public final class ConfigReaders {
    private ConfigReaders() {}

    /** {@return the reader of each config map that exactly one component reads} */
    public static Map<ConfigRef, Component> only(View view) {
        Map<ConfigRef, Set<Component>> readers = new HashMap<>();
        view.all(Workload.class).forEach(workload -> workload.pod().configs().forEach(ref -> readers.computeIfAbsent(
                        ref, any -> new HashSet<>())
                .add(workload.component())));
        Map<ConfigRef, Component> only = new HashMap<>();
        readers.forEach((ref, components) -> {
            if (components.size() == 1) {
                only.put(ref, components.iterator().next());
            }
        });
        return only;
    }
}
