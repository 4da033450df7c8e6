package dev.keelson.core.apply;

import dev.keelson.core.extension.View;
import dev.keelson.core.network.Connection;
import dev.keelson.core.token.Component;
import dev.keelson.core.workload.Order;
import dev.keelson.core.workload.Workload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The order of components: each after those it connects to, as far as circles let it, and always after those it was
 * declared to come after.
 */
final class ComponentRanks {
    private final Map<Component, List<Component>> targets = new LinkedHashMap<>();
    private final Map<Component, List<Component>> followers = new HashMap<>();
    private final Map<Component, Integer> awaited = new HashMap<>();

    ComponentRanks(View view) {
        view.all(Workload.class).forEach(workload -> targets.put(workload.component(), new ArrayList<>()));
        view.all(Order.class).forEach(each -> {
            if (targets.containsKey(each.first()) && targets.containsKey(each.then())) {
                targets.get(each.then()).add(each.first());
                followers
                        .computeIfAbsent(each.first(), any -> new ArrayList<>())
                        .add(each.then());
                awaited.merge(each.then(), 1, Integer::sum);
            }
        });
        view.all(Connection.class).stream()
                .filter(each -> targets.containsKey(each.to()))
                .forEach(each ->
                        targets.getOrDefault(each.from(), new ArrayList<>()).add(each.to()));
    }

    /** {@return the place of each component, from 1; those that wait for each other have none} */
    Map<Component, Integer> ranks() {
        Map<Component, Integer> wished = wished();
        PriorityQueue<Component> free = new PriorityQueue<>(Comparator.comparing(wished::get));
        wished.keySet().stream()
                .filter(component -> !awaited.containsKey(component))
                .forEach(free::add);
        Map<Component, Integer> ranks = new LinkedHashMap<>();
        while (!free.isEmpty()) {
            Component next = free.remove();
            ranks.put(next, ranks.size() + 1);
            for (Component follower : followers.getOrDefault(next, List.of())) {
                if (awaited.merge(follower, -1, Integer::sum) == 0) {
                    free.add(follower);
                }
            }
        }
        return ranks;
    }

    /** A circle of connections keeps the order of the definition, even against what was declared. */
    private Map<Component, Integer> wished() {
        Map<Component, Integer> ranks = new LinkedHashMap<>();
        Set<Component> begun = new HashSet<>();
        targets.keySet().forEach(component -> visit(component, begun, ranks));
        return ranks;
    }

    /** Walks on a stack of its own, because chains of components can be longer than a thread's stack is deep. */
    private void visit(Component start, Set<Component> begun, Map<Component, Integer> ranks) {
        Deque<Step> way = new ArrayDeque<>();
        if (begun.add(start)) {
            way.push(new Step(start, targets.getOrDefault(start, List.of()).iterator()));
        }
        while (!way.isEmpty()) {
            Step step = way.getFirst();
            if (!step.targets().hasNext()) {
                ranks.put(step.component(), ranks.size() + 1);
                way.pop();
                continue;
            }
            Component target = step.targets().next();
            if (targets.containsKey(target) && begun.add(target)) {
                way.push(
                        new Step(target, targets.getOrDefault(target, List.of()).iterator()));
            }
        }
    }

    private record Step(Component component, Iterator<Component> targets) {}
}
