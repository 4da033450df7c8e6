package dev.keelson.helm.values;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.emit.yaml.YamlScalar;
import dev.keelson.core.origin.ModelPath;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code values.yaml}: every value under its model path, with its default and what it is for.
 *
 * @since 0.1.0
 */
public final class ValuesFile {
    private final Map<String, Object> tree = new LinkedHashMap<>();
    private final Set<String> varying;

    /**
     * A file with these values, in this order.
     *
     * @param varying the paths whose default the templates choose
     */
    public ValuesFile(Collection<Parameter> parameters, Set<String> varying) {
        this.varying = varying;
        parameters.forEach(this::put);
    }

    @SuppressWarnings("unchecked") // what holds other values is a map made here
    private void put(Parameter parameter) {
        List<String> segments = ModelPath.parse(parameter.path()).segments();
        Map<String, Object> inner = tree;
        for (String segment : segments.subList(0, segments.size() - 1)) {
            inner = (Map<String, Object>) inner.computeIfAbsent(segment, key -> new LinkedHashMap<String, Object>());
        }
        inner.put(segments.get(segments.size() - 1), parameter);
    }

    /** {@return the file's text} */
    public String text() {
        StringBuilder text = new StringBuilder();
        write(tree, "", text);
        return text.toString();
    }

    private void write(Map<String, Object> values, String indent, StringBuilder text) {
        values.forEach((key, value) -> {
            if (value instanceof Parameter parameter) {
                if (!parameter.description().isEmpty()) {
                    text.append(indent)
                            .append("# ")
                            .append(parameter.description())
                            .append('\n');
                }
                boolean chosen = varying.contains(parameter.path());
                if (chosen) {
                    text.append(indent).append("# null: chosen by other values.\n");
                }
                text.append(indent).append(YamlScalar.key(key)).append(':');
                text.append(scalar(chosen ? null : parameter.byDefault(), indent))
                        .append('\n');
            } else if (value instanceof Map<?, ?> inner) {
                text.append(indent).append(YamlScalar.key(key)).append(":\n");
                Map<String, Object> children = new LinkedHashMap<>();
                inner.forEach((name, child) -> children.put(name.toString(), child));
                write(children, indent + "  ", text);
            }
        });
    }

    private static String scalar(@Nullable Object value, String indent) {
        if (value == null) {
            return " null";
        }
        if (value instanceof Long || value instanceof Boolean) {
            return " " + value;
        }
        if (value instanceof List<?> items) {
            StringBuilder text = new StringBuilder(items.isEmpty() ? " []" : "");
            items.forEach(
                    item -> text.append('\n').append(indent).append("  - ").append(YamlScalar.inline(item.toString())));
            return text.toString();
        }
        return " " + YamlScalar.inline(value.toString());
    }
}
