package dev.keelson.helm.values;

import dev.keelson.core.setting.Demand;
import dev.keelson.helm.exploration.Axis;
import dev.keelson.helm.exploration.Context;
import dev.keelson.helm.exploration.Exploration;
import dev.keelson.helm.exploration.Sight;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sorts what words ask of values by when they ask it. */
final class Occasions {
    private final List<Context> contexts;
    private final List<Axis> axes;
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
        this.contexts = List.copyOf(exploration.contexts().keySet());
        this.axes = exploration.axes().all();
        Map<Demand, BitSet> asked = new LinkedHashMap<>();
        int number = 0;
        for (Sight sight : exploration.contexts().values()) {
            for (Demand demand : sight.demands()) {
                asked.computeIfAbsent(demand, first -> new BitSet()).set(number);
            }
            number++;
        }
        asked.forEach((demand, where) -> {
            if (where.cardinality() == contexts.size()) {
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

    /** The axis that stands at some positions wherever the words ask, and at none of them where they do not. */
    private Optional<Occasion> occasion(BitSet where) {
        for (Axis axis : axes) {
            BitSet asking = new BitSet();
            BitSet silent = new BitSet();
            for (int number = 0; number < contexts.size(); number++) {
                (where.get(number) ? asking : silent).set(contexts.get(number).at(axis));
            }
            boolean isNamed = axis.positions().stream().allMatch(position -> position.name() != null);
            if (isNamed && !asking.intersects(silent)) {
                List<String> names = new ArrayList<>();
                asking.stream()
                        .forEach(position -> names.add(
                                String.valueOf(axis.positions().get(position).name())));
                return Optional.of(new Occasion(axis, List.copyOf(names)));
            }
        }
        return Optional.empty();
    }
}
