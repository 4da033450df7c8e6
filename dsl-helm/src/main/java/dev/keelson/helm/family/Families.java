package dev.keelson.helm.family;

import dev.keelson.helm.merge.Template;
import dev.keelson.helm.merge.Template.Branch;
import dev.keelson.helm.tree.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds objects that are alike: of one kind, with the same keys under the same conditions.
 *
 * @since 0.1.0
 */
public final class Families {
    private final Hints hints;

    /** Families found with that much known before. */
    public Families(Hints hints) {
        this.hints = hints;
    }

    /** {@return the families of at least two, in the order of their first members} */
    public List<Family> of(Collection<Template> objects) {
        Map<String, List<Template.Fields>> alike = new LinkedHashMap<>();
        for (Template object : objects) {
            for (Branch branch : object.branches()) {
                if (branch.value() instanceof Template.Fields fields) {
                    alike.computeIfAbsent(fields.children().get("kind") + form(fields), form -> new ArrayList<>())
                            .add(fields);
                }
            }
        }
        return alike.values().stream()
                .filter(members -> members.size() > 1)
                .map(members -> new Likeness(members, hints).family())
                .toList();
    }

    /** What has to be the same in objects that are alike. */
    private String form(Template.Value value) {
        StringBuilder form = new StringBuilder();
        if (value instanceof Template.Fields fields) {
            fields.children()
                    .forEach((key, child) -> form.append(key).append(':').append(form(child)));
            return "{" + form + "}";
        }
        if (value instanceof Template.Sequence list && list.form() == Node.Form.LIST) {
            list.children().values().forEach(child -> form.append(form(child)));
            return "[" + form + "]";
        }
        return value instanceof Template.Fixed fixed && canDiffer(fixed.node())
                ? fixed.node().getClass().getSimpleName()
                : value.toString();
    }

    private String form(Template template) {
        StringBuilder form = new StringBuilder();
        template.branches()
                .forEach(branch -> form.append(branch.when()).append('?').append(form(branch.value())));
        return form + ";";
    }

    private boolean canDiffer(Node node) {
        return node instanceof Node.Numeral
                || (node instanceof Node.Text text
                        && text.setting().filter(hints.isFixed()).isEmpty());
    }
}
