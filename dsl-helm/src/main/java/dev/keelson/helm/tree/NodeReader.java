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
            return new Node.Sequence(Node.Form.LIST, Keys.of(Node.Form.LIST, repeats.folded(items)));
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
            return new Node.Sequence(sequence.form(), Keys.of(sequence.form(), items));
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
        List<Part> parts = table.parts(text);
        if (parts.size() == 1
                && parts.get(0) instanceof Part.Symbol symbol
                && symbol.expression() instanceof Expression.Checksum checksum
                && !mentionsItems(checksum)) {
            String hashed = table.text(checksum.text());
            return isOneLine(hashed)
                    ? new Node.Text(parts)
                    : lines(hashed, Node.Form.CHECKSUM, Node.Form.OPEN_CHECKSUM);
        }
        return isOneLine(text) ? new Node.Text(parts) : lines(text, Node.Form.LINES, Node.Form.OPEN_LINES);
    }

    private static boolean isOneLine(String text) {
        return text.indexOf('\n') < 0;
    }

    private Node lines(String text, Node.Form ending, Node.Form open) {
        boolean ends = text.endsWith("\n");
        Node.Form form = ends ? ending : open;
        List<Node> nodes = new ArrayList<>();
        for (String line : (ends ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            nodes.add(new Node.Text(table.parts(line)));
        }
        return new Node.Sequence(form, Keys.of(form, repeats.folded(nodes)));
    }

    /** A checksum of an item stands in what is repeated, and the lines of a text of its own would not. */
    private static boolean mentionsItems(Expression expression) {
        return expression instanceof Expression.Item
                || expression.parts().stream().anyMatch(NodeReader::mentionsItems);
    }
}
