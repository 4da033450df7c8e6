package dev.keelson.helm.values;

import java.util.ArrayList;
import java.util.List;

/**
 * All that the user of a chart may set, as a tree in the order in which people read it.
 *
 * @param children what stands at the root
 * @since 0.1.0
 */
public record Values(List<Node> children) {

    /** A value, or several under one name. */
    public sealed interface Node {
        /** {@return the key it stands under} */
        String key();
    }

    /**
     * Several values under one name.
     *
     * @param key the name
     * @param title what they are about, empty where the name says it
     * @param children what stands under it
     */
    public record Group(String key, String title, List<Node> children) implements Node {}

    /**
     * One value.
     *
     * @param key the last step of its path
     * @param value the value
     */
    public record Leaf(String key, Value value) implements Node {}

    /** {@return every value, in order} */
    public List<Value> all() {
        List<Value> all = new ArrayList<>();
        collect(children, all);
        return List.copyOf(all);
    }

    private static void collect(List<Node> nodes, List<Value> all) {
        for (Node node : nodes) {
            if (node instanceof Leaf leaf) {
                all.add(leaf.value());
            } else if (node instanceof Group group) {
                collect(group.children(), all);
            }
        }
    }
}
