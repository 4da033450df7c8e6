package dev.keelson.helm.templates;

import dev.keelson.core.emit.yaml.YamlScalar;
import dev.keelson.core.expression.Expression;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.List;

/** Writes scalars as they stand in the YAML of a template. */
final class Scalars {
    private final Words words;

    Scalars(Words words) {
        this.words = words;
    }

    /** {@return literal text of a template, in which no action begins} */
    static String escaped(String literal) {
        return literal.replace("{{", "{{ \"{{\" }}");
    }

    String key(String key) {
        return escaped(YamlScalar.key(key)) + ":";
    }

    /** {@return a scalar as it stands behind a key or a dash} */
    String inline(Node node) {
        if (node instanceof Node.Numeral number) {
            return "{{ " + words.printed(number.expression()).text() + " }}";
        }
        if (node instanceof Node.Plain plain) {
            return plain.value().toString();
        }
        List<Part> parts = ((Node.Text) node).parts();
        if (parts.size() == 1 && parts.get(0) instanceof Part.Literal literal) {
            return escaped(YamlScalar.inline(literal.text()));
        }
        return "{{ " + text(parts).text() + " | quote }}";
    }

    private Code text(List<Part> parts) {
        if (parts.size() == 1 && parts.get(0) instanceof Part.Symbol symbol) {
            return words.printed(symbol.expression());
        }
        List<Expression> expressions = new ArrayList<>();
        parts.forEach(part -> expressions.add(
                part instanceof Part.Literal literal
                        ? new Expression.Constant(literal.text())
                        : ((Part.Symbol) part).expression()));
        return words.format(expressions);
    }

    /** {@return a line of a block} A blank at its end is an action, because a following action trims what is not. */
    String line(Node.Text line) {
        StringBuilder written = new StringBuilder();
        for (Part part : line.parts()) {
            if (part instanceof Part.Literal literal) {
                written.append(escaped(literal.text()));
            } else {
                written.append("{{ ")
                        .append(words.printed(((Part.Symbol) part).expression()).text())
                        .append(" }}");
            }
        }
        int end = written.length();
        while (end > 0 && (written.charAt(end - 1) == ' ' || written.charAt(end - 1) == '\t')) {
            end--;
        }
        if (end == written.length() && end > 0) {
            return written.toString();
        }
        return written.substring(0, end) + "{{ "
                + Code.string(written.substring(end)).text() + " }}";
    }

    /** {@return whether a line can stand in a block whatever its symbols are} */
    boolean fitsBlock(Node.Text line) {
        return line.parts().stream()
                .allMatch(part -> part instanceof Part.Literal literal
                        ? literal.text().codePoints().allMatch(Scalars::isPrintable)
                        : !words.canHoldLines(((Part.Symbol) part).expression()));
    }

    /** {@return whether a line may come out without a visible character} */
    boolean mayBeBlank(Node.Text line) {
        return line.parts().stream()
                .noneMatch(part ->
                        part instanceof Part.Literal literal && !literal.text().isBlank());
    }

    private static boolean isPrintable(int c) {
        return c == '\t'
                || (c >= ' ' && c < 0x7f)
                || (c > 0xa0 && c != 0x2028 && c != 0x2029 && c != 0xfeff && c < 0xfffe)
                || c > 0xffff;
    }

    /** {@return lines as one text in quotes} */
    String quoted(List<Node.Text> lines, boolean ends) {
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            parts.addAll(lines.get(index).parts());
            if (ends || index < lines.size() - 1) {
                parts.add(new Part.Literal("\n"));
            }
        }
        boolean literal = parts.stream().allMatch(Part.Literal.class::isInstance);
        if (literal) {
            StringBuilder text = new StringBuilder();
            parts.forEach(part -> text.append(((Part.Literal) part).text()));
            return escaped(YamlScalar.inline(text.toString()));
        }
        return "{{ " + text(parts).text() + " | quote }}";
    }
}
