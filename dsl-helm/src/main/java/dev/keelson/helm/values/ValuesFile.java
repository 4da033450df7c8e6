package dev.keelson.helm.values;

import dev.keelson.core.emit.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes {@code values.yaml}: every value with its default, and above it what it is for and what it may be.
 *
 * @since 0.1.0
 */
public final class ValuesFile {
    private static final int WIDTH = 120;

    /** What no value stands for. */
    private static final Object NULL = new Object();

    private final StringBuilder text = new StringBuilder();
    private final Function<Value, Optional<Object>> given;

    private ValuesFile(Function<Value, Optional<Object>> given) {
        this.given = given;
    }

    /** {@return the file's text} */
    public static String text(Values values) {
        return text(values, ValuesFile::byDefault);
    }

    /** {@return the text of a file beside it that gives some values, by their paths, something else} */
    public static String changed(Values values, Map<String, Object> changed) {
        return text(
                values, value -> Optional.ofNullable(changed.get(value.path().toString())));
    }

    private static String text(Values values, Function<Value, Optional<Object>> given) {
        ValuesFile file = new ValuesFile(given);
        file.write(values.children(), "");
        return file.text.toString();
    }

    private static Optional<Object> byDefault(Value value) {
        Object byDefault = value.parameter().byDefault();
        return Optional.of(value.choosers().isEmpty() && byDefault != null ? byDefault : NULL);
    }

    private boolean isWritten(Values.Node node) {
        return node instanceof Values.Leaf leaf
                ? given.apply(leaf.value()).isPresent()
                : ((Values.Group) node).children().stream().anyMatch(this::isWritten);
    }

    private void write(List<Values.Node> nodes, String indent) {
        for (Values.Node node : nodes.stream().filter(this::isWritten).toList()) {
            if (node instanceof Values.Group group) {
                if (indent.isEmpty() && text.length() > 0) {
                    text.append('\n');
                }
                comment(group.title(), indent);
                text.append(indent).append(YamlScalar.key(group.key())).append(":\n");
                write(group.children(), indent + "  ");
            } else if (node instanceof Values.Leaf leaf) {
                comment(leaf.value().description(), indent);
                text.append(indent).append(YamlScalar.key(leaf.key())).append(':');
                text.append(scalar(given.apply(leaf.value()).orElse(NULL), indent))
                        .append('\n');
            }
        }
    }

    private void comment(String words, String indent) {
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (line.length() > 0 && indent.length() + line.length() + word.length() + 3 > WIDTH) {
                text.append(indent).append('#').append(line).append('\n');
                line.setLength(0);
            }
            if (!word.isEmpty()) {
                line.append(' ').append(word);
            }
        }
        if (line.length() > 0) {
            text.append(indent).append('#').append(line).append('\n');
        }
    }

    private static String scalar(Object value, String indent) {
        if (NULL.equals(value)) {
            return " null";
        }
        if (value instanceof Long || value instanceof Boolean) {
            return " " + value;
        }
        if (value instanceof List<?> items) {
            StringBuilder list = new StringBuilder(items.isEmpty() ? " []" : "");
            items.forEach(
                    item -> list.append('\n').append(indent).append("  - ").append(YamlScalar.inline(item.toString())));
            return list.toString();
        }
        if (value instanceof Map<?, ?> entries) {
            StringBuilder map = new StringBuilder(entries.isEmpty() ? " {}" : "");
            entries.forEach((key, each) -> map.append('\n')
                    .append(indent)
                    .append("  ")
                    .append(YamlScalar.key(key.toString()))
                    .append(": ")
                    .append(YamlScalar.inline(each.toString())));
            return map.toString();
        }
        return " " + YamlScalar.inline(value.toString());
    }
}
