package dev.keelson.core.pod;

import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pods that a controller of the cluster makes in a namespace of the platform, from an object that is no workload, with a
 * Deployment of its own. No pod template shows them; network policies may name them, and quotas count them.
 *
 * @param namespace where they run
 * @param labels what they carry
 * @param maker what they are made from
 * @param needs what each of them needs, and how many there are
 * @since 0.1.0
 */
public record ControlledPods(Namespace namespace, Map<String, String> labels, Maker maker, Needs needs) {
    /**
     * The object that a controller makes pods from, in their namespace.
     *
     * @param group its API group
     * @param kind its kind
     * @param name its name
     */
    public record Maker(String group, String kind, String name) {}

    /**
     * What pods need of their namespace.
     *
     * @param cpu processor time that is kept for each
     * @param cpuLimit processor time that each may use
     * @param memory the memory that each has
     * @param most how many there are when all of them are asked for
     */
    public record Needs(Cpu cpu, Cpu cpuLimit, Memory memory, Count most) {}

    /** Keeps the labels in order and from changing. */
    public ControlledPods {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
