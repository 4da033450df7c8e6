package dev.keelson.core.placement;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Names;
import java.util.List;

/**
 * A label by which nodes are told apart.
 *
 * @since 0.1.0
 */
public final class NodeLabel {
    /** The processor's architecture, {@code amd64} or {@code arm64}. */
    public static final NodeLabel ARCHITECTURE = of("kubernetes.io/arch");
    /** The operating system, {@code linux} or {@code windows}. */
    public static final NodeLabel OPERATING_SYSTEM = of("kubernetes.io/os");
    /** The kind of machine as its provider calls it. */
    public static final NodeLabel INSTANCE_TYPE = of("node.kubernetes.io/instance-type");
    /** The zone. */
    public static final NodeLabel ZONE = of("topology.kubernetes.io/zone");
    /** The region. */
    public static final NodeLabel REGION = of("topology.kubernetes.io/region");
    /** How the machine is paid for: {@code spot}, {@code on-demand} or {@code reserved}. */
    public static final NodeLabel CAPACITY_TYPE = of("karpenter.sh/capacity-type");

    private final String key;
    private final List<Defect> defects;

    private NodeLabel(String key, List<Defect> defects) {
        this.key = key;
        this.defects = List.copyOf(defects);
    }

    /** {@return the label with that key} Finding: {@code invalid-label}. */
    public static NodeLabel of(String key) {
        return new NodeLabel(key, Names.labelKey(key, Origin.here()));
    }

    /** {@return its key} */
    public String key() {
        return key;
    }

    /** {@return nodes whose label has one of these values} */
    public NodeCondition in(String first, String... more) {
        return NodeCondition.of(this, "In", first, more);
    }

    /** {@return nodes whose label has none of these values, those without the label among them} */
    public NodeCondition notIn(String first, String... more) {
        return NodeCondition.of(this, "NotIn", first, more);
    }

    /** {@return nodes that have the label} */
    public NodeCondition present() {
        return NodeCondition.of(this, "Exists");
    }

    /** {@return nodes that do not have the label} */
    public NodeCondition absent() {
        return NodeCondition.of(this, "DoesNotExist");
    }

    /** {@return what is wrong with the key} */
    public List<Defect> defects() {
        return defects;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeLabel label && key.equals(label.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
