package dev.keelson.helm.tree;

import dev.keelson.helm.symbol.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What identifies items and lines in every context. */
final class Keys {
    private static final List<String> NAMES = List.of(
            "name",
            "host",
            "containerPort",
            "port",
            "mountPath",
            "type",
            "topologyKey",
            "key",
            "secretKey",
            "ip",
            "path");

    /** What says whose lines follow, where a checksum is of several texts. */
    private static final Pattern HEADING = Pattern.compile("[a-z0-9][a-z0-9.-]*/[A-Za-z0-9._-]+");

    private Keys() {}

    /** {@return the items by what identifies them, in order} Equal items are told apart by their number. */
    static Map<String, Node> of(Node.Form form, List<Node> items) {
        Map<String, Node> keyed = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        String heading = "";
        for (Node item : items) {
            heading = form.isChecksum() && isHeading(item) ? item.toString() : heading;
            String key = heading + key(item);
            int count = counts.merge(key, 1, Integer::sum) - 1;
            keyed.put(key + "#" + count, item);
        }
        return keyed;
    }

    private static boolean isHeading(Node item) {
        return item instanceof Node.Text text
                && text.parts().size() == 1
                && text.parts().get(0) instanceof Part.Literal literal
                && HEADING.matcher(literal.text()).matches();
    }

    private static String key(Node item) {
        if (item instanceof Node.Fields fields) {
            for (String name : NAMES) {
                Node value = fields.children().get(name);
                if (value != null && value.nodes().isEmpty()) {
                    return name + "=" + value;
                }
            }
            if (fields.children().get("metadata") instanceof Node.Fields metadata) {
                return key(metadata);
            }
        }
        return item.toString();
    }
}
