package dev.keelson.core.check.object;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds pod templates by what selects them, without asking all of them. */
final class PodIndex {
    private record Label(String namespace, String key, String value) {}

    private final Map<String, List<PodTemplate>> byNamespace = new HashMap<>();
    private final Map<Label, List<PodTemplate>> byLabel = new HashMap<>();

    PodIndex(List<PodTemplate> templates) {
        for (PodTemplate template : templates) {
            String namespace = template.owner().namespace();
            byNamespace.computeIfAbsent(namespace, first -> new ArrayList<>()).add(template);
            template.labels().forEach((key, value) -> byLabel.computeIfAbsent(
                            new Label(namespace, key, value), first -> new ArrayList<>())
                    .add(template));
        }
    }

    Stream<PodTemplate> selected(String namespace, PodSelector selector) {
        return candidates(namespace, selector).stream().filter(template -> selector.matches(template.labels()));
    }

    /** The shortest list that holds all that is selected: that of the rarest label. */
    List<PodTemplate> candidates(String namespace, PodSelector selector) {
        List<PodTemplate> shortest = byNamespace.getOrDefault(namespace, List.of());
        for (Map.Entry<String, String> label : selector.labels().entrySet()) {
            shortest = shorter(shortest, with(namespace, label.getKey(), label.getValue()));
        }
        for (PodSelector.Condition condition : selector.conditions()) {
            if (condition.operator().equals("In")) {
                List<PodTemplate> union = new ArrayList<>();
                condition.values().forEach(value -> union.addAll(with(namespace, condition.key(), value)));
                shortest = shorter(shortest, union);
            }
        }
        return shortest;
    }

    private List<PodTemplate> with(String namespace, String key, String value) {
        return byLabel.getOrDefault(new Label(namespace, key, value), List.of());
    }

    private static List<PodTemplate> shorter(List<PodTemplate> left, List<PodTemplate> right) {
        return right.size() < left.size() ? right : left;
    }
}
