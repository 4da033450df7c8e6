package dev.keelson.validation.chart.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.chart.helm.Rendering;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.SweepReport;
import dev.keelson.validation.chart.square.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Changes each leaf of a chart's values once, the others standing so that it matters, and looks whether a field changes.
 *
 * @since 0.1.0
 */
public final class LeafMutation {
    private final Square square;
    private final List<Values> cases;
    private final String namespace;
    private final Map<Integer, String> sound = new HashMap<>();
    private int renderings;

    private LeafMutation(Square square, List<Values> cases) {
        this.square = square;
        this.cases = cases;
        this.namespace = square.plain(Values.NONE).namespace();
    }

    /**
     * {@return which leaves matter}
     *
     * @param square the square
     * @param sweep what the values may be
     */
    public static LeafReport of(Square square, SweepReport sweep) {
        long begin = System.nanoTime();
        LeafMutation mutation = new LeafMutation(square, sweep.cases());
        List<String> dead = new ArrayList<>();
        for (String leaf : square.known()) {
            if (!mutation.matters(leaf, sweep.taken().getOrDefault(leaf, Set.of()))) {
                dead.add(leaf);
            }
        }
        return new LeafReport(
                square.known().size(),
                dead,
                mutation.renderings,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    private boolean matters(String leaf, Set<Object> taken) {
        List<Object> others = List.copyOf(taken);
        for (int number = 0; number < cases.size() && !others.isEmpty(); number++) {
            Values values = cases.get(number);
            // Two values in turn: one of them is not the one that stands there.
            for (int turn = 0; turn < 2; turn++) {
                Object other = others.get((number + turn) % others.size());
                if (!other.equals(values.given().get(leaf)) && changes(number, values.with(Map.of(leaf, other)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean changes(int number, Values changed) {
        renderings++;
        String before = sound.computeIfAbsent(
                number, each -> square.rendered(cases.get(each), namespace).text());
        String after = square.rendered(changed, namespace).text();
        return !after.equals(before) && !objects(after).equals(objects(before));
    }

    private static List<JsonNode> objects(String text) {
        return new Rendering(text)
                .objects().stream().map(Rendering.Rendered::object).toList();
    }
}
