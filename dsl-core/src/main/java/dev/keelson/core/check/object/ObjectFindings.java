package dev.keelson.core.check.object;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import java.util.HashSet;
import java.util.Set;

/**
 * Takes the findings about objects. What a check over the model said by the same rule of the same part of it is not said
 * again, because its line is the better one.
 *
 * @since 0.1.0
 */
public final class ObjectFindings {
    private record Said(String rule, ModelPath path) {}

    private final Problems problems;
    private final Places places;
    private final Set<Said> said = new HashSet<>();

    /** Findings that go to the problems, beside those that are there. */
    public ObjectFindings(View view, Problems problems) {
        this.problems = problems;
        this.places = new Places(view);
        for (Finding finding : problems.findings()) {
            said.add(new Said(finding.rule().id(), finding.path()));
        }
    }

    /** {@return what tells the lines behind objects} */
    public Places places() {
        return places;
    }

    /** Adds a finding, unless the model's checks made it. What belongs to the platform as a whole is never the same thing. */
    public void add(Rule rule, Place place, String message, String fix) {
        boolean isRoot = place.path().segments().isEmpty();
        if (isRoot || !said.contains(new Said(rule.id(), place.path()))) {
            problems.add(place.finding(rule, message, fix));
        }
    }
}
