package dev.keelson.helm.merge;

import dev.keelson.helm.exploration.Axes;
import dev.keelson.helm.exploration.Axis;
import dev.keelson.helm.exploration.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The contexts in which a template is held against the definition: all of them where there are few. Else each combination
 * of what a definition can ask for, while the literals of words, which it cannot, stand at random; and where there are too
 * many of those, random ones.
 */
final class SafetyNet {
    private static final int MOST = 256;
    private static final int LEAST = 128;
    private static final long SEED = 20_261_123L;

    private SafetyNet() {}

    static Set<Context> contexts(Axes axes) {
        long all = combinations(axes.all());
        long declared = combinations(axes.declared());
        long number = all <= MOST ? all : declared <= MOST ? Math.max(declared, LEAST) : MOST;
        Random random = new Random(SEED);
        Set<Context> contexts = new LinkedHashSet<>();
        for (int index = 0; index < number; index++) {
            Context context = axes.lowest();
            long digits = index;
            for (Axis axis : axes.all()) {
                int size = axis.positions().size();
                boolean counted = all <= MOST || (declared <= MOST && !axis.implicit());
                context = context.with(axis, counted ? (int) (digits % size) : random.nextInt(size));
                digits = counted ? digits / size : digits;
            }
            contexts.add(context);
        }
        return contexts;
    }

    /** How many ways these can stand together, one more than the most where there are more. */
    private static long combinations(List<Axis> axes) {
        long number = 1;
        for (Axis axis : axes) {
            number = Math.min(MOST + 1L, number * axis.positions().size());
        }
        return number;
    }
}
