package dev.keelson.helm.exploration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The axes of a definition, in one order.
 *
 * @since 0.1.0
 */
public final class Axes {
    private final List<Axis> all;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<String, Axis> byInput = new HashMap<>();

    Axes(Collection<Axis> all) {
        this.all = List.copyOf(all);
        this.all.forEach(axis -> {
            indexes.put(axis.path(), indexes.size());
            axis.positions().forEach(position -> position.facts().forEach(fact -> {
                byInput.putIfAbsent(fact.path(), axis);
                byInput.putIfAbsent(fact.words(), axis);
            }));
        });
    }

    /** {@return all of them} */
    public List<Axis> all() {
        return all;
    }

    /** {@return the context in which everything has its default} */
    public Context lowest() {
        int[] positions = new int[all.size()];
        for (int index = 0; index < positions.length; index++) {
            positions[index] = all.get(index).byDefault();
        }
        return new Context(this, positions);
    }

    /** {@return the context in which every axis stands at its last position} */
    public Context highest() {
        int[] positions = new int[all.size()];
        for (int index = 0; index < positions.length; index++) {
            positions[index] = all.get(index).positions().size() - 1;
        }
        return new Context(this, positions);
    }

    /** {@return all but the literals of words: those that a definition itself can ask for} */
    public List<Axis> declared() {
        return all.stream().filter(axis -> !axis.implicit()).toList();
    }

    /** {@return the two bases, each of them with one axis elsewhere that the definition can ask for, and the literals of words} */
    public Set<Context> singles() {
        Set<Context> contexts = new LinkedHashSet<>(List.of(lowest(), highest()));
        all.forEach(axis -> {
            contexts.addAll(positions(lowest(), axis));
            if (!axis.implicit()) {
                contexts.addAll(positions(highest(), axis));
            }
        });
        return contexts;
    }

    /** {@return the base with that axis at each of its positions} */
    List<Context> positions(Context base, Axis axis) {
        return IntStream.range(0, axis.positions().size())
                .mapToObj(position -> base.with(axis, position))
                .toList();
    }

    /** {@return one context for each combination of positions on these axes, everything else at its default} */
    List<Context> combinations(Collection<Axis> varied) {
        List<Context> contexts = List.of(lowest());
        for (Axis axis : varied) {
            List<Context> more = new ArrayList<>();
            for (Context context : contexts) {
                for (int position = 0; position < axis.positions().size(); position++) {
                    more.add(context.with(axis, position));
                }
            }
            contexts = more;
        }
        return contexts;
    }

    /** {@return the axis of that path, null where there is none} */
    @Nullable
    Axis at(String path) {
        Integer index = indexes.get(path);
        return index == null ? null : all.get(index);
    }

    /** {@return the axis about which somebody asks with the path or the words of a condition} */
    Optional<Axis> asked(String input) {
        return Optional.ofNullable(byInput.get(input));
    }

    int index(Axis axis) {
        Integer index = indexes.get(axis.path());
        if (index == null) {
            throw new IllegalArgumentException("no axis of these: " + axis.path());
        }
        return index;
    }
}
