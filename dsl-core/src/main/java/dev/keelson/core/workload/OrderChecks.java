package dev.keelson.core.workload;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.NetworkRules;
import dev.keelson.core.network.external.External;
import dev.keelson.core.network.external.ExternalUse;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.Component;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The declared order of components: every one of them is defined, and none waits for itself.
 *
 * @since 0.1.0
 */
public final class OrderChecks implements Check {
    /** Checks without state. */
    public OrderChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Set<Component> defined = new HashSet<>();
        view.all(Workload.class).forEach(workload -> defined.add(workload.component()));
        Map<Component, List<Order>> following = new LinkedHashMap<>();
        for (Order order : view.all(Order.class)) {
            following.computeIfAbsent(order.first(), any -> new ArrayList<>()).add(order);
            Stream.of(order.first(), order.then())
                    .filter(component -> !defined.contains(component))
                    .filter(component -> view.run().knows(ModelPath.root()))
                    .filter(component -> component.equals(order.then())
                            || External.of(view, component).isEmpty())
                    .forEach(component -> undefined(order, component, view, problems));
        }
        Set<Component> reported = new HashSet<>();
        following.values().forEach(orders -> orders.forEach(order -> circle(order, following, reported, problems)));
    }

    /** What is external may come first, because it is there; nothing here makes it come after something. */
    private static void undefined(Order order, Component component, View view, Problems problems) {
        if (ExternalUse.isReported(
                view, component, order.path(), order.origin(), order.first() + " is to come before", problems)) {
            return;
        }
        Component other = component.equals(order.first()) ? order.then() : order.first();
        problems.add(Finding.of(
                        NetworkRules.UNDEFINED_COMPONENT,
                        order.path(),
                        order.origin(),
                        other + " is to come " + (component.equals(order.first()) ? "after " : "before ") + component
                                + ", which nobody defines.",
                        "Define it, or take the word out.")
                .also("named here", component.origin()));
    }

    /** Reports the shortest way from what comes then back to what comes first, once for each circle. */
    private static void circle(
            Order order, Map<Component, List<Order>> following, Set<Component> reported, Problems problems) {
        Map<Component, Order> reachedBy = new HashMap<>();
        Deque<Component> ways = new ArrayDeque<>(List.of(order.then()));
        while (!ways.isEmpty() && !reachedBy.containsKey(order.first())) {
            for (Order next : following.getOrDefault(ways.remove(), List.of())) {
                if (reachedBy.putIfAbsent(next.then(), next) == null) {
                    ways.add(next.then());
                }
            }
        }
        if (!order.then().equals(order.first()) && !reachedBy.containsKey(order.first())) {
            return;
        }
        List<Component> circle = new ArrayList<>();
        Component step = order.first();
        while (!step.equals(order.then())) {
            circle.add(0, step);
            @Nullable Order by = reachedBy.get(step);
            step = by == null ? order.then() : by.first();
        }
        circle.add(0, order.then());
        circle.add(0, order.first());
        if (circle.stream().noneMatch(reported::contains)) {
            reported.addAll(circle);
            problems.add(
                    WorkloadRules.CIRCULAR_ORDER,
                    order.path(),
                    order.origin(),
                    "Each of these is to come before the next: "
                            + circle.stream().map(Component::toString).collect(Collectors.joining(", ")) + ".",
                    "Take one of the words after(…) and before(…) out.");
        }
    }
}
