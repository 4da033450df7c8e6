package dev.keelson.core.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Where two versions of one object differ.
 *
 * @since 0.1.0
 */
public final class Difference {
    private static final YamlWriter WRITER = new YamlWriter();

    private Difference() {}

    /** {@return the first field that differs with both its values, to be read after "differs"; empty where none does} */
    public static String between(Resource first, Resource second) {
        JsonNode one = WRITER.tree(first.object());
        JsonNode two = WRITER.tree(second.object());
        StringBuilder pointer = new StringBuilder();
        while (one.isContainerNode() && two.isContainerNode() && !one.equals(two)) {
            String step = one.isArray() && two.isArray() ? item(one, two) : field(one, two);
            pointer.append(step);
            one = one.at(step);
            two = two.at(step);
        }
        return pointer.isEmpty() ? "" : " at " + pointer + ", first " + shown(one) + ", then " + shown(two);
    }

    private static String item(JsonNode one, JsonNode two) {
        return IntStream.range(0, Math.max(one.size(), two.size()))
                .filter(i -> !Objects.equals(one.get(i), two.get(i)))
                .mapToObj(i -> "/" + i)
                .findFirst()
                .orElseThrow();
    }

    private static String field(JsonNode one, JsonNode two) {
        Set<String> names = new LinkedHashSet<>();
        one.fieldNames().forEachRemaining(names::add);
        two.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !Objects.equals(one.get(name), two.get(name)))
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .findFirst()
                .orElseThrow();
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
