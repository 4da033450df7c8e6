package dev.keelson.core.check.object;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import java.util.HashSet;
import java.util.Set;

/**
 * Takes the findings about objects. What the checks over the model said is not said again, because their line is the better
 * one: neither what {@linkplain KnownMistakes mistakes they found} explain, nor a warning of the same rule.
 *
 * @since 0.1.0
 */
public final class ObjectFindings {
    private record Said(String rule, ModelPath path) {}

    private final Problems problems;
    private final Places places;
    private final KnownMistakes known;
    private final Set<Said> said = new HashSet<>();

    /** Findings that go to the problems, beside those that are there. */
    public ObjectFindings(View view, Problems problems) {
        this.problems = problems;
        this.places = new Places(view);
        this.known = new KnownMistakes(view, problems);
        for (Finding finding : problems.findings()) {
            ModelPath path = finding.path();
            for (ModelPath outer = path; !outer.segments().isEmpty(); outer = outer.parent()) {
                said.add(new Said(finding.rule().id(), outer));
            }
        }
    }

    /** {@return what tells the lines behind objects} */
    public Places places() {
        return places;
    }

    /** Adds a finding, unless it was made or is explained. What belongs to the whole platform is never the same thing. */
    public void add(Rule rule, Place place, String message, String fix) {
        if (!known.explain(place.path())) {
            addInAnyCase(rule, place, message, fix);
        }
    }

    /** Adds a finding, unless it was made; other mistakes of its part of the model do not explain it. */
    public void addInAnyCase(Rule rule, Place place, String message, String fix) {
        if (!said.contains(new Said(rule.id(), place.path()))) {
            problems.add(place.finding(rule, message, fix));
        }
    }
}
