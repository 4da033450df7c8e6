package dev.keelson.core.platform;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.value.Sink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Runs the definition a second time and compares: what differs came from something other than settings.
 */
final class PurityCheck implements Check {
    /** A definition that says something else the second time. */
    static final Rule IMPURE =
            Rule.error("impure-definition", "The definition says something else when it is run again.");

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
        Map<String, Resource> again = new LinkedHashMap<>();
        Blueprint second = new Construction(definition, assignment).render(run -> Sink.plain(run.evaluator()));
        second.resources().forEach(resource -> again.put(resource.id(), resource));
        for (Resource first : view.resources().all()) {
            Resource other = again.remove(first.id());
            if (other == null || !Objects.equals(first.object(), other.object())) {
                problems.add(
                        IMPURE,
                        first.source().path(),
                        first.source().origin(),
                        first.id() + (other == null ? " is missing" : " differs") + " when the definition runs again.",
                        "Take the clock, random numbers, environment variables and mutable state out of the"
                                + " definition; what may differ is a setting.");
            }
        }
        again.values()
                .forEach(extra -> problems.add(
                        IMPURE,
                        ModelPath.root(),
                        extra.source().origin(),
                        extra.id() + " appears only when the definition runs again.",
                        "Take mutable state out of the definition."));
    }
}
