package dev.keelson.core.delivery;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.inventory.Owner;
import dev.keelson.core.token.Component;
import dev.keelson.core.workload.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The steps of an apply: namespaces, kinds, what belongs to no component, then each component in its order. */
final class Plan {
    static final String NAMESPACES = "namespaces";
    static final String KINDS = "custom resource definitions";
    static final String SHARED = "what components share";

    private final List<Step> steps = new ArrayList<>();

    private Plan() {}

    static Plan of(Blueprint blueprint, Owner owner) {
        Map<String, List<Item>> items = new LinkedHashMap<>();
        List.of(NAMESPACES, KINDS, SHARED).forEach(name -> items.put(name, new ArrayList<>()));
        for (Resource resource : blueprint.resources()) {
            items.computeIfAbsent(step(resource), name -> new ArrayList<>()).add(Item.of(resource, owner));
        }
        Plan plan = new Plan();
        items.forEach((name, objects) -> plan.steps.add(new Step(name, objects, after(name, blueprint, items))));
        return plan;
    }

    List<Step> steps() {
        return steps;
    }

    List<ObjectKey> keys() {
        return items().stream().map(Item::key).toList();
    }

    List<Item> items() {
        return steps.stream().flatMap(step -> step.items().stream()).toList();
    }

    boolean creates(String namespace) {
        return items().stream()
                .map(Item::key)
                .anyMatch(key -> key.kind().equals("Namespace") && key.name().equals(namespace));
    }

    boolean defines(ObjectKey key) {
        return items().stream()
                .filter(item -> item.key().kind().equals("CustomResourceDefinition"))
                .anyMatch(item -> item.desired().text("spec", "group").equals(key.group())
                        && item.desired().text("spec", "names", "kind").equals(key.kind()));
    }

    private static String step(Resource resource) {
        Component component = resource.source().component();
        return switch (resource.kind()) {
            case "Namespace" -> NAMESPACES;
            case "CustomResourceDefinition" -> KINDS;
            default -> component == null ? SHARED : component.toString();
        };
    }

    private static List<String> after(String name, Blueprint blueprint, Map<String, List<Item>> items) {
        TreeSet<String> after = new TreeSet<>();
        for (String earlier : List.of(NAMESPACES, KINDS, SHARED)) {
            if (name.equals(earlier)) {
                return List.copyOf(after);
            }
            after.add(earlier);
        }
        blueprint.model().all(Order.class).stream()
                .filter(order -> order.then().toString().equals(name)
                        && items.containsKey(order.first().toString()))
                .forEach(order -> after.add(order.first().toString()));
        return List.copyOf(after);
    }
}
