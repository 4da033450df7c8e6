package dev.keelson.core.placement;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Names;
import java.util.List;

/**
 * A part of the cluster that fails or is far away as a whole: all nodes that share the value of one label.
 *
 * @since 0.1.0
 */
public final class Topology {
    /** A data centre or what the cloud calls an availability zone, {@code topology.kubernetes.io/zone}. */
    public static final Topology ZONE = new Topology("zone", "topology.kubernetes.io/zone", List.of());

    /** A region of several zones, {@code topology.kubernetes.io/region}. */
    public static final Topology REGION = new Topology("region", "topology.kubernetes.io/region", List.of());

    /** A single node, {@code kubernetes.io/hostname}. */
    public static final Topology NODE = new Topology("node", "kubernetes.io/hostname", List.of());

    private final String name;
    private final String label;
    private final List<Defect> defects;

    private Topology(String name, String label, List<Defect> defects) {
        this.name = name;
        this.label = label;
        this.defects = List.copyOf(defects);
    }

    /** {@return the parts that nodes form by another label, such as a rack} Finding: {@code invalid-label}. */
    public static Topology of(String label) {
        Origin here = Origin.here();
        return new Topology(label, label, Names.labelKey(label, here));
    }

    /** {@return the label of the nodes, {@code topologyKey}} */
    public String label() {
        return label;
    }

    /** {@return what is wrong with the label} */
    public List<Defect> defects() {
        return defects;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topology topology && label.equals(topology.label);
    }

    @Override
    public int hashCode() {
        return label.hashCode();
    }

    /** {@return its name in model paths and findings, {@code zone}} */
    @Override
    public String toString() {
        return name;
    }
}
