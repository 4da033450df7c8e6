package dev.keelson.core.platform;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Accepted;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.origin.Origin;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which decisions to live with a warning decide nothing. */
final class Decisions {
    private Decisions() {}

    /** {@return a finding for each line whose decision covers no warning; one line may decide for many components} */
    static List<Finding> pointless(
            List<Accepted> decisions, List<Blueprint.Suppression> accepted, List<Finding> standing) {
        Set<Origin> useful =
                accepted.stream().map(each -> each.decision().origin()).collect(Collectors.toCollection(HashSet::new));
        Map<Origin, Accepted> pointless = new LinkedHashMap<>();
        decisions.stream()
                .filter(decision -> !useful.contains(decision.origin()))
                .forEach(decision -> pointless.putIfAbsent(decision.origin(), decision));
        return pointless.values().stream()
                .map(decision -> pointless(decision, standing))
                .toList();
    }

    private static Finding pointless(Accepted decision, List<Finding> standing) {
        List<Finding> around = standing.stream()
                .filter(finding -> finding.path().startsWith(decision.path()))
                .toList();
        boolean isError = around.stream()
                .anyMatch(finding -> finding.isError() && finding.rule().id().equals(decision.rule()));
        String near = Suggestion.didYouMean(
                decision.rule(),
                around.stream()
                        .filter(finding -> !finding.isError())
                        .map(finding -> finding.rule().id())
                        .toList());
        return Finding.of(
                Accepted.POINTLESS,
                decision.path(),
                decision.origin(),
                "The rule " + decision.rule()
                        + (isError
                                ? " is accepted here, but errors cannot be accepted."
                                : " is accepted here and raised no warning."),
                near + "Take accept(\"" + decision.rule() + "\", …) out"
                        + (near.isEmpty() ? "." : ", or mend the id."));
    }
}
