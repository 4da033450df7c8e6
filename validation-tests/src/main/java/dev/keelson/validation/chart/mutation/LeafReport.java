package dev.keelson.validation.chart.mutation;

import dev.keelson.validation.chart.square.Disagreement;
import java.util.List;

/**
 * Whether each value of a chart matters.
 *
 * @param leaves how many leaves {@code values.yaml} has
 * @param dead the paths of those that change nothing, whatever the others are
 * @param refused the paths of those that checks let change in no case that was tried
 * @param disagreements what a change of one leaf changes in the chart only, or in the manifests only
 * @param renderings how many renderings it took
 * @param seconds how long it took
 * @since 0.1.0
 */
public record LeafReport(
        int leaves,
        List<String> dead,
        List<String> refused,
        List<Disagreement> disagreements,
        int renderings,
        long seconds) {

    /** {@return the numbers on one line} */
    public String figures() {
        return leaves + " leaves, " + dead.size() + " dead, " + refused.size() + " refused any change " + refused + ", "
                + renderings + " renderings, " + seconds + " s";
    }
}
