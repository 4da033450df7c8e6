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
    /** Where Helm puts what a chart shares with its subcharts, and a chart around it its own. */
    public static final String GLOBAL = "global";

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

    /** {@return the values that a subchart has whose values stand under that key, and those that it shares with all} */
    public Values below(String key) {
        List<Node> below = new ArrayList<>();
        for (Node node : children) {
            if (node instanceof Group group && group.key().equals(key)) {
                below.addAll(group.children());
            } else if (node.key().equals(GLOBAL)) {
                below.add(node);
            }
        }
        return new Values(List.copyOf(below));
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
