package dev.keelson.core.difference;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.concurrent.Workers;
import dev.keelson.core.setting.Assignment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds what each decision drives by running the definition with that one decision exchanged, in both environments: what
 * needs two decisions shows where the other is already taken.
 *
 * @since 0.1.0
 */
public final class Comparison {
    private record Choice(String path, Chosen here, Chosen there) {
        boolean differs() {
            return (here.read() || there.read()) && !Objects.equals(here.value(), there.value());
        }
    }

    /**
     * What follows a choice.
     *
     * @param choice the one that is exchanged
     * @param fields what differs and follows it, by object
     * @param brought the objects that are there because of it
     */
    private record Driven(Choice choice, Map<String, Set<String>> fields, Set<String> brought) {}

    private final Blueprint before;
    private final Blueprint after;
    private final Function<Assignment, Blueprint> platform;
    private final Snapshot left;
    private final Snapshot right;
    private final Map<String, Map<String, Fields.Pair>> differences;

    private Comparison(Blueprint before, Blueprint after, Function<Assignment, Blueprint> platform) {
        this.before = before;
        this.after = after;
        this.platform = platform;
        this.left = new Snapshot(before);
        this.right = new Snapshot(after);
        this.differences = left.differencesTo(right);
    }

    /**
     * The difference between two environments of one definition.
     *
     * @param before the platform for the first
     * @param after the platform for the second
     * @param platform gives the objects for any other assignment; it need not check them
     */
    public static EnvironmentDifference of(
            Blueprint before, Blueprint after, Function<Assignment, Blueprint> platform) {
        return new Comparison(before, after, platform).difference();
    }

    private EnvironmentDifference difference() {
        Map<String, Set<String>> explained = new HashMap<>();
        List<Decision> decisions = new ArrayList<>();
        for (Driven each : Workers.forEachProcessor().each(taken(), this::driven)) {
            each.fields().forEach((id, fields) -> explained
                    .computeIfAbsent(id, key -> new HashSet<>())
                    .addAll(fields));
            Choice choice = each.choice();
            decisions.add(
                    new Decision(choice.path(), choice.here(), choice.there(), effects(each.fields(), each.brought())));
        }
        return new EnvironmentDifference(
                before.environment(), after.environment(), decisions, together(unexplained(explained)));
    }

    /** What the two environments read and choose differently, by path. */
    private List<Choice> taken() {
        Values here = new Values(before.run());
        Values there = new Values(after.run());
        return decided().stream()
                .map(path -> new Choice(path, here.chosen(path, there), there.chosen(path, here)))
                .filter(Choice::differs)
                .toList();
    }

    /** The paths that one of the two says something about, sorted. */
    private SortedSet<String> decided() {
        SortedSet<String> paths = new TreeSet<>();
        for (Blueprint each : List.of(before, after)) {
            paths.addAll(each.run().assignment().assigned().keySet());
            paths.addAll(each.run().assignment().overrides().keySet());
        }
        return paths;
    }

    private Driven driven(Choice choice) {
        String path = choice.path();
        Assignment here = before.run().assignment();
        Assignment there = after.run().assignment();
        Snapshot exchangedLeft = new Snapshot(platform.apply(new Exchanged(here, there, path)));
        Snapshot exchangedRight = new Snapshot(platform.apply(new Exchanged(there, here, path)));
        Map<String, Map<String, Fields.Pair>> fromLeft = left.differencesTo(exchangedLeft);
        Map<String, Map<String, Fields.Pair>> fromRight = exchangedRight.differencesTo(right);
        Map<String, Set<String>> driven = new LinkedHashMap<>();
        Set<String> brought = new HashSet<>();
        differences.forEach((id, fields) -> {
            boolean decidesExistence = left.has(id) != exchangedLeft.has(id) || right.has(id) != exchangedRight.has(id);
            Set<String> moved = new HashSet<>(fields.keySet());
            if (!isOnOneSide(id) || !decidesExistence) {
                Set<String> touched =
                        new HashSet<>(fromLeft.getOrDefault(id, Map.of()).keySet());
                touched.addAll(fromRight.getOrDefault(id, Map.of()).keySet());
                moved.retainAll(touched);
            } else {
                brought.add(id);
            }
            if (!moved.isEmpty()) {
                driven.put(id, moved);
            }
        });
        return new Driven(choice, driven, brought);
    }

    private Map<String, Set<String>> unexplained(Map<String, Set<String>> explained) {
        Map<String, Set<String>> rest = new LinkedHashMap<>();
        differences.forEach((id, fields) -> {
            Set<String> open = new HashSet<>(fields.keySet());
            open.removeAll(explained.getOrDefault(id, Set.of()));
            if (!open.isEmpty()) {
                rest.put(id, open);
            }
        });
        return rest;
    }

    private List<Effect> together(Map<String, Set<String>> rest) {
        Set<String> brought = new HashSet<>(rest.keySet());
        brought.removeIf(id -> !isOnOneSide(id)
                || rest.getOrDefault(id, Set.of()).size()
                        != differences.getOrDefault(id, Map.of()).size());
        return effects(rest, brought);
    }

    private List<Effect> effects(Map<String, Set<String>> driven, Set<String> brought) {
        List<Effect> effects = new ArrayList<>();
        driven.forEach((id, moved) -> effects.addAll(effects(id, moved, brought.contains(id))));
        return effects;
    }

    private Collection<Effect> effects(String id, Set<String> moved, boolean brought) {
        Map<String, Fields.Pair> fields = differences.getOrDefault(id, Map.of());
        Snapshot.Item own = left.get(id);
        Snapshot.Item item = own == null ? Objects.requireNonNull(right.get(id)) : own;
        if (brought) {
            String environment = own == null ? after.environment() : before.environment();
            return List.of(new Effect.Only(item.id(), environment, item.source().origin()));
        }
        List<Effect> changes = new ArrayList<>();
        fields.forEach((field, pair) -> {
            if (moved.contains(field)) {
                changes.add(new Effect.Changed(item.id(), field, pair.before(), pair.after()));
            }
        });
        return changes;
    }

    private boolean isOnOneSide(String id) {
        return left.has(id) != right.has(id);
    }
}
