package dev.keelson.core.workload.waiting;

import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Component;
import dev.keelson.core.workload.Order;
import dev.keelson.core.workload.Workload;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What each component comes after, as far as it is defined. */
final class Awaited {
    private final Map<Component, Workload> defined = new LinkedHashMap<>();
    private final Map<Component, Set<Component>> first = new LinkedHashMap<>();

    Awaited(Model model) {
        model.all(Workload.class).forEach(workload -> defined.put(workload.component(), workload));
        model.all(Order.class).forEach(order -> first.computeIfAbsent(order.then(), any -> new LinkedHashSet<>())
                .add(order.first()));
    }

    List<Workload> by(Component waiting) {
        return first.getOrDefault(waiting, Set.of()).stream()
                .map(defined::get)
                .filter(Objects::nonNull)
                .toList();
    }
}
