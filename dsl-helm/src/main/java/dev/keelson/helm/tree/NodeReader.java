package dev.keelson.helm.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.expression.Expression;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.symbol.SymbolTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Kubernetes objects that were rendered with the markers of a table.
 *
 * @since 0.1.0
 */
public final class NodeReader {
    private static final List<String> KEYS =
            List.of("name", "host", "containerPort", "port", "mountPath", "type", "topologyKey", "key", "ip", "path");

    private final SymbolTable table;
    private final int itemSymbols;
    private final Repeats repeats;
    private final Map<JsonNode, Node> objects = new HashMap<>();
    private final Map<JsonNode, Node> pieces = new HashMap<>();
    private final Map<Node, Node> shared;

    /**
     * A reader.
     *
     * @param table whose markers are in the objects
     * @param itemSymbols how many symbols stand for the items of a list
     */
    public NodeReader(SymbolTable table, int itemSymbols) {
        this(table, itemSymbols, new HashMap<>());
    }

    private NodeReader(SymbolTable table, int itemSymbols, Map<Node, Node> shared) {
        this.table = table;
        this.itemSymbols = itemSymbols;
        this.repeats = new Repeats(itemSymbols);
        this.shared = shared;
    }

    /** {@return how many symbols stand for the items of a list} */
    public int itemSymbols() {
        return itemSymbols;
    }

    /** {@return a reader of objects with another number of symbols for the items of a list} */
    public NodeReader with(int itemSymbols) {
        return new NodeReader(table, itemSymbols, shared);
    }

    /** {@return what an equal object was read as, null where there was none} Several threads may ask while none reads. */
    public @Nullable Node known(JsonNode json) {
        return objects.get(json);
    }

    /** {@return the object, its symbols found} */
    public Node object(JsonNode json) {
        Node object = objects.get(json);
        if (object == null) {
            object = shared(read(json));
            objects.put(json, object);
        }
        return object;
    }

    /** {@return the node that was met first of all that are equal to it, so that most comparisons end before they begin} */
    public Node shared(Node node) {
        Node first = shared.putIfAbsent(node, node);
        return first == null ? node : first;
    }

    /** Of equal pieces the first is read: most of an object is like it was in an earlier run. */
    private Node read(JsonNode json) {
        Node node = pieces.get(json);
        if (node == null) {
            node = newNode(json);
            pieces.put(json, node);
        }
        return node;
    }

    private Node newNode(JsonNode json) {
        if (json.isObject() && !json.isEmpty()) {
            Map<String, Node> children = new LinkedHashMap<>();
            json.properties().forEach(field -> children.put(field.getKey(), read(field.getValue())));
            return new Node.Fields(children);
        }
        if (json.isArray() && !json.isEmpty()) {
            List<Node> items = new ArrayList<>();
            json.forEach(item -> items.add(read(item)));
            return new Node.Sequence(Node.Form.LIST, keyed(repeats.folded(items)));
        }
        if (json.isTextual()) {
            return text(json.textValue());
        }
        return json.isIntegralNumber()
                ? table.symbol(json.longValue()).<Node>map(Node.Numeral::new).orElseGet(() -> new Node.Plain(json))
                : new Node.Plain(json);
    }

    /** {@return the items of lists that an object mentions where nothing stands once for each} */
    public static Set<Expression.Item> strayItems(Node node) {
        return Repeats.open(node);
    }

    /** {@return the node with each block standing once, as a list of one item gives it} */
    public static Node unfolded(Node node) {
        if (node instanceof Node.Fields fields) {
            Map<String, Node> children = new LinkedHashMap<>();
            fields.children().forEach((key, child) -> children.put(key, unfolded(child)));
            return new Node.Fields(children);
        }
        if (node instanceof Node.Sequence sequence) {
            List<Node> items = new ArrayList<>();
            sequence.children().values().forEach(child -> unfold(child, items));
            return new Node.Sequence(sequence.form(), keyed(items));
        }
        return node;
    }

    private static void unfold(Node node, List<Node> items) {
        if (node instanceof Node.Repeat repeat) {
            repeat.body().forEach(child -> unfold(child, items));
        } else {
            items.add(unfolded(node));
        }
    }

    private Node text(String text) {
        boolean ends = text.endsWith("\n");
        String[] lines = (ends ? text.substring(0, text.length() - 1) : text).split("\n", -1);
        if (!ends && lines.length == 1) {
            return new Node.Text(table.parts(text));
        }
        List<Node> nodes = new ArrayList<>();
        for (String line : lines) {
            nodes.add(new Node.Text(table.parts(line)));
        }
        return new Node.Sequence(ends ? Node.Form.LINES : Node.Form.OPEN_LINES, keyed(repeats.folded(nodes)));
    }

    private static Map<String, Node> keyed(List<Node> items) {
        Map<String, Node> keyed = new LinkedHashMap<>();
        for (Node item : items) {
            String key = key(item);
            int count = 0;
            while (keyed.containsKey(key + "#" + count)) {
                count++;
            }
            keyed.put(key + "#" + count, item);
        }
        return keyed;
    }

    private static String key(Node item) {
        if (item instanceof Node.Fields fields) {
            for (String name : KEYS) {
                Node value = fields.children().get(name);
                if (value != null && value.nodes().isEmpty()) {
                    return name + "=" + value;
                }
            }
        }
        return item.toString();
    }

    /** {@return whether a text is one literal} */
    public static boolean isLiteral(Node node, String text) {
        return node instanceof Node.Text found && found.parts().equals(List.of(new Part.Literal(text)));
    }
}
