package dev.keelson.helm.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One order that several sequences agree with. */
final class Ordering {
    private Ordering() {}

    /** {@return all elements in an order that keeps that of every sequence, empty where two of them contradict} */
    static Optional<List<String>> merged(Collection<List<String>> sequences) {
        Map<String, Set<String>> before = new LinkedHashMap<>();
        for (List<String> sequence : sequences) {
            for (int index = 0; index < sequence.size(); index++) {
                Set<String> earlier = before.computeIfAbsent(sequence.get(index), key -> new LinkedHashSet<>());
                if (index > 0) {
                    earlier.add(sequence.get(index - 1));
                }
            }
        }
        List<String> order = new ArrayList<>();
        while (order.size() < before.size()) {
            Optional<String> next = before.keySet().stream()
                    .filter(key -> !order.contains(key) && order.containsAll(before.getOrDefault(key, Set.of())))
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            order.add(next.get());
        }
        return Optional.of(order);
    }

    /** {@return all elements in the order in which they were first met} */
    static List<String> firstMet(Collection<List<String>> sequences) {
        Set<String> met = new LinkedHashSet<>();
        sequences.forEach(met::addAll);
        return List.copyOf(met);
    }
}
