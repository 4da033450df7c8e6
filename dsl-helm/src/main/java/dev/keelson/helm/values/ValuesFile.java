package dev.keelson.helm.values;

import dev.keelson.core.emit.yaml.YamlScalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code values.yaml}: every value with its default, and above it what it is for and what it may be.
 *
 * @since 0.1.0
 */
public final class ValuesFile {
    private static final int WIDTH = 120;

    private final StringBuilder text = new StringBuilder();

    private ValuesFile() {}

    /** {@return the file's text} */
    public static String text(Values values) {
        ValuesFile file = new ValuesFile();
        file.write(values.children(), "");
        return file.text.toString();
    }

    private void write(List<Values.Node> nodes, String indent) {
        for (Values.Node node : nodes) {
            if (node instanceof Values.Group group) {
                if (indent.isEmpty() && text.length() > 0) {
                    text.append('\n');
                }
                comment(group.title(), indent);
                text.append(indent).append(YamlScalar.key(group.key())).append(":\n");
                write(group.children(), indent + "  ");
            } else if (node instanceof Values.Leaf leaf) {
                comment(leaf.value().description(), indent);
                Object byDefault = leaf.value().choosers().isEmpty()
                        ? leaf.value().parameter().byDefault()
                        : null;
                text.append(indent).append(YamlScalar.key(leaf.key())).append(':');
                text.append(scalar(byDefault, indent)).append('\n');
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

    private static String scalar(@Nullable Object value, String indent) {
        if (value == null) {
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
        return " " + YamlScalar.inline(value.toString());
    }
}
