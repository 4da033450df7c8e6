package dev.keelson.helm.templates;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import dev.keelson.helm.merge.Formula;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.merge.Template.Branch;
import dev.keelson.helm.release.ReleaseNamespace;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes templates that people can review: keys in their order, a condition at the indentation of what it holds.
 *
 * @since 0.1.0
 */
public final class TemplateWriter {
    private final Words words;
    private final Scalars scalars;

    /**
     * A writer for the templates of one chart.
     *
     * @param chart its name, which its helpers begin with
     * @param parameters the values by path
     * @param varyingDefaults the defaults that depend on toggles, choices or conditions
     * @param release which namespace is that of a release
     */
    public TemplateWriter(
            String chart,
            Map<String, Parameter> parameters,
            Map<String, Template> varyingDefaults,
            ReleaseNamespace release) {
        this(new Words(chart, parameters, varyingDefaults, release));
    }

    private TemplateWriter(Words words) {
        this.words = words;
        this.scalars = new Scalars(words);
    }

    /** {@return the file that holds these objects} */
    public String file(Collection<Template> objects) {
        StringBuilder text = new StringBuilder();
        for (Template object : objects) {
            Lines out = new Lines();
            branches(object, 0, out, (value, lines) -> {
                lines.add(0, "---");
                fields((Template.Fields) value, 0, lines);
                lines.guardEnd();
            });
            text.append(out.text());
        }
        return text.toString();
    }

    /** {@return the helpers that the files written so far call} */
    public String helpers(String chart) {
        StringBuilder text = new StringBuilder();
        for (Helper helper : Helper.values()) {
            if (words.helpers().contains(helper)) {
                text.append(text.isEmpty() ? "" : "\n").append(helper.define(chart));
            }
        }
        return text.toString();
    }

    private interface Writing {
        void write(Template.Value value, Lines lines);
    }

    private void branches(Template template, int indent, Lines out, Writing writing) {
        List<Branch> branches = template.branches();
        if (template.isUnconditional()) {
            writing.write(branches.get(0).value(), out);
            return;
        }
        for (int index = 0; index < branches.size(); index++) {
            Formula when = branches.get(index).when();
            String condition = when.equals(Formula.ALWAYS)
                    ? ""
                    : "if " + words.condition(when).text();
            String word = (index == 0 ? "" : condition.isEmpty() ? "else" : "else ") + condition;
            out.control(indent, word);
            writing.write(branches.get(index).value(), out);
        }
        if (!branches.isEmpty()) {
            out.control(indent, "end");
        }
    }

    private void fields(Template.Fields fields, int indent, Lines out) {
        fields.children()
                .forEach((key, child) ->
                        branches(child, indent, out, (value, lines) -> entry(scalars.key(key), value, indent, lines)));
    }

    /** Writes a value behind a key or a dash. */
    private void entry(String head, Template.Value value, int indent, Lines out) {
        if (value instanceof Template.Fields fields) {
            out.add(indent, head);
            fields(fields, indent + 2, out);
        } else if (value instanceof Template.Sequence sequence && sequence.form() == Node.Form.LIST) {
            out.add(indent, head);
            sequence.children()
                    .values()
                    .forEach(item -> branches(item, indent + 2, out, (each, lines) -> item(each, indent + 2, lines)));
        } else if (value instanceof Template.Sequence lines) {
            block(head, lines, indent, out);
        } else if (value instanceof Template.Chosen chosen) {
            String code = words.value(chosen.axis().path()).text();
            out.add(indent, head + " {{ " + code + (chosen.text() ? " | quote }}" : " }}"));
        } else {
            out.add(indent, head + " " + scalars.inline(((Template.Fixed) value).node()));
        }
    }

    private void item(Template.Value value, int indent, Lines out) {
        if (value instanceof Template.Fixed fixed && fixed.node() instanceof Node.Repeat repeat) {
            range(repeat, indent, out, (inner, node) -> inner.item(fixed(node), indent, out));
        } else if (value instanceof Template.Fields fields) {
            Lines body = new Lines();
            fields(unconditionalFirst(fields), indent + 2, body);
            out.addItem(indent, body);
        } else {
            entry("-", value, indent, out);
        }
    }

    private interface Body {
        void write(TemplateWriter inner, Node node);
    }

    private void range(Node.Repeat repeat, int indent, Lines out, Body body) {
        String variable = words.variable();
        out.control(
                indent,
                "range " + variable + " := " + words.value(repeat.list()).text());
        TemplateWriter inner = new TemplateWriter(words.inside(repeat.list(), variable));
        repeat.body().forEach(node -> body.write(inner, node));
        out.control(indent, "end");
    }

    /** A dash needs a key behind it that is always there. */
    private static Template.Fields unconditionalFirst(Template.Fields fields) {
        Optional<String> first = fields.children().entrySet().stream()
                .filter(child -> child.getValue().isUnconditional())
                .map(Map.Entry::getKey)
                .findFirst();
        Map<String, Template> sorted = new LinkedHashMap<>();
        first.ifPresent(key -> sorted.put(key, fields.children().getOrDefault(key, new Template(List.of()))));
        fields.children().forEach(sorted::putIfAbsent);
        return new Template.Fields(sorted);
    }

    private void block(String head, Template.Sequence sequence, int indent, Lines out) {
        List<Node.Text> lines = new ArrayList<>();
        sequence.children().values().forEach(template -> template.branches()
                .forEach(branch -> texts(branch.value(), lines)));
        boolean ends = sequence.form() == Node.Form.LINES;
        boolean fixed = sequence.children().values().stream()
                .allMatch(template -> template.isUnconditional()
                        && template.branches().get(0).value() instanceof Template.Fixed node
                        && node.node() instanceof Node.Text);
        boolean mayEndBlank = lines.stream().anyMatch(scalars::mayBeBlank);
        if ((mayEndBlank && !ends) || !lines.stream().allMatch(scalars::fitsBlock)) {
            if (!fixed) {
                throw unwritable(head);
            }
            out.add(indent, head + " " + scalars.quoted(lines, ends));
            return;
        }
        // A first line that begins with a blank, or may, would set the indentation of the block.
        String first = scalars.line(lines.get(0));
        boolean plainStart = fixed
                && !first.isEmpty()
                && !first.startsWith(" ")
                && !first.startsWith("\t")
                && !first.startsWith("{{");
        out.add(indent, head + " |" + (plainStart ? "" : "2") + (ends ? mayEndBlank ? "+" : "" : "-"));
        sequence.children()
                .values()
                .forEach(template -> branches(
                        template,
                        indent + 2,
                        out,
                        (value, written) -> line(((Template.Fixed) value).node(), indent + 2, written)));
    }

    private void line(Node node, int indent, Lines out) {
        if (node instanceof Node.Repeat repeat) {
            range(repeat, indent, out, (inner, each) -> inner.line(each, indent, out));
        } else {
            out.addOfBlock(indent, scalars.line((Node.Text) node));
        }
    }

    private static void texts(Template.Value value, List<Node.Text> lines) {
        texts(((Template.Fixed) value).node(), lines);
    }

    private static void texts(Node node, List<Node.Text> lines) {
        if (node instanceof Node.Text text) {
            lines.add(text);
        }
        node.nodes().forEach(inner -> texts(inner, lines));
    }

    /** {@return a node as what always stands} */
    private static Template.Value fixed(Node node) {
        if (node instanceof Node.Fields fields) {
            return new Template.Fields(always(fields.children()));
        }
        if (node instanceof Node.Sequence sequence) {
            return new Template.Sequence(sequence.form(), always(sequence.children()));
        }
        return new Template.Fixed(node);
    }

    private static Map<String, Template> always(Map<String, Node> nodes) {
        Map<String, Template> templates = new LinkedHashMap<>();
        nodes.forEach(
                (key, node) -> templates.put(key, new Template(List.of(new Branch(Formula.ALWAYS, fixed(node))))));
        return templates;
    }

    private static ChartException unwritable(String head) {
        return ChartException.of(
                HelmRules.UNWRITABLE_TEXT,
                ModelPath.root(),
                Origin.here(),
                "The text at " + head + " has conditional or repeated lines, and also an invisible character, a value"
                        + " of several lines, or no line end behind a last line that may be blank.",
                "Take those out, or the conditions.");
    }
}
