package dev.keelson.helm.hooks;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Component;
import dev.keelson.core.workload.Order;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which hooks come before which: Helm runs those of an event by their weights, one after the other. A job that is itself the
 * hook of several events has one weight, so all events are counted together.
 */
final class HookOrder {
    private static final int IN_CIRCLE = -1;

    private final Map<Component, Set<HookEvent>> hooks = new LinkedHashMap<>();
    private final Map<Component, Set<Component>> before = new LinkedHashMap<>();
    private final Map<Component, Integer> depths = new LinkedHashMap<>();

    HookOrder(Model model) {
        for (Order order : model.all(Order.class)) {
            before.computeIfAbsent(order.then(), any -> new LinkedHashSet<>()).add(order.first());
        }
        for (Attached<HookFacts> hook : model.attached(HookFacts.class)) {
            if (hook.component() != null) {
                hooks.computeIfAbsent(hook.component(), any -> new LinkedHashSet<>())
                        .addAll(hook.fact().events());
                before.computeIfAbsent(hook.component(), any -> new LinkedHashSet<>())
                        .addAll(hook.fact().after());
            }
        }
    }

    boolean isHook(Component component, HookEvent event) {
        return hooks.getOrDefault(component, Set.of()).contains(event);
    }

    /** {@return how many hooks one after the other come before that one at most, none where a circle leads to it} */
    OptionalInt weight(Component hook) {
        int depth = depth(hook, new LinkedHashSet<>());
        return depth == IN_CIRCLE ? OptionalInt.empty() : OptionalInt.of(depth);
    }

    private int depth(Component component, Set<Component> behind) {
        Integer known = depths.get(component);
        if (known != null) {
            return known;
        }
        if (!behind.add(component)) {
            return IN_CIRCLE;
        }
        int depth = 0;
        for (Component earlier : before.getOrDefault(component, Set.of())) {
            int own = depth(earlier, behind);
            if (own == IN_CIRCLE) {
                return IN_CIRCLE;
            }
            depth = Math.max(depth, own + (hooks.containsKey(earlier) ? 1 : 0));
        }
        behind.remove(component);
        depths.put(component, depth);
        return depth;
    }
}
