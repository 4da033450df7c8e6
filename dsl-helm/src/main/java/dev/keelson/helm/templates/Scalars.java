package dev.keelson.helm.templates;

import dev.keelson.core.emit.yaml.YamlScalar;
import dev.keelson.core.expression.Expression;
import dev.keelson.helm.exploration.Axis;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes scalars as they stand in the YAML of a template. */
final class Scalars {
    /** What a line has from its first foreign action to its last, or the begin of an action. */
    private static final Pattern ACTION = Pattern.compile("\\{\\{(?:[^`\\n]*\\}\\})?");

    private final Words words;
    private final Texture texture;

    Scalars(Words words) {
        this.words = words;
        this.texture = words.texture();
    }

    /** {@return literal text of a template, in which no action begins} */
    static String escaped(String literal) {
        return ACTION.matcher(literal)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().length() == 2 ? "{{ \"{{\" }}" : "{{ `" + found.group() + "` }}"));
    }

    String key(String key) {
        return escaped(YamlScalar.key(key)) + ":";
    }

    /** {@return the value of a setting where the dot stands for it} */
    String dot(String path) {
        Code dot = Code.operand(".");
        return action(texture.isPlain(new Expression.Input(path)) ? dot : dot.piped("quote"));
    }

    /** {@return a scalar as it stands behind a key or a dash} */
    String inline(Node node) {
        if (node instanceof Node.Numeral number) {
            return action(words.printed(number.expression()));
        }
        if (node instanceof Node.Plain plain) {
            return plain.value().toString();
        }
        return inline(((Node.Text) node).parts());
    }

    private String inline(List<Part> parts) {
        if (parts.size() == 1 && parts.get(0) instanceof Part.Literal literal) {
            return escaped(YamlScalar.inline(literal.text()));
        }
        if (parts.size() == 1 && parts.get(0) instanceof Part.Symbol symbol) {
            Code code = words.shown(symbol.expression());
            return action(texture.isPlain(symbol.expression()) ? code : code.piped("quote"));
        }
        if (parts.stream().allMatch(this::standsInQuotes)) {
            return "\"" + concatenated(parts) + "\"";
        }
        return action(text(parts).piped("quote"));
    }

    /** {@return the name of a choice, or the position of a toggle} */
    String chosen(Axis axis, boolean asText) {
        boolean plain = !asText
                || axis.positions().stream()
                        .map(position -> String.valueOf(position.name()))
                        .allMatch(name ->
                                YamlScalar.inline(name).equals(name) && !name.equals("true") && !name.equals("false"));
        Code code = words.value(axis.path());
        return action(plain ? code : code.piped("quote"));
    }

    private boolean standsInQuotes(Part part) {
        return part instanceof Part.Literal literal
                ? literal.text().chars().noneMatch(c -> c == '"' || c == '\\' || c < ' ')
                        && literal.text().codePoints().allMatch(Scalars::isPrintable)
                : texture.isSimple(((Part.Symbol) part).expression());
    }

    private String concatenated(List<Part> parts) {
        StringBuilder written = new StringBuilder();
        parts.forEach(part -> written.append(
                part instanceof Part.Literal literal
                        ? escaped(literal.text())
                        : action(words.shown(((Part.Symbol) part).expression()))));
        return written.toString();
    }

    private static String action(Code code) {
        return "{{ " + code.text() + " }}";
    }

    /** {@return what gives a text, or the number that is all of it} */
    Code code(List<Part> parts) {
        if (parts.size() == 1) {
            return parts.get(0) instanceof Part.Literal literal
                    ? Code.string(literal.text())
                    : words.shown(((Part.Symbol) parts.get(0)).expression());
        }
        return text(parts);
    }

    private Code text(List<Part> parts) {
        List<Expression> expressions = new ArrayList<>();
        parts.forEach(part -> expressions.add(
                part instanceof Part.Literal literal
                        ? new Expression.Constant(literal.text())
                        : ((Part.Symbol) part).expression()));
        return words.format(expressions);
    }

    /** {@return a line of a text} A blank at its end is an action, because it can be seen and nothing trims it. */
    String line(Node.Text line) {
        String written = concatenated(line.parts());
        int end = written.length();
        while (end > 0 && (written.charAt(end - 1) == ' ' || written.charAt(end - 1) == '\t')) {
            end--;
        }
        return end == written.length()
                ? written
                : written.substring(0, end) + action(Code.string(written.substring(end)));
    }

    /** {@return whether a line can stand in a block whatever its symbols are} */
    boolean fitsBlock(Node.Text line) {
        return line.parts().stream()
                .allMatch(part -> part instanceof Part.Literal literal
                        ? literal.text().codePoints().allMatch(Scalars::isPrintable)
                        : !texture.canHoldLines(((Part.Symbol) part).expression()));
    }

    /** {@return whether a line begins with something visible, whatever its symbols are} */
    boolean beginsVisibly(Node.Text line) {
        return isVisible(line.parts().get(0), true);
    }

    /** {@return whether a line ends with something visible, whatever its symbols are} */
    boolean endsVisibly(Node.Text line) {
        return isVisible(line.parts().get(line.parts().size() - 1), false);
    }

    private boolean isVisible(Part part, boolean first) {
        if (part instanceof Part.Symbol symbol) {
            return texture.isSimple(symbol.expression());
        }
        String text = ((Part.Literal) part).text();
        char edge = text.isEmpty() ? ' ' : text.charAt(first ? 0 : text.length() - 1);
        return edge != ' ' && edge != '\t';
    }

    /** {@return whether a line may come out without a visible character} */
    boolean mayBeBlank(Node.Text line) {
        return line.parts().stream()
                .noneMatch(part -> part instanceof Part.Literal literal
                        ? !literal.text().isBlank()
                        : texture.isSimple(((Part.Symbol) part).expression()));
    }

    private static boolean isPrintable(int c) {
        return c == '\t'
                || (c >= ' ' && c < 0x7f)
                || (c > 0xa0 && c != 0x2028 && c != 0x2029 && c != 0xfeff && c < 0xfffe)
                || c > 0xffff;
    }

    /** {@return lines as one text in quotes} */
    String quoted(List<Node.Text> lines, boolean ends) {
        StringBuilder literal = new StringBuilder();
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            for (Part part : lines.get(index).parts()) {
                add(part, literal, parts);
            }
            literal.append(ends || index < lines.size() - 1 ? "\n" : "");
        }
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
        }
        return inline(parts);
    }

    private static void add(Part part, StringBuilder literal, List<Part> parts) {
        if (part instanceof Part.Literal more) {
            literal.append(more.text());
            return;
        }
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
        parts.add(part);
    }
}
