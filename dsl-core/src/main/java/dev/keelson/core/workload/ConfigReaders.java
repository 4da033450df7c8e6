package dev.keelson.core.workload;

import dev.keelson.core.extension.View;
import dev.keelson.core.pod.Pod;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.SecretRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Who reads which config map and which secret.
 *
 * @since 0.1.0
 */
public final class ConfigReaders {
    private ConfigReaders() {}

    /** {@return the reader of each config map that exactly one component reads} */
    public static Map<ConfigRef, Component> only(View view) {
        return only(view, Pod::configs);
    }

    /** {@return the reader of each secret that exactly one component reads} */
    public static Map<SecretRef, Component> onlyOfSecrets(View view) {
        return only(view, Pod::secrets);
    }

    private static <T> Map<T, Component> only(View view, Function<Pod, Collection<T>> read) {
        Map<T, Set<Component>> readers = new HashMap<>();
        view.all(Workload.class).forEach(workload -> read.apply(workload.pod())
                .forEach(ref ->
                        readers.computeIfAbsent(ref, any -> new HashSet<>()).add(workload.component())));
        Map<T, Component> only = new HashMap<>();
        readers.forEach((ref, components) -> {
            if (components.size() == 1) {
                only.put(ref, components.iterator().next());
            }
        });
        return only;
    }
}
