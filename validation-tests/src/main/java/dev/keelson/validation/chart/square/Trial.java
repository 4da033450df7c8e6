package dev.keelson.validation.chart.square;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A case that was tried.
 *
 * @param values what was compared
 * @param dropped what was left out of the case because a check refuses it, with the check's words
 * @param read the paths that had an effect
 * @param disagreement in what the sides differ
 */
record Trial(Values values, Map<String, String> dropped, Set<String> read, Optional<Disagreement> disagreement) {}
