package dev.keelson.validation.chart.mutation;

import java.util.List;

/**
 * Whether each value of a chart matters.
 *
 * @param leaves how many leaves {@code values.yaml} has
 * @param dead the paths of those that change nothing, whatever the others are
 * @param renderings how many renderings it took
 * @param seconds how long it took
 * @since 0.1.0
 */
public record LeafReport(int leaves, List<String> dead, int renderings, long seconds) {

    /** {@return the numbers on one line} */
    public String figures() {
        return leaves + " leaves, " + dead.size() + " dead, " + renderings + " renderings, " + seconds + " s";
    }
}
