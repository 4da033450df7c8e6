package dev.keelson.helm.merge;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.keelson.helm.exploration.Axis;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands at one place: the first of some branches whose formula holds, or nothing.
 *
 * @param branches the alternatives
 * @since 0.1.0
 */
public record Template(List<Branch> branches) {

    /**
     * One alternative.
     *
     * @param when when it stands, given that what surrounds it stands and no branch before it does
     * @param value what stands
     */
    public record Branch(Formula when, Value value) {}

    /** What can stand at a place. */
    public sealed interface Value {}

    /**
     * Something that is the same in every context.
     *
     * @param node what it is
     */
    public record Fixed(Node node) implements Value {}

    /**
     * A map.
     *
     * @param children its values by key
     */
    public record Fields(Map<String, Template> children) implements Value {}

    /**
     * A list, or the lines of a text.
     *
     * @param form what it is
     * @param children its items by what identifies them
     */
    public record Sequence(Node.Form form, Map<String, Template> children) implements Value {}

    /**
     * The name of a choice, or the position of a toggle.
     *
     * @param axis the choice or toggle
     * @param text whether it stands as a text, and not as a boolean
     */
    public record Chosen(Axis axis, boolean text) implements Value {
        static Node node(Axis.Position position, boolean text) {
            return text
                    ? new Node.Text(List.of(new Part.Literal(String.valueOf(position.name()))))
                    : new Node.Plain(BooleanNode.valueOf("true".equals(position.name())));
        }
    }

    /** {@return what is left of it where it is known how a toggle stands} */
    public Template given(String toggle, boolean on) {
        List<Branch> left = new ArrayList<>();
        for (Branch branch : branches) {
            Formula when = branch.when().given(toggle, on);
            if (!when.equals(Formula.NEVER)) {
                left.add(new Branch(when, given(branch.value(), toggle, on)));
            }
            if (when.equals(Formula.ALWAYS)) {
                break;
            }
        }
        return new Template(List.copyOf(left));
    }

    private static Value given(Value value, String toggle, boolean on) {
        if (value instanceof Fields fields) {
            return new Fields(given(fields.children(), toggle, on));
        }
        if (value instanceof Sequence sequence) {
            return new Sequence(sequence.form(), given(sequence.children(), toggle, on));
        }
        return value instanceof Chosen chosen && chosen.axis().path().equals(toggle)
                ? new Fixed(Chosen.node(chosen.axis().positions().get(on ? 1 : 0), chosen.text()))
                : value;
    }

    private static Map<String, Template> given(Map<String, Template> children, String toggle, boolean on) {
        Map<String, Template> left = new LinkedHashMap<>();
        children.forEach((key, child) -> {
            Template given = child.given(toggle, on);
            if (!given.branches().isEmpty()) {
                left.put(key, given);
            }
        });
        return left;
    }

    /** {@return the paths of all settings that decide whether and what stands} */
    public Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        for (Branch branch : branches) {
            paths.addAll(branch.when().paths());
            if (branch.value() instanceof Fixed fixed) {
                collect(fixed.node(), paths);
            } else if (branch.value() instanceof Fields fields) {
                fields.children().values().forEach(child -> paths.addAll(child.paths()));
            } else if (branch.value() instanceof Sequence sequence) {
                sequence.children().values().forEach(child -> paths.addAll(child.paths()));
            } else if (branch.value() instanceof Chosen chosen) {
                paths.add(chosen.axis().path());
            }
        }
        return paths;
    }

    private static void collect(Node node, Set<String> paths) {
        node.symbols().forEach(symbol -> paths.addAll(symbol.paths()));
        collectLists(node, paths);
    }

    private static void collectLists(Node node, Set<String> paths) {
        if (node instanceof Node.Repeat repeat) {
            paths.add(repeat.list());
        }
        node.nodes().forEach(each -> collectLists(each, paths));
    }

    /** {@return whether it always stands, and always the same} */
    public boolean isUnconditional() {
        return branches.size() == 1 && branches.get(0).when().equals(Formula.ALWAYS);
    }

    /** {@return whether something always stands} */
    public boolean alwaysStands() {
        return !branches.isEmpty() && branches.get(branches.size() - 1).when().equals(Formula.ALWAYS);
    }

    /** {@return when each branch stands, in order} */
    public List<Formula> conditions() {
        return branches.stream().map(Branch::when).toList();
    }
}
