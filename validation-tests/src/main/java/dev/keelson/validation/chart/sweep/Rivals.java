package dev.keelson.validation.chart.sweep;

import dev.keelson.validation.chart.square.Values;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps values apart that a check holds against each other, such as a minimum and its maximum: mostly only one of them is
 * given, which saves the search for why a case was refused. What the base makes room with stays as it is.
 */
final class Rivals {
    private static final int TOGETHER = 8;

    private final Values base;
    private final Collection<Cause> causes;

    /**
     * Rivals.
     *
     * @param base values that stand where a case gives no others
     * @param causes what findings followed from; read whenever values are kept apart
     */
    Rivals(Values base, Collection<Cause> causes) {
        this.base = base;
        this.causes = causes;
    }

    /** {@return whether the path's value makes room for others} */
    boolean makesRoom(String path) {
        return base.given().containsKey(path);
    }

    /**
     * {@return the values without the rivals of some}
     *
     * @param wanted the values
     * @param kept the paths whose values stay
     * @param number the case's number: each rival has its turn, and in each eighth case all have
     */
    Map<String, Object> apart(Map<String, Object> wanted, Set<String> kept, int number) {
        Map<String, Object> apart = new LinkedHashMap<>(wanted);
        apart.keySet().removeIf(path -> makesRoom(path) && !kept.contains(path));
        if (number % TOGETHER < TOGETHER - 1) {
            causes.forEach(cause -> leaveOne(apart, cause, kept, number));
        }
        return apart;
    }

    private static void leaveOne(Map<String, Object> apart, Cause cause, Set<String> kept, int number) {
        if (cause.paths().size() > 1 && apart.keySet().containsAll(cause.paths())) {
            List<String> leaving = cause.paths().stream()
                    .filter(path -> !kept.contains(path) && !(apart.get(path) instanceof Boolean))
                    .toList();
            if (!leaving.isEmpty()) {
                apart.remove(leaving.get(number % leaving.size()));
            }
        }
    }
}
