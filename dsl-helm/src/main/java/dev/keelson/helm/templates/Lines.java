package dev.keelson.helm.templates;

import java.util.ArrayList;
import java.util.List;

/** The lines of a template while it is written. Controls trim the line end before them, so that they leave no line. */
final class Lines {
    private enum Kind {
        PLAIN,
        CONTROL,
        OF_BLOCK
    }

    private record Line(int indent, String text, Kind kind) {}

    private final List<Line> lines = new ArrayList<>();

    void add(int indent, String text) {
        lines.add(new Line(indent, text, Kind.PLAIN));
    }

    void addOfBlock(int indent, String text) {
        lines.add(new Line(indent, text, Kind.OF_BLOCK));
    }

    void control(int indent, String word) {
        lines.add(new Line(indent, "{{- " + word + " }}", Kind.CONTROL));
    }

    /** Adds the lines of a list item, a dash before the first. */
    void addItem(int indent, Lines item) {
        boolean dash = !item.lines.isEmpty() && item.lines.get(0).kind() != Kind.CONTROL;
        if (dash) {
            add(indent, "- " + item.lines.get(0).text());
        } else {
            add(indent, "-");
        }
        lines.addAll(item.lines.subList(dash ? 1 : 0, item.lines.size()));
    }

    /** Helm trims the end of every document, and with it the blanks that end the value of a block's last line. */
    void guardEnd() {
        int last = lines.size() - 1;
        while (last > 0 && lines.get(last).kind() == Kind.CONTROL) {
            last--;
        }
        if (lines.get(last).kind() == Kind.OF_BLOCK) {
            add(0, "# end");
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line ->
                text.append(" ".repeat(line.indent())).append(line.text()).append('\n'));
        return text.toString();
    }
}
