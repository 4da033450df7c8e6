package dev.keelson.helm.templates;

import dev.keelson.helm.merge.Template;
import dev.keelson.helm.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes texts of several lines: as blocks, and in named templates what is hashed of them. */
final class TextWriter {
    private final Definitions definitions;
    private final SharedTexts shared;
    private final Words words;
    private final Scalars scalars;

    TextWriter(Definitions definitions, SharedTexts shared, Words words) {
        this.definitions = definitions;
        this.shared = shared;
        this.words = words;
        this.scalars = new Scalars(words);
    }

    /** Writes a text behind a key or a dash; the heading says whose text it is. */
    void block(String head, String heading, Template.Sequence text, int indent, Lines out) {
        Blocks block = new Blocks(scalars, text);
        if (block.isQuoted(head)) {
            out.add(indent, head + " " + block.quoted());
            return;
        }
        out.add(indent, head + " " + block.indicator());
        if (shared.isShared(heading, text) && block.canBeIncluded()) {
            String include =
                    "{{- include " + Code.string(included(heading, text)).text() + " "
                            + words.context().text() + " | nindent " + (indent + 2) + " }}";
            out.addText(indent + 2, include, block.mayEndInBlanks());
        } else {
            lines(text, indent + 2, block.mayEndInBlanks(), out);
        }
    }

    /**
     * {@return the checksum of a text} The text is a template of its own; what trims there would take the end of its last
     * line along, or what is before its first.
     */
    Code checksum(String key, String object, Template.Sequence text) {
        Lines lines = new Lines();
        outside().hashed(List.copyOf(text.children().values()), lines);
        boolean ends = text.form().ends();
        boolean begins = new Blocks(scalars, text).beginsVisibly() && lines.beginVisibly();
        String name = definitions.use(
                Definitions.File.CONFIGURATION,
                object + "." + key.replace('/', '.'),
                full -> define("The text that " + key + " of " + object + " is the checksum of.", full, begins)
                        + lines.text(!ends) + (ends ? "{{ end }}" : "{{- end }}") + "\n");
        Code include = Code.call("include", Code.string(name), words.context());
        return (begins ? include : include.piped("trimPrefix", Code.string("\n")))
                .piped("sha256sum")
                .piped("quote");
    }

    private TextWriter outside() {
        return new TextWriter(definitions, shared, words.outside());
    }

    private void hashed(List<Template> lines, Lines out) {
        Folding folding = new Folding(0, out, words::condition);
        int index = 0;
        while (index < lines.size()) {
            Template.Sequence text = text(lines.subList(index, index + shared.hashedLines(lines, index)));
            if (!text.children().isEmpty() && new Blocks(scalars, text).canBeIncluded()) {
                folding.close();
                String name = included(String.valueOf(Labels.text(lines.get(index - 1))), text);
                out.add(0, "{{ include " + Code.string(name).text() + " . }}");
                index += text.children().size();
            } else {
                folding.add(
                        lines.get(index), (value, written) -> line(((Template.Fixed) value).node(), 0, false, written));
                index++;
            }
        }
        folding.close();
    }

    private static Template.Sequence text(List<Template> lines) {
        Map<String, Template> children = new LinkedHashMap<>();
        lines.forEach(line -> children.put("line " + children.size(), line));
        return new Template.Sequence(Node.Form.LINES, children);
    }

    private String included(String heading, Template.Sequence text) {
        Lines lines = new Lines();
        outside().lines(text, 0, false, lines);
        return definitions.use(
                Definitions.File.CONFIGURATION,
                heading.replace('/', '.'),
                full -> define("The text of " + heading + ".", full, true) + lines.text(true) + "{{- end }}\n");
    }

    private static String define(String comment, String name, boolean trimmed) {
        return "{{/* " + comment + " */}}\n{{- define " + Code.string(name).text() + (trimmed ? " -}}\n" : " }}\n");
    }

    /** Writes a text as it stands. */
    void plain(Template.Sequence text, Lines out) {
        lines(text, 0, false, out);
    }

    private void lines(Template.Sequence text, int indent, boolean loose, Lines out) {
        Folding folding = new Folding(indent, out, words::condition);
        text.children()
                .values()
                .forEach(template -> folding.add(
                        template, (value, written) -> line(((Template.Fixed) value).node(), indent, loose, written)));
        folding.close();
    }

    private void line(Node node, int indent, boolean loose, Lines out) {
        if (node instanceof Node.Repeat repeat) {
            TextWriter inner = new TextWriter(definitions, shared, out.range(indent, repeat.list(), words));
            repeat.body().forEach(each -> inner.line(each, indent, loose, out));
            out.control(indent, "end");
        } else {
            out.addText(indent, scalars.line((Node.Text) node), loose);
        }
    }
}
