package dev.keelson.validation.cluster.simulation;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node without a machine: the scheduler binds pods to it, and they run as {@code stages.yaml} says.
 *
 * @param name its name, and the value of {@code kubernetes.io/hostname}
 * @param zone the value of {@code topology.kubernetes.io/zone}
 * @param cpu cores that pods may ask for; what the system of a real node keeps is taken off already
 * @param memory what pods may ask for, such as {@code 28Gi}
 * @param labels further labels
 * @param taints what pods have to tolerate
 * @since 0.1.0
 */
public record SimulatedNode(
        String name, String zone, String cpu, String memory, Map<String, String> labels, List<Taint> taints) {
    private static final String PODS = "58";

    /** Keeps copies. */
    public SimulatedNode {
        labels = Map.copyOf(labels);
        taints = List.copyOf(taints);
    }

    /** Returns a node as clouds have many: 8 cores and 32 GiB, less what the system keeps. */
    public static SimulatedNode named(String name, String zone) {
        return new SimulatedNode(name, zone, "7900m", "29Gi", Map.of(), List.of());
    }

    /** Returns one node in each of three zones, for each of the numbers from 1 on: {@code a-1}, {@code b-1}, … */
    public static List<SimulatedNode> overThreeZones(int perZone) {
        List<SimulatedNode> nodes = new ArrayList<>();
        for (int number = 1; number <= perZone; number++) {
            for (String zone : List.of("a", "b", "c")) {
                nodes.add(named(zone + "-" + number, "eu-central-1" + zone));
            }
        }
        return nodes;
    }

    /** Returns the same node with another size. */
    public SimulatedNode sized(String cores, String gibibytes) {
        return new SimulatedNode(name, zone, cores, gibibytes, labels, taints);
    }

    /** Returns the same node with one more label. */
    public SimulatedNode label(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(key, value);
        return new SimulatedNode(name, zone, cpu, memory, more, taints);
    }

    /** Returns the same node with one more taint. */
    public SimulatedNode taint(String key, String value, String effect) {
        List<Taint> more = new ArrayList<>(taints);
        more.add(new Taint(effect, key, null, value));
        return new SimulatedNode(name, zone, cpu, memory, labels, more);
    }

    /** Returns the object that stands for it. */
    public Node object() {
        Map<String, Quantity> room = Map.of(
                "cpu", new Quantity(cpu),
                "memory", new Quantity(memory),
                "ephemeral-storage", new Quantity("90Gi"),
                "pods", new Quantity(PODS));
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("kubernetes.io/hostname", name)
                .addToLabels("kubernetes.io/os", "linux")
                .addToLabels("kubernetes.io/arch", "amd64")
                .addToLabels("topology.kubernetes.io/zone", zone)
                .addToLabels("topology.kubernetes.io/region", "eu-central-1")
                .addToLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withTaints(taints)
                .endSpec()
                .withNewStatus()
                .withCapacity(room)
                .withAllocatable(room)
                .endStatus()
                .build();
    }
}
