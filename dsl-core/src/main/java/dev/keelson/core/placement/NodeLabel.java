package dev.keelson.core.placement;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a label of a node says: {@code NodeLabel.of("example.com/disk").in("ssd", "nvme")}. Without more, that the node has
 * the label.
 *
 * @since 0.1.0
 */
public final class NodeLabel {
    /** The processor's architecture, {@code kubernetes.io/arch}. */
    public static final NodeLabel ARCHITECTURE = of("kubernetes.io/arch");

    /** The machine's type, {@code node.kubernetes.io/instance-type}. */
    public static final NodeLabel INSTANCE_TYPE = of("node.kubernetes.io/instance-type");

    private final String key;
    private final String operator;
    private final List<String> values;
    private final List<Defect> defects;

    private NodeLabel(String key, String operator, List<String> values, List<Defect> defects) {
        this.key = key;
        this.operator = operator;
        this.values = List.copyOf(values);
        this.defects = List.copyOf(defects);
    }

    /** {@return nodes that have the label} Finding: {@code invalid-label}. */
    public static NodeLabel of(String key) {
        Origin here = Origin.here();
        return new NodeLabel(key, "Exists", List.of(), Names.labelKey(key, here));
    }

    /** {@return nodes whose label has one of these values} */
    public NodeLabel in(String first, String... more) {
        return compared("In", first, more);
    }

    /** {@return nodes whose label has none of these values, those without the label among them} */
    public NodeLabel notIn(String first, String... more) {
        return compared("NotIn", first, more);
    }

    /** {@return nodes that do not have the label} */
    public NodeLabel absent() {
        return new NodeLabel(key, "DoesNotExist", List.of(), defects);
    }

    private NodeLabel compared(String comparison, String first, String... more) {
        Origin here = Origin.here();
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(Arrays.asList(more));
        List<Defect> wrong = new ArrayList<>(defects);
        all.forEach(value -> wrong.addAll(Names.labelValue(value, here)));
        return new NodeLabel(key, comparison, all, wrong);
    }

    /** {@return the label's key} */
    public String key() {
        return key;
    }

    /** {@return how it is compared, as Kubernetes writes it} */
    public String operator() {
        return operator;
    }

    /** {@return what it is compared with} */
    public List<String> values() {
        return values;
    }

    /** {@return what is wrong with key or values} */
    public List<Defect> defects() {
        return defects;
    }

    /** {@return the condition, {@code disk In [ssd]}} */
    @Override
    public String toString() {
        return key + " " + operator + (values.isEmpty() ? "" : " " + values);
    }
}
