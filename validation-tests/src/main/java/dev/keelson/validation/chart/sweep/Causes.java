package dev.keelson.validation.chart.sweep;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.validation.chart.square.Emission;
import dev.keelson.validation.chart.square.Shrinking;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the values that the errors of one case follow from. Where an error does not name them, the fewest values that show
 * it are searched for; what an error of that kind followed from before is tried first.
 */
final class Causes {
    private final Square square;
    private final Values base;
    private final Collection<Cause> before;
    private final Set<Cause> found = new LinkedHashSet<>();

    /**
     * The causes in one case.
     *
     * @param square the square
     * @param base values that stand where the case gives no others; they have no errors
     * @param before what errors of other cases followed from
     */
    Causes(Square square, Values base, Collection<Cause> before) {
        this.square = square;
        this.base = base;
        this.before = List.copyOf(before);
    }

    /** {@return the paths to leave out, so that none of the errors is there for the same reason, with the error} */
    Map<String, Finding> of(Values values, Emission plain) {
        Map<String, Finding> causes = new LinkedHashMap<>(plain.culprits());
        causes.keySet().removeIf(path -> !isGiven(values, path));
        for (Finding error : plain.errors()) {
            if (!causes.containsValue(error)) {
                List<String> cause = leaving(values, cause(values, error));
                if (cause.stream().noneMatch(causes::containsKey) && !cause.isEmpty()) {
                    // Which of several is left out changes with the case, so that each of them is tried.
                    causes.put(cause.get(Math.floorMod(values.hashCode(), cause.size())), error);
                }
            }
        }
        return causes;
    }

    /** {@return the causes that had to be searched for} */
    Set<Cause> found() {
        return found;
    }

    /** What the base says as well cannot be left out. */
    private boolean isGiven(Values values, String path) {
        Object value = values.given().get(path);
        return value != null && !value.equals(base.given().get(path));
    }

    /** A toggle that is left out takes with it what is read under it, so another value goes where there is one. */
    private static List<String> leaving(Values values, List<String> cause) {
        List<String> others = cause.stream()
                .filter(path -> !(values.given().get(path) instanceof Boolean))
                .toList();
        return others.isEmpty() ? cause : others;
    }

    private List<String> cause(Values values, Finding error) {
        List<String> all = values.given().keySet().stream()
                .filter(path -> isGiven(values, path))
                .toList();
        List<Cause> likely = Stream.concat(before.stream(), found.stream())
                .filter(cause -> cause.error().equals(key(error)) && all.containsAll(cause.paths()))
                .toList();
        if (!likely.isEmpty()) {
            // Not looked at again: if it is another one, the error stays, and what is given has become less.
            return likely.get(0).paths();
        }
        List<String> paths = Shrinking.of(beginning(values, all, error), some -> shows(values, some, error));
        found.add(new Cause(key(error), paths));
        return paths;
    }

    /** The values of what the error is about, mostly a tenth of all, where they show it. */
    private List<String> beginning(Values values, List<String> all, Finding error) {
        List<String> steps = error.path().segments();
        List<String> near = new ArrayList<>(all);
        near.removeIf(path -> !path.startsWith(steps.isEmpty() ? "" : steps.get(0) + "."));
        return shows(values, near, error) ? near : all;
    }

    private boolean shows(Values values, List<String> paths, Finding error) {
        return !paths.isEmpty()
                && square.errors(base.with(values.only(paths).given())).stream()
                        .anyMatch(other -> key(other).equals(key(error)));
    }

    private static String key(Finding error) {
        return error.rule().id() + " " + error.path();
    }
}
