package dev.keelson.core.check.scaling;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many pods workloads run. */
final class PodCounts {
    private static final List<String> COUNTED = List.of("Deployment", "StatefulSet", "ReplicaSet");

    /** How many there are at least and at most while nothing is disrupted. */
    record Range(long least, long most) {
        Range plus(Range other) {
            return new Range(least + other.least, most + other.most);
        }
    }

    private record Key(String namespace, String group, String kind, String name) {}

    private final Map<Key, Scaler> scalers = new HashMap<>();

    PodCounts(ObjectIndex objects) {
        for (Scaler scaler : Scaler.horizontal(objects)) {
            scalers.putIfAbsent(
                    new Key(scaler.object().namespace(), scaler.group(), scaler.kind(), scaler.name()), scaler);
        }
    }

    /** The one that decides the number of pods, empty where that number is fixed. */
    Optional<Scaler> scaler(KubernetesObject workload) {
        @Nullable
        Scaler scaler = scalers.get(new Key(workload.namespace(), workload.group(), workload.kind(), workload.name()));
        return Optional.ofNullable(scaler);
    }

    /** Empty where somebody else decides, such as the number of nodes. */
    Optional<Range> of(KubernetesObject workload) {
        if (!workload.group().equals("apps") || !COUNTED.contains(workload.kind())) {
            return Optional.empty();
        }
        return scaler(workload)
                .map(PodCounts::range)
                .or(() -> Optional.of(fixed(workload.root().get("spec", "replicas"))))
                .filter(range -> range.least() <= range.most());
    }

    private static Range range(Scaler scaler) {
        Field spec = scaler.object().root().get("spec");
        return new Range(least(spec), spec.get("maxReplicas").number());
    }

    static long least(Field horizontal) {
        Field least = horizontal.get("minReplicas");
        return least.isNumber() ? least.number() : 1;
    }

    private static Range fixed(Field replicas) {
        long number = replicas.isNumber() ? replicas.number() : 1;
        return new Range(number, number);
    }
}
