package dev.keelson.validation.chart.square;

import dev.keelson.core.diagnostic.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Finds the values that an error follows from. Where the error does not name them, the fewest values that show it are
 * searched for, and tried first where it occurs at the same path again.
 */
final class Causes {
    private final Square square;
    private final Values base;
    private final Map<String, List<List<String>>> known = new ConcurrentHashMap<>();

    Causes(Square square, Values base) {
        this.square = square;
        this.base = base;
    }

    /** {@return the paths to leave out, so that none of the errors is there for the same reason, with the error} */
    Map<String, Finding> of(Values values, Emission plain) {
        Map<String, Finding> causes = new LinkedHashMap<>(plain.culprits());
        for (Finding error : plain.errors()) {
            if (!plain.culprits().containsValue(error)) {
                List<String> cause = leaving(values, cause(values, error));
                if (cause.stream().noneMatch(causes::containsKey) && !cause.isEmpty()) {
                    // Which of several is left out changes with the case, so that each of them is tried.
                    causes.put(cause.get(Math.floorMod(values.hashCode(), cause.size())), error);
                }
            }
        }
        return causes;
    }

    /** A toggle that is left out takes with it what is read under it, so another value goes where there is one. */
    private static List<String> leaving(Values values, List<String> cause) {
        List<String> others = cause.stream()
                .filter(path -> !(values.given().get(path) instanceof Boolean))
                .toList();
        return others.isEmpty() ? cause : others;
    }

    private List<String> cause(Values values, Finding error) {
        List<List<String>> before = known.computeIfAbsent(key(error), name -> new CopyOnWriteArrayList<>());
        for (List<String> paths : before) {
            if (values.given().keySet().containsAll(paths) && shows(values, paths, error)) {
                return paths;
            }
        }
        List<String> near = near(values, error);
        List<String> begin =
                shows(values, near, error) ? near : List.copyOf(values.given().keySet());
        List<String> paths = Shrinking.of(begin, some -> shows(values, some, error));
        if (!before.contains(paths)) {
            before.add(paths);
        }
        return paths;
    }

    /** The values of what the error is about: mostly they are enough, and a tenth of all. */
    private static List<String> near(Values values, Finding error) {
        List<String> steps = error.path().segments();
        String component = steps.isEmpty() ? "" : steps.get(0) + ".";
        return values.given().keySet().stream()
                .filter(path -> path.startsWith(component))
                .toList();
    }

    private boolean shows(Values values, List<String> paths, Finding error) {
        Values some = base.with(values.only(paths).given());
        return square.plain(some).errors().stream().anyMatch(other -> key(other).equals(key(error)));
    }

    private static String key(Finding error) {
        return error.rule().id() + " " + error.path();
    }
}
