package dev.keelson.validation.chart.sweep;

import dev.keelson.core.draft.Parameter;
import dev.keelson.validation.chart.square.Disagreement;
import dev.keelson.validation.chart.square.Values;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sweep over a platform's values has shown.
 *
 * @param parameters the settings and model paths that took values
 * @param values how many different values they took, all together
 * @param pairs how many pairs of finite values occurred
 * @param refusedPairs the pairs that cannot occur, because a check refuses them
 * @param dropped how many values were left out of a case because a check refuses them there
 * @param cases the cases that were compared, those that cover first
 * @param random how many of them were made at random
 * @param taken the values that each path took
 * @param readWith values with which each path has an effect, and which leave room
 * @param owed the paths that did not take as many values as they should, with what a check holds against the others
 * @param disagreements in what the chart and the manifests differ, each with the fewest values that show it
 * @param seconds how long it took
 * @since 0.1.0
 */
public record SweepReport(
        Map<String, Parameter> parameters,
        int values,
        int pairs,
        List<String> refusedPairs,
        int dropped,
        List<Values> cases,
        int random,
        Map<String, Set<Object>> taken,
        Map<String, Values> readWith,
        Map<String, String> owed,
        List<Disagreement> disagreements,
        long seconds) {

    /** {@return the numbers on one line} */
    public String figures() {
        return parameters.size() + " paths took " + values + " values in " + (cases.size() - random) + " cases and "
                + random
                + " random ones; " + pairs + " pairs occurred, " + refusedPairs.size() + " are refused by checks; "
                + dropped + " values were left out of a case; " + seconds + " s";
    }
}
