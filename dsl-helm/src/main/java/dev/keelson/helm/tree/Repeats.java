package dev.keelson.helm.tree;

import dev.keelson.core.expression.Expression;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds what stands once for each item of a list: with several symbols for its items, the same block several times, only
 * the symbol differing. What is not such a block stays, and with it the symbols that give it away.
 */
final class Repeats {
    private final int symbols;
    private final IdentityHashMap<Node, Set<Expression.Item>> known = new IdentityHashMap<>();

    Repeats(int symbols) {
        this.symbols = symbols;
    }

    /** {@return the sequence with a block for each repetition} One symbol shows no repetition: then it stays as it is. */
    List<Node> folded(List<Node> sequence) {
        List<Node> folded = sequence;
        for (String list : lists(sequence)) {
            List<Node> before;
            do {
                before = folded;
                folded = foldedOnce(before, list);
            } while (!folded.equals(before));
        }
        return folded;
    }

    private List<Node> foldedOnce(List<Node> sequence, String list) {
        int first = indexOf(sequence, new Expression.Item(list, 0));
        int second = indexOf(sequence, new Expression.Item(list, 1));
        int length = second - first;
        if (first < 0 || length < 1) {
            return sequence;
        }
        for (int start = first; start >= 0 && start > first - length; start--) {
            if (repeats(sequence, start, length, list)) {
                List<Node> result = new ArrayList<>(sequence.subList(0, start));
                result.add(new Node.Repeat(list, folded(sequence.subList(start, start + length))));
                result.addAll(sequence.subList(start + symbols * length, sequence.size()));
                return result;
            }
        }
        return sequence;
    }

    private boolean repeats(List<Node> sequence, int start, int length, String list) {
        if (start + symbols * length > sequence.size()) {
            return false;
        }
        String item = new Expression.Item(list, 0).toString();
        for (int offset = 0; offset < symbols * length; offset++) {
            String other = new Expression.Item(list, offset / length).toString();
            String expected = sequence.get(start + offset % length).toString().replace(item, other);
            if (!sequence.get(start + offset).toString().equals(expected)) {
                return false;
            }
        }
        return true;
    }

    /** The first element that mentions the item and is not a block of its list already. */
    private int indexOf(List<Node> sequence, Expression.Item item) {
        for (int index = 0; index < sequence.size(); index++) {
            if (mentioned(sequence.get(index)).contains(item)) {
                return index;
            }
        }
        return -1;
    }

    private Set<String> lists(List<Node> sequence) {
        Set<String> lists = new LinkedHashSet<>();
        sequence.forEach(node -> mentioned(node).forEach(item -> lists.add(item.path())));
        return lists;
    }

    /** What {@link #open} gives, looked for once: a node is asked when it is read, and with each list around it. */
    private Set<Expression.Item> mentioned(Node node) {
        Set<Expression.Item> items = known.get(node);
        if (items == null) {
            items = open(node, this::mentioned);
            known.put(node, items);
        }
        return items;
    }

    /** {@return the items that a node mentions outside of the blocks that stand for them} */
    static Set<Expression.Item> open(Node node) {
        return open(node, Repeats::open);
    }

    private static Set<Expression.Item> open(Node node, Function<Node, Set<Expression.Item>> inside) {
        Set<Expression.Item> items = new LinkedHashSet<>();
        if (node.nodes().isEmpty()) {
            node.symbols().forEach(symbol -> collect(symbol, items));
        }
        node.nodes().forEach(inner -> items.addAll(inside.apply(inner)));
        if (node instanceof Node.Repeat repeat) {
            items.removeIf(item -> item.path().equals(repeat.list()));
        }
        return items;
    }

    private static void collect(Expression expression, Set<Expression.Item> items) {
        if (expression instanceof Expression.Item item) {
            items.add(item);
        }
        expression.parts().forEach(part -> collect(part, items));
    }
}
