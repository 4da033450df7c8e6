package dev.keelson.helm.templates;

import dev.keelson.helm.merge.Template;
import dev.keelson.helm.merge.Template.Branch;
import dev.keelson.helm.tree.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the texts of configuration that stand in an object and are hashed for a pod as well. They are known by the object
 * and the key, which is the heading that such a text has where it is hashed.
 */
final class SharedTexts {
    private final Map<String, List<Template>> texts = new LinkedHashMap<>();
    private final Set<String> hashed = new LinkedHashSet<>();

    SharedTexts(Collection<Template> objects) {
        objects.forEach(this::collectTexts);
        objects.forEach(this::collectHashed);
    }

    /** {@return how many lines from there on are the lines of a text that stands in an object, under its heading} */
    int hashedLines(List<Template> lines, int from) {
        String heading = from == 0 ? null : Labels.text(lines.get(from - 1));
        List<Template> text = heading == null ? List.of() : texts.getOrDefault(heading, List.of());
        boolean same = from + text.size() <= lines.size()
                && lines.subList(from, from + text.size()).equals(text);
        return same ? text.size() : 0;
    }

    /** {@return whether these lines under a key of an object are hashed as well} */
    boolean isShared(String heading, Template.Sequence text) {
        return hashed.contains(heading) && List.copyOf(text.children().values()).equals(texts.get(heading));
    }

    private void collectTexts(Template object) {
        for (Branch branch : object.branches()) {
            if (branch.value() instanceof Template.Fields fields && isConfigMap(fields)) {
                fields.children()
                        .getOrDefault("data", new Template(List.of()))
                        .branches()
                        .forEach(data -> collectTexts(TemplateWriter.nameOf(fields), data.value()));
            }
        }
    }

    private void collectTexts(String config, Template.Value data) {
        if (data instanceof Template.Fields entries) {
            entries.children().forEach((key, entry) -> {
                if (entry.branches().size() == 1
                        && entry.branches().get(0).value() instanceof Template.Sequence text
                        && text.form() == Node.Form.LINES) {
                    texts.put(config + "/" + key, List.copyOf(text.children().values()));
                }
            });
        }
    }

    private static boolean isConfigMap(Template.Fields object) {
        return "ConfigMap".equals(Labels.text(object.children().get("kind")));
    }

    private void collectHashed(Template template) {
        for (Branch branch : template.branches()) {
            Collection<Template> children = branch.value() instanceof Template.Fields fields
                    ? fields.children().values()
                    : branch.value() instanceof Template.Sequence sequence
                            ? sequence.children().values()
                            : List.of();
            children.forEach(this::collectHashed);
            if (branch.value() instanceof Template.Sequence sequence
                    && sequence.form().isChecksum()) {
                List<Template> lines = List.copyOf(children);
                for (int from = 1; from < lines.size(); from++) {
                    if (hashedLines(lines, from) > 0) {
                        hashed.add(String.valueOf(Labels.text(lines.get(from - 1))));
                    }
                }
            }
        }
    }
}
