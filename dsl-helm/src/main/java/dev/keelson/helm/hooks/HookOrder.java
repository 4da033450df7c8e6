package dev.keelson.helm.hooks;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Component;
import dev.keelson.core.workload.Order;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which hooks of one event come before which: Helm runs them by their weights, one after the other. */
final class HookOrder {
    private final Set<Component> hooks = new LinkedHashSet<>();
    private final Map<Component, Set<Component>> before = new LinkedHashMap<>();

    HookOrder(Model model, HookEvent event) {
        for (Order order : model.all(Order.class)) {
            before.computeIfAbsent(order.then(), any -> new LinkedHashSet<>()).add(order.first());
        }
        for (Attached<HookFacts> hook : model.attached(HookFacts.class)) {
            if (hook.component() != null && hook.fact().events().contains(event)) {
                hooks.add(hook.component());
                before.computeIfAbsent(hook.component(), any -> new LinkedHashSet<>())
                        .addAll(hook.fact().after());
            }
        }
    }

    boolean isHook(Component component) {
        return hooks.contains(component);
    }

    /** {@return how many hooks of the event run one after the other before that one, none where a circle leads to it} */
    Optional<Integer> weight(Component hook) {
        int depth = depth(hook, new LinkedHashSet<>());
        return depth < 0 ? Optional.empty() : Optional.of(depth);
    }

    private int depth(Component component, Set<Component> behind) {
        if (!behind.add(component)) {
            return -1;
        }
        int depth = 0;
        for (Component earlier : before.getOrDefault(component, Set.of())) {
            int own = depth(earlier, behind);
            if (own < 0) {
                return -1;
            }
            depth = Math.max(depth, own + (isHook(earlier) ? 1 : 0));
        }
        behind.remove(component);
        return depth;
    }
}
