package dev.keelson.core.placement;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a label of a node has to say: {@code NodeLabel.of("example.com/disk").in("ssd", "nvme")}.
 *
 * @param label the label
 * @param operator how it is compared, as Kubernetes writes it
 * @param values what it is compared with
 * @param defects what is wrong with label or values
 * @since 0.1.0
 */
public record NodeCondition(NodeLabel label, String operator, List<String> values, List<Defect> defects) {
    /** Keeps the lists from changing. */
    public NodeCondition {
        values = List.copyOf(values);
        defects = List.copyOf(defects);
    }

    static NodeCondition of(NodeLabel label, String operator) {
        return new NodeCondition(label, operator, List.of(), label.defects());
    }

    static NodeCondition of(NodeLabel label, String operator, String first, String... more) {
        Origin here = Origin.here();
        List<String> values = new ArrayList<>(List.of(first));
        values.addAll(Arrays.asList(more));
        List<Defect> wrong = new ArrayList<>(label.defects());
        values.forEach(value -> wrong.addAll(Names.labelValue(value, here)));
        return new NodeCondition(label, operator, values, wrong);
    }
}
