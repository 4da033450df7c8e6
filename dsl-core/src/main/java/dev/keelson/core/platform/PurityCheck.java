package dev.keelson.core.platform;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.check.Difference;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.extension.Artifacts.Artifact;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.value.Sink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs the definition a second time and compares: what differs came from something other than settings.
 */
final class PurityCheck implements Check {
    /** A definition that says something else the second time. */
    static final Rule IMPURE =
            Rule.error("impure-definition", "The definition says something else when it is run again.");

    private static final String FIX =
            "Take the clock, random numbers, environment variables and mutable state out of the"
                    + " definition; what may differ is a setting.";

    private final Definition definition;
    private final Assignment assignment;

    PurityCheck(Definition definition, Assignment assignment) {
        this.definition = definition;
        this.assignment = assignment;
    }

    @Override
    public void check(View view, Problems problems) {
        if (problems.hasErrors()) {
            return;
        }
        Blueprint second = new Construction(definition, assignment).render(run -> Sink.plain(run.evaluator()));
        if (second.hasErrors()) {
            reportErrors(second, problems);
            return;
        }
        Map<String, Resource> again = new LinkedHashMap<>();
        second.resources().forEach(resource -> again.put(resource.id(), resource));
        for (Resource first : view.resources().all()) {
            Resource other = again.remove(first.id());
            if (other == null) {
                report(problems, first.source(), first.id() + " is missing");
            } else if (!Objects.equals(first.object(), other.object())) {
                report(problems, first.source(), first.id() + " differs" + Difference.between(first, other) + ",");
            }
        }
        again.values().forEach(extra -> report(problems, extra.source(), extra.id() + " appears"));
        compare(view.artifacts().all(), second.artifacts(), problems);
    }

    private static void compare(List<Artifact> first, List<Artifact> second, Problems problems) {
        Map<String, Artifact> again = new LinkedHashMap<>();
        second.forEach(artifact -> again.put(artifact.id(), artifact));
        for (Artifact artifact : first) {
            Artifact other = again.remove(artifact.id());
            if (other == null) {
                report(problems, artifact.source(), artifact.id() + " is missing");
            } else if (!artifact.content().equals(other.content())) {
                report(problems, artifact.source(), artifact.id() + " differs");
            }
        }
        again.values().forEach(extra -> report(problems, extra.source(), extra.id() + " appears"));
    }

    private static void report(Problems problems, Source source, String what) {
        problems.add(IMPURE, source.path(), source.origin(), what + " when the definition runs again.", FIX);
    }

    private static void reportErrors(Blueprint second, Problems problems) {
        second.findings().stream()
                .filter(Finding::isError)
                .forEach(error -> problems.add(
                        IMPURE,
                        error.path(),
                        error.sites().get(0).origin(),
                        "The definition has no error when it runs once, and this one when it runs again: "
                                + error.message(),
                        FIX));
    }
}
