package dev.keelson.core.scaling.recommendation;

import dev.keelson.core.origin.ModelPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Writes values by path as the tree that {@code -f} reads, with comments above each. */
final class ValuesText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    /** YAML 1.1 reads these as something else than text. */
    private static final Pattern WORD = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    private final StringBuilder text = new StringBuilder();

    private ValuesText() {}

    /**
     * A value.
     *
     * @param comments lines that explain it
     * @param value as it is written
     */
    record Entry(List<String> comments, String value) {}

    static String of(List<String> head, SortedMap<ModelPath, Entry> entries) {
        ValuesText writing = new ValuesText();
        head.forEach(line -> writing.comment(0, line));
        List<String> open = new ArrayList<>();
        for (Map.Entry<ModelPath, Entry> each : entries.entrySet()) {
            List<String> path = each.getKey().segments();
            writing.enter(open, path);
            int depth = path.size() - 1;
            each.getValue().comments().forEach(line -> writing.comment(depth, line));
            writing.line(depth, key(path.get(depth)) + ": " + each.getValue().value());
        }
        return writing.text.toString();
    }

    private void enter(List<String> open, List<String> path) {
        int common = 0;
        while (common < Math.min(open.size(), path.size() - 1)
                && open.get(common).equals(path.get(common))) {
            common++;
        }
        open.subList(common, open.size()).clear();
        for (String segment : path.subList(common, path.size() - 1)) {
            line(open.size(), key(segment) + ":");
            open.add(segment);
        }
    }

    private void comment(int depth, String line) {
        line(depth, "# " + line);
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }

    private static String key(String segment) {
        return PLAIN.matcher(segment).matches() && !WORD.matcher(segment).matches()
                ? segment
                : "\"" + segment.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
