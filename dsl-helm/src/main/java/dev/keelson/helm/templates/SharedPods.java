package dev.keelson.helm.templates;

import dev.keelson.helm.merge.Template;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the pods that several jobs make, as a hook and the job that it stands beside, so that each pod is written once. */
final class SharedPods {
    private static final String KEY = "template";

    private final Set<Template.Fields> shared = new LinkedHashSet<>();

    SharedPods(Collection<Template> objects) {
        Map<Template.Fields, Integer> counts = new HashMap<>();
        objects.forEach(object -> collect(object, counts));
        counts.forEach((pod, count) -> {
            if (count > 1) {
                shared.add(pod);
            }
        });
    }

    private static void collect(Template template, Map<Template.Fields, Integer> counts) {
        template.branches().forEach(branch -> {
            if (branch.value() instanceof Template.Fields fields) {
                fields.children().forEach((key, child) -> {
                    if (key.equals(KEY)) {
                        fields(child)
                                .filter(pod -> component(pod).isPresent())
                                .ifPresent(pod -> counts.merge(pod, 1, Integer::sum));
                    } else {
                        collect(child, counts);
                    }
                });
            }
        });
    }

    /** {@return the component whose pod this is, where several jobs make it} */
    Optional<String> component(String key, Template.Fields value) {
        return key.equals(KEY) && shared.contains(value) ? component(value) : Optional.empty();
    }

    private static Optional<String> component(Template.Fields pod) {
        return child(pod, "spec")
                        .filter(spec -> spec.children().containsKey("containers"))
                        .isPresent()
                ? child(pod, "metadata")
                        .flatMap(metadata -> child(metadata, "labels"))
                        .map(labels -> Labels.text(labels.children().get(Labels.NAME)))
                : Optional.empty();
    }

    private static Optional<Template.Fields> child(Template.Fields fields, String key) {
        return Optional.ofNullable(fields.children().get(key)).flatMap(SharedPods::fields);
    }

    private static Optional<Template.Fields> fields(Template template) {
        return template.isUnconditional() && template.branches().get(0).value() instanceof Template.Fields fields
                ? Optional.of(fields)
                : Optional.empty();
    }
}
