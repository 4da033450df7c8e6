package dev.keelson.helm.templates;

import dev.keelson.core.emit.yaml.YamlScalar;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.symbol.Part;
import dev.keelson.helm.tree.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the labels that all objects of a component have, with those that the user of the chart adds to all, and the labels
 * that select its pods, by a named template.
 */
final class Labels {
    static final String NAME = "app.kubernetes.io/name";

    private enum Kind {
        SELECTOR("selectorLabels", "The labels that select the pods of a component.", "keelson.dev/track", ""),
        COMMON(
                "labels",
                "The labels of all objects of a component.",
                "app.kubernetes.io/part-of",
                "global.commonLabels");

        private final String template;
        private final String comment;
        private final String other;
        private final String added;

        Kind(String template, String comment, String other, String added) {
            this.template = template;
            this.comment = comment;
            this.other = other;
            this.added = added;
        }
    }

    private final Definitions definitions;
    private final Map<Kind, String> others = new LinkedHashMap<>();

    Labels(Definitions definitions) {
        this.definitions = definitions;
    }

    /** {@return the labels that are left to write} The template of a kind holds what its first labels say. */
    Template.Fields without(
            String key, Template.Fields labels, AddedEntries added, Words words, int indent, Lines out) {
        String component = text(labels.children().get(NAME));
        if (component == null || !(key.equals("labels") || key.equals("matchLabels"))) {
            return labels;
        }
        for (Kind kind : Kind.values()) {
            String other = text(labels.children().get(kind.other));
            if (other != null
                    && other.equals(others.computeIfAbsent(kind, first -> other))
                    && (kind.added.isEmpty() || added.take(kind.added))) {
                Code name = Code.string(component);
                Code call = Code.call(
                        "include",
                        Code.string(template(kind, other)),
                        kind.added.isEmpty() ? name : Code.call("list", words.context(), name));
                out.control(indent, call.text() + " | nindent " + indent);
                Map<String, Template> left = new LinkedHashMap<>(labels.children());
                left.remove(NAME);
                left.remove(kind.other);
                return new Template.Fields(left);
            }
        }
        return labels;
    }

    private String template(Kind kind, String other) {
        return definitions.use(
                Definitions.File.HELPERS,
                kind.template,
                name -> "{{/* " + kind.comment + " */}}\n{{- define "
                        + Code.string(name).text() + " -}}\n" + NAME + ": {{ "
                        + (kind.added.isEmpty() ? "." : "last .") + " }}\n" + kind.other + ": " + other + "\n"
                        + (kind.added.isEmpty()
                                ? ""
                                : "{{- with (first .).Values." + kind.added + " }}\n{{ toYaml . }}\n{{- end }}\n")
                        + "{{- end }}\n");
    }

    /** A text that always stands there and needs no quotes. */
    static @Nullable String text(@Nullable Template template) {
        return template != null
                        && template.isUnconditional()
                        && template.branches().get(0).value() instanceof Template.Fixed fixed
                        && fixed.node() instanceof Node.Text text
                        && text.parts().size() == 1
                        && text.parts().get(0) instanceof Part.Literal literal
                        && YamlScalar.inline(literal.text()).equals(literal.text())
                        && !literal.text().contains("{{")
                ? literal.text()
                : null;
    }
}
