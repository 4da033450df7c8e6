package dev.keelson.helm.merge;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.keelson.helm.exploration.Axis;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.tree.Node;
import java.util.List;
import java.util.Map;

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
