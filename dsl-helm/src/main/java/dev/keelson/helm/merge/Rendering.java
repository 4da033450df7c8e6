package dev.keelson.helm.merge;

import dev.keelson.helm.exploration.Fact;
import dev.keelson.helm.tree.Node;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what templates stand for where some facts hold. What stands alike everywhere is made once. */
final class Rendering {
    private final IdentityHashMap<Template, Optional<Node>> constants = new IdentityHashMap<>();

    /** {@return all of these that stand where these facts hold, as one node} */
    Node of(Map<String, Template> templates, Set<Fact> facts) {
        return new Node.Fields(standing(templates, facts));
    }

    private Map<String, Node> standing(Map<String, Template> templates, Set<Fact> facts) {
        Map<String, Node> standing = new LinkedHashMap<>();
        templates.forEach((key, template) -> {
            Node constant = constant(template);
            if (constant != null) {
                standing.put(key, constant);
            } else {
                template.branches().stream()
                        .filter(branch -> branch.when().holds(facts))
                        .findFirst()
                        .ifPresent(branch -> standing.put(key, node(branch.value(), facts)));
            }
        });
        return standing;
    }

    private Node node(Template.Value value, Set<Fact> facts) {
        if (value instanceof Template.Fixed fixed) {
            return fixed.node();
        }
        if (value instanceof Template.Chosen chosen) {
            return chosen.axis().positions().stream()
                    .filter(position -> chosen.axis().positions().stream()
                            .flatMap(each -> each.facts().stream())
                            .allMatch(fact ->
                                    facts.contains(fact) == position.facts().contains(fact)))
                    .findFirst()
                    .map(position -> Template.Chosen.node(position, chosen.text()))
                    .orElseThrow();
        }
        return value instanceof Template.Sequence sequence
                ? new Node.Sequence(sequence.form(), standing(sequence.children(), facts))
                : new Node.Fields(standing(((Template.Fields) value).children(), facts));
    }

    /** What the template stands for in every context, null where that depends. */
    private @Nullable Node constant(Template template) {
        Optional<Node> known = constants.get(template);
        if (known == null) {
            known = Optional.ofNullable(newConstant(template));
            constants.put(template, known);
        }
        return known.orElse(null);
    }

    private @Nullable Node newConstant(Template template) {
        if (template.branches().isEmpty()) {
            return null;
        }
        Template.Value value = template.branches().get(0).value();
        if (!template.isUnconditional() || value instanceof Template.Chosen) {
            return null;
        }
        if (value instanceof Template.Fixed fixed) {
            return fixed.node();
        }
        Map<String, Template> children =
                value instanceof Template.Fields fields ? fields.children() : ((Template.Sequence) value).children();
        return children.values().stream().allMatch(child -> constant(child) != null) ? node(value, Set.of()) : null;
    }
}
