package dev.keelson.core.emit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.draft.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code platform.json} says of the settings of an environment. */
final class SettingsReport {
    private SettingsReport() {}

    static ObjectNode of(List<Parameter> parameters) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        Map<String, Parameter> sorted = new TreeMap<>();
        parameters.forEach(parameter -> sorted.put(parameter.path(), parameter));
        sorted.forEach((path, parameter) -> {
            ObjectNode node = map.putObject(path);
            node.put("type", parameter.type());
            value(node, "default", parameter.byDefault());
            value(node, "value", parameter.value());
            node.put("declared", !parameter.implicit());
            node.put("origin", parameter.origin().toString());
        });
        return map;
    }

    private static void value(ObjectNode node, String field, @Nullable Object value) {
        if (value instanceof Long number) {
            node.put(field, number);
        } else if (value instanceof Boolean bool) {
            node.put(field, bool);
        } else if (value instanceof List<?> list) {
            ArrayNode items = node.putArray(field);
            list.forEach(item -> items.add(item.toString()));
        } else if (value instanceof Map<?, ?> entries) {
            ObjectNode texts = node.putObject(field);
            entries.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        } else if (value != null) {
            node.put(field, value.toString());
        }
    }
}
