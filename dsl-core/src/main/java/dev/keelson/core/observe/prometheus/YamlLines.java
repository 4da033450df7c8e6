package dev.keelson.core.observe.prometheus;

import dev.keelson.core.emit.yaml.YamlScalar;
import dev.keelson.core.value.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A YAML file with scalars in it, line by line. Scalars stand behind a key as they are where their characters are bounded,
 * and in a literal block where they are not, because nothing needs quotes there.
 *
 * <p>Lines that would be the same for several things end in a comment that names theirs: a chart tells the lines of a text
 * apart by what is in them, and has to when a part of the platform depends on a toggle.
 */
final class YamlLines {
    private static final String INDENT = "  ";

    private final List<Object> parts = new ArrayList<>();
    private Text mark = Text.of("");

    /** What the lines that follow are about. */
    YamlLines about(Object... thing) {
        mark = Text.of(thing);
        return this;
    }

    /** A line that is like no other. */
    YamlLines line(int depth, Object... content) {
        parts.add(INDENT.repeat(depth));
        parts.addAll(List.of(content));
        parts.add("\n");
        return this;
    }

    /** A line that may be the same for several things. */
    YamlLines marked(int depth, Object... content) {
        parts.add(INDENT.repeat(depth));
        parts.addAll(List.of(content));
        parts.addAll(List.of(" # ", mark, "\n"));
        return this;
    }

    /** A key with a text of one line, whatever is in it; its own indentation is said, so that blanks in front stay. */
    YamlLines block(int depth, String key, Text value) {
        return marked(depth, YamlScalar.key(key), ": |2-").line(depth + 1, value);
    }

    Text text() {
        return Text.of(parts.toArray());
    }
}
