package dev.keelson.helm.values;

import dev.keelson.helm.merge.Template;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the keys that the objects of a chart set themselves, in some context, where its user can add others. */
final class TakenKeys {
    private final Set<String> open;
    private final Map<String, Set<String>> taken = new HashMap<>();

    private TakenKeys(Set<String> open) {
        this.open = open;
    }

    /**
     * {@return the keys by the path of what is added beside them}
     *
     * @param objects the templates of the chart's objects
     * @param open the paths of what can be added
     */
    static Map<String, Set<String>> of(Collection<Template> objects, Set<String> open) {
        TakenKeys keys = new TakenKeys(open);
        objects.forEach(keys::template);
        return keys.taken;
    }

    private void template(Template template) {
        template.branches().forEach(branch -> {
            if (branch.value() instanceof Template.Fields fields) {
                map(
                        fields.children().keySet(),
                        fields.children().values().stream()
                                .flatMap(child -> child.branches().stream())
                                .map(Template.Branch::value)
                                .filter(Template.Fixed.class::isInstance)
                                .map(value -> ((Template.Fixed) value).node())
                                .toList());
                fields.children().values().forEach(this::template);
            } else if (branch.value() instanceof Template.Sequence sequence) {
                sequence.children().values().forEach(this::template);
            } else if (branch.value() instanceof Template.Fixed fixed) {
                node(fixed.node());
            }
        });
    }

    private void node(Node node) {
        if (node instanceof Node.Fields fields) {
            map(fields.children().keySet(), fields.children().values());
        }
        node.nodes().forEach(this::node);
    }

    private void map(Set<String> keys, Collection<Node> values) {
        List<String> added = new ArrayList<>();
        values.forEach(value -> {
            if (value instanceof Node.Text text) {
                text.setting().filter(open::contains).ifPresent(added::add);
            }
        });
        added.forEach(
                path -> taken.computeIfAbsent(path, first -> new TreeSet<>()).addAll(keys));
    }
}
