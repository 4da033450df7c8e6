package dev.keelson.helm.templates;

import dev.keelson.core.draft.Parameter;
import dev.keelson.helm.merge.Formula;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.merge.Template.Branch;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.tree.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Writes templates that people can review: keys in their order, a condition at the indentation of what it holds.
 *
 * @since 0.1.0
 */
public final class TemplateWriter {
    private final Definitions definitions;
    private final Labels labels;
    private final Words words;
    private final Scalars scalars;
    private final SharedTexts shared;
    private final SharedPods pods;
    private final String object;

    /**
     * A writer for the templates of one chart.
     *
     * @param chart its name, which its helpers begin with
     * @param parameters the values by path
     * @param varyingDefaults the defaults that depend on toggles, choices or conditions
     * @param objects all objects of the chart
     * @param values where its values stand
     */
    public TemplateWriter(
            String chart,
            Map<String, Parameter> parameters,
            Map<String, Template> varyingDefaults,
            Collection<Template> objects,
            ValuesRoot values) {
        this.definitions = new Definitions(chart);
        this.labels = new Labels(definitions);
        this.words = new Words(parameters, varyingDefaults, values, definitions);
        this.scalars = new Scalars(words);
        this.shared = new SharedTexts(objects);
        this.pods = new SharedPods(objects);
        this.object = "";
    }

    private TemplateWriter(TemplateWriter outer, Words words, String object) {
        this.definitions = outer.definitions;
        this.labels = outer.labels;
        this.words = words;
        this.scalars = new Scalars(words);
        this.shared = outer.shared;
        this.pods = outer.pods;
        this.object = object;
    }

    /** {@return the file that holds these objects} */
    public String file(Collection<Template> objects) {
        return file(objects, families());
    }

    /**
     * {@return the file that holds these objects, those that are alike by one named template}
     *
     * @param objects the objects
     * @param names how what differs is called, by the end of the path at which it does
     */
    public String file(Collection<Template> objects, Map<String, String> names) {
        FamilyWriter families = families();
        families.define(objects, names);
        return file(objects, families);
    }

    private FamilyWriter families() {
        return new FamilyWriter(definitions, words, (object, where) -> new TemplateWriter(this, where.words(), "")
                .fields(object, 0, where.lines()));
    }

    private String file(Collection<Template> objects, FamilyWriter families) {
        Lines out = new Lines();
        Folding folding = folding(0, out);
        boolean first = true;
        for (Template object : objects) {
            boolean divided = !first;
            folding.add(object, (value, lines) -> {
                if (divided) {
                    lines.add(0, "---");
                }
                families.call(value)
                        .ifPresentOrElse(call -> lines.add(0, call), () -> document((Template.Fields) value, lines));
            });
            first = false;
        }
        folding.close();
        return out.text();
    }

    /** {@return the texts that stand in an object, one behind the other} */
    public String texts(Template object) {
        Lines out = new Lines();
        TextWriter writer = new TextWriter(definitions, shared, words);
        object.branches().forEach(branch -> {
            Map<String, Template> children =
                    branch.value() instanceof Template.Fields fields ? fields.children() : Map.of();
            Folding folding = folding(0, out);
            children.values()
                    .forEach(text ->
                            folding.add(text, (value, lines) -> writer.plain((Template.Sequence) value, lines)));
            folding.close();
        });
        return out.text();
    }

    /** {@return the files of the named templates that the files written so far call, by their names} */
    public SortedMap<String, String> partials() {
        return definitions.files();
    }

    private void document(Template.Fields object, Lines out) {
        Lines document = new Lines();
        new TemplateWriter(this, words, nameOf(object)).fields(object, 0, document);
        out.addAll(document);
        if (document.endLoosely()) {
            out.add(0, "# Helm would trim the text above if the document ended with it.");
        }
    }

    private Folding folding(int indent, Lines out) {
        return new Folding(indent, out, words::condition);
    }

    private void fields(Template.Fields fields, int indent, Lines out) {
        Folding folding = folding(indent, out);
        fields.children()
                .forEach((key, child) -> folding.add(child, (value, lines) -> entry(key, value, indent, lines)));
        folding.close();
    }

    private void entry(String key, Template.Value value, int indent, Lines out) {
        if (value instanceof Template.Fields fields) {
            Optional<Code> pod = pods.component(key, fields).flatMap(component -> pod(component, fields));
            if (pod.isPresent()) {
                out.add(indent, scalars.key(key));
                out.control(indent + 2, pod.get().text() + " | nindent " + (indent + 2));
                return;
            }
            AddedEntries added = new AddedEntries(fields, words);
            added.write(
                    scalars.key(key),
                    indent,
                    out,
                    own -> fields(labels.without(key, own, added, words, indent + 2, out), indent + 2, out));
        } else {
            behind(scalars.key(key), key, value, indent, out);
        }
    }

    /** What gives a pod that several jobs make; nothing where trimming would take away the end of a text in it. */
    private Optional<Code> pod(String component, Template.Fields pod) {
        Lines lines = new Lines();
        fields(pod, 0, lines);
        if (lines.endLoosely() || !lines.beginVisibly()) {
            return Optional.empty();
        }
        String name = definitions.use(
                Definitions.File.PODS,
                component + ".pod",
                full -> "{{/* The pod of " + component + ", whichever job makes it. */}}\n{{- define "
                        + Code.string(full).text() + " -}}\n" + lines.text(true) + "{{- end }}\n");
        return Optional.of(Code.call("include", Code.string(name), words.context()));
    }

    /** Writes a value behind a key or a dash; the key is that of the value or of its list. */
    private void behind(String head, String key, Template.Value value, int indent, Lines out) {
        if (value instanceof Template.Sequence sequence && sequence.form() == Node.Form.LIST) {
            AddedNames added = new AddedNames(sequence, words);
            if (added.isOpen()) {
                added.write(head, indent, out, own -> items(key, own, indent + 2, out));
            } else {
                out.add(indent, head);
                items(key, sequence.children().values(), indent + 2, out);
            }
        } else if (value instanceof Template.Sequence sequence) {
            TextWriter texts = new TextWriter(definitions, shared, words);
            if (sequence.form().isChecksum()) {
                out.add(
                        indent,
                        head + " {{ " + texts.checksum(key, object, sequence).text() + " }}");
            } else {
                texts.block(head, object + "/" + key, sequence, indent, out);
            }
        } else if (value instanceof Template.Chosen chosen) {
            out.add(indent, head + " " + scalars.chosen(chosen.axis(), chosen.text()));
        } else {
            Node node = ((Template.Fixed) value).node();
            Optional<String> optional =
                    node instanceof Node.Text text ? text.setting().filter(words::mayBeMissing) : Optional.empty();
            optional.ifPresent(
                    path -> out.control(indent, "with " + words.value(path).text()));
            out.add(indent, head + " " + (optional.isPresent() ? scalars.dot(optional.get()) : scalars.inline(node)));
            optional.ifPresent(path -> out.control(indent, "end"));
        }
    }

    private void items(String key, Collection<Template> items, int indent, Lines out) {
        Folding folding = folding(indent, out);
        items.forEach(item -> folding.add(item, (each, lines) -> item(key, each, indent, lines)));
        folding.close();
    }

    private void item(String key, Template.Value value, int indent, Lines out) {
        if (value instanceof Template.Fixed fixed && fixed.node() instanceof Node.Repeat repeat) {
            Words inside = out.range(indent, repeat.list(), words);
            TemplateWriter inner = new TemplateWriter(this, inside, object);
            repeat.body().forEach(node -> inner.item(key, fixed(node), indent, out));
            out.control(indent, "end");
        } else if (value instanceof Template.Fields fields) {
            map(fields, indent, out);
        } else {
            behind("-", key, value, indent, out);
        }
    }

    /** A dash needs a key behind it that is always there; where it is now this and now that, each has a dash. */
    private void map(Template.Fields fields, int indent, Lines out) {
        Optional<Map.Entry<String, Template>> first = fields.children().entrySet().stream()
                .filter(child -> child.getValue().isUnconditional())
                .findFirst()
                .or(() -> fields.children().entrySet().stream()
                        .filter(child -> child.getValue().alwaysStands())
                        .findFirst());
        Map<String, Template> rest = new LinkedHashMap<>(fields.children());
        first.ifPresent(child -> {
            Folding folding = folding(indent, out);
            folding.add(child.getValue(), (value, lines) -> {
                Lines body = new Lines();
                entry(child.getKey(), value, indent + 2, body);
                lines.addItem(indent, body);
            });
            folding.close();
            rest.remove(child.getKey());
        });
        Lines body = new Lines();
        fields(new Template.Fields(rest), indent + 2, body);
        if (first.isPresent()) {
            out.addAll(body);
        } else {
            out.addItem(indent, body);
        }
    }

    static String nameOf(Template.Fields object) {
        Template metadata = object.children().getOrDefault("metadata", new Template(List.of()));
        if (metadata.isUnconditional() && metadata.branches().get(0).value() instanceof Template.Fields fields) {
            Template name = fields.children().getOrDefault("name", new Template(List.of()));
            if (name.isUnconditional()
                    && name.branches().get(0).value() instanceof Template.Fixed fixed
                    && fixed.node() instanceof Node.Text text
                    && text.parts().get(0) instanceof Part.Literal literal) {
                return literal.text();
            }
        }
        return "objects";
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
}
