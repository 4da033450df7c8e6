package dev.keelson.helm.values;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.Component;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of values: what belongs to no component, then the components as they are defined, then the rest of the
 * platform; inside each what people change first. Neither depends on the order in which a definition reads its settings.
 */
final class ValueOrder {
    /** Words in the order in which people write them. What a definition declares itself comes before all but the first. */
    private static final List<String> WORDS = List.of(
            "enabled",
            "image",
            "registry",
            "repository",
            "tag",
            "digest",
            "replicas",
            "",
            "schedule",
            "cron",
            "timeZone",
            "path",
            "ports",
            "resources",
            "cpu",
            "memory",
            "storage",
            "size",
            "storageClass",
            "accessMode",
            "env",
            "claims",
            "horizontalScaling",
            "verticalScaling",
            "disruptions",
            "startup",
            "readiness",
            "liveness",
            "preStop",
            "terminationGrace",
            "rollingUpdate",
            "service",
            "scrapes",
            "sidecars",
            "initContainers",
            "waitsWith");

    private static final int DECLARED = WORDS.indexOf("");
    private static final int BEFORE = -1;

    private final Map<String, Integer> components = new HashMap<>();
    private final Map<List<String>, Boolean> declared = new HashMap<>();

    ValueOrder(Collection<Parameter> parameters, Collection<Component> inOrder) {
        inOrder.forEach(component -> components.putIfAbsent(component.key(), components.size()));
        for (Parameter parameter : parameters) {
            List<String> path = ModelPath.parse(parameter.path()).segments();
            for (int length = 1; length <= path.size(); length++) {
                declared.merge(path.subList(0, length), !parameter.implicit(), Boolean::logicalAnd);
            }
        }
    }

    /** {@return how the names under a path are ordered} What it ranks alike stays as it was. */
    Comparator<String> under(List<String> path) {
        return Comparator.comparingInt(name -> path.isEmpty() ? atRoot(name) : inside(path, name));
    }

    private int atRoot(String name) {
        Integer component = components.get(name);
        if (component != null) {
            return component;
        }
        return isDeclared(List.of(), name) ? BEFORE : components.size();
    }

    private int inside(List<String> path, String name) {
        int rank = WORDS.indexOf(name);
        if (isDeclared(path, name) && rank != 0) {
            return DECLARED;
        }
        return rank < 0 ? WORDS.size() : rank;
    }

    private boolean isDeclared(List<String> path, String name) {
        List<String> inner = new ArrayList<>(path);
        inner.add(name);
        return declared.getOrDefault(inner, false);
    }
}
