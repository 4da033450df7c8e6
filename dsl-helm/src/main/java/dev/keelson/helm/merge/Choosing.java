package dev.keelson.helm.merge;

import dev.keelson.helm.exploration.Axis;
import dev.keelson.helm.exploration.Context;
import dev.keelson.helm.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sees where a field is the name of a choice, or the position of a toggle, in every context. */
final class Choosing {
    private Choosing() {}

    static Template.@Nullable Chosen from(Set<Axis> varied, Map<Object, List<Context>> alternatives) {
        if (alternatives.size() < 2) {
            return null;
        }
        for (Axis axis : varied) {
            for (boolean text : new boolean[] {true, false}) {
                if (axis.positions().get(0).name() != null
                        && alternatives.entrySet().stream().allMatch(each -> isNamed(axis, text, each))) {
                    return new Template.Chosen(axis, text);
                }
            }
        }
        return null;
    }

    private static boolean isNamed(Axis axis, boolean text, Map.Entry<Object, List<Context>> alternative) {
        return alternative.getValue().stream()
                .allMatch(row -> alternative.getKey() instanceof Node node
                        && node.equals(Template.Chosen.node(axis.positions().get(row.at(axis)), text)));
    }
}
