package dev.keelson.helm.templates;

import java.util.ArrayList;
import java.util.List;

/** The lines of a template while it is written. Controls trim the line end before them, so that they leave no line. */
final class Lines {
    private enum Kind {
        PLAIN,
        CONTROL,
        LOOSE,
        LOOSE_ACTION
    }

    private record Line(int indent, String text, Kind kind) {
        boolean isAction() {
            return kind == Kind.CONTROL || kind == Kind.LOOSE_ACTION;
        }

        /** Without blanks where there is nothing to see, unless an action behind it would trim the line away. */
        String written(boolean beforeAction) {
            if (text.isEmpty()) {
                return beforeAction ? " ".repeat(indent) + "{{ \"\" }}" : "";
            }
            return " ".repeat(indent) + text;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    void add(int indent, String text) {
        lines.add(new Line(indent, text, Kind.PLAIN));
    }

    /** Adds a line of a text, of one that may end in blanks or not. */
    void addText(int indent, String text, boolean loose) {
        lines.add(new Line(indent, text, loose ? Kind.LOOSE : Kind.PLAIN));
    }

    void control(int indent, String word) {
        lines.add(new Line(indent, "{{- " + word + " }}", Kind.CONTROL));
    }

    /** Adds an action that writes texts, of which the last may end in blanks. */
    void looseAction(int indent, String word) {
        lines.add(new Line(indent, "{{- " + word + " }}", Kind.LOOSE_ACTION));
    }

    /** {@return the words inside of a range over a list, which this begins} */
    Words range(int indent, String list, Words words) {
        String variable = words.variable(list);
        control(indent, "range " + variable + " := " + words.value(list).text());
        return words.inside(list, variable);
    }

    void addAll(Lines more) {
        lines.addAll(more.lines);
    }

    /** Adds the lines of a list item, a dash before the first. */
    void addItem(int indent, Lines item) {
        boolean dash = !item.lines.isEmpty() && !item.lines.get(0).isAction();
        if (dash) {
            add(indent, "- " + item.lines.get(0).text());
        } else {
            add(indent, "-");
        }
        lines.addAll(item.lines.subList(dash ? 1 : 0, item.lines.size()));
    }

    /** {@return whether they begin with something that always stands} */
    boolean beginVisibly() {
        return !lines.get(0).isAction();
    }

    /** {@return whether a text ends here whose end may be blank} */
    boolean endLoosely() {
        int last = lines.size() - 1;
        while (last > 0 && lines.get(last).kind() == Kind.CONTROL) {
            last--;
        }
        if (last < 0) {
            return false;
        }
        Kind end = lines.get(last).kind();
        return end == Kind.LOOSE || end == Kind.LOOSE_ACTION;
    }

    int size() {
        return lines.size();
    }

    String text() {
        return text(false);
    }

    /** {@return the lines as they stand before an action that trims what is before it, or before none} */
    String text(boolean beforeAction) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < lines.size(); index++) {
            boolean trimmed = index + 1 < lines.size() ? lines.get(index + 1).isAction() : beforeAction;
            text.append(lines.get(index).written(trimmed)).append('\n');
        }
        return text.toString();
    }
}
