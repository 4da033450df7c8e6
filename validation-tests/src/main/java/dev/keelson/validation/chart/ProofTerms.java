package dev.keelson.validation.chart;

import dev.keelson.core.platform.Environment;
import dev.keelson.validation.chart.sweep.SweepReport;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How much a proof tries, and what it lets pass.
 *
 * @param roomy the environment whose values stand wherever a case gives no others
 * @param randomCases how many combinations are made at random
 * @param mistakes how many mistakes of each kind are made in the templates
 * @param fewerValues the paths that may take fewer values than twenty, each with the reason
 * @param enough whether enough was tried
 * @param figures who is told how much was tried
 */
record ProofTerms(
        Optional<Environment> roomy,
        int randomCases,
        int mistakes,
        Map<String, String> fewerValues,
        Consumer<SweepReport> enough,
        Consumer<String> figures) {
    static final ProofTerms USUAL = new ProofTerms(Optional.empty(), 300, 0, Map.of(), report -> {}, line -> {});

    ProofTerms within(Environment environment) {
        return new ProofTerms(Optional.of(environment), randomCases, mistakes, fewerValues, enough, figures);
    }

    ProofTerms randomCases(int number) {
        return new ProofTerms(roomy, number, mistakes, fewerValues, enough, figures);
    }

    ProofTerms mistakes(int ofEachKind) {
        return new ProofTerms(roomy, randomCases, ofEachKind, fewerValues, enough, figures);
    }

    ProofTerms fewerValues(String path, String reason) {
        Map<String, String> more = new TreeMap<>(fewerValues);
        more.put(path, reason);
        return new ProofTerms(roomy, randomCases, mistakes, Map.copyOf(more), enough, figures);
    }

    ProofTerms enough(Consumer<SweepReport> check) {
        return new ProofTerms(roomy, randomCases, mistakes, fewerValues, check, figures);
    }

    ProofTerms telling(Consumer<String> line) {
        return new ProofTerms(roomy, randomCases, mistakes, fewerValues, enough, line);
    }
}
