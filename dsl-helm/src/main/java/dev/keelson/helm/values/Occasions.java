package dev.keelson.helm.values;

import dev.keelson.core.draft.Demand;
import dev.keelson.helm.exploration.Axis;
import dev.keelson.helm.exploration.Context;
import dev.keelson.helm.exploration.Exploration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sorts what words ask of values by when they ask it. */
final class Occasions {
    private final Set<Context> contexts;
    private final Collection<Axis> axes;
    private final List<Demand> always = new ArrayList<>();
    private final Map<Occasion, List<Demand>> sometimes = new LinkedHashMap<>();

    /**
     * One toggle or choice, and where it stands.
     *
     * @param axis the toggle or choice
     * @param positions the names of the positions
     */
    record Occasion(Axis axis, List<String> positions) {}

    Occasions(Exploration exploration) {
        this.contexts = exploration.contexts().keySet();
        this.axes = exploration.axes().values();
        Map<Demand, Set<Context>> asked = new LinkedHashMap<>();
        exploration.contexts().forEach((context, sight) -> sight.demands()
                .forEach(demand ->
                        asked.computeIfAbsent(demand, first -> new HashSet<>()).add(context)));
        asked.forEach((demand, where) -> {
            if (where.size() == contexts.size()) {
                always.add(demand);
            } else {
                occasion(where).ifPresent(occasion -> sometimes
                        .computeIfAbsent(occasion, first -> new ArrayList<>())
                        .add(demand));
            }
        });
    }

    /** {@return what is asked whatever else is set} */
    List<Demand> always() {
        return always;
    }

    /** {@return what is asked where one toggle or choice stands somewhere, and nowhere else} */
    Map<Occasion, List<Demand>> sometimes() {
        return sometimes;
    }

    private Optional<Occasion> occasion(Set<Context> where) {
        for (Axis axis : axes) {
            Set<Integer> positions = new LinkedHashSet<>();
            where.forEach(context -> positions.add(context.at(axis)));
            boolean isNamed = axis.positions().stream().allMatch(position -> position.name() != null);
            if (isNamed
                    && positions.size() < axis.positions().size()
                    && contexts.stream()
                            .allMatch(context -> where.contains(context) == positions.contains(context.at(axis)))) {
                List<String> names = new ArrayList<>();
                positions.stream()
                        .sorted()
                        .forEach(position -> names.add(
                                String.valueOf(axis.positions().get(position).name())));
                return Optional.of(new Occasion(axis, List.copyOf(names)));
            }
        }
        return Optional.empty();
    }
}
