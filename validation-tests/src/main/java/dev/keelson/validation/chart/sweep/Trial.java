package dev.keelson.validation.chart.sweep;

import dev.keelson.validation.chart.square.Disagreement;
import dev.keelson.validation.chart.square.Values;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A case that was tried.
 *
 * @param values what was compared
 * @param dropped what was left out of the case because a check refuses it, with the check's words
 * @param causes the values that go together with others only, as far as this case taught it
 * @param read the paths that had an effect
 * @param disagreement in what the sides differ
 */
record Trial(
        Values values,
        Map<String, String> dropped,
        Set<Cause> causes,
        Set<String> read,
        Optional<Disagreement> disagreement) {}
