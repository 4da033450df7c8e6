package dev.keelson.core.blueprint;

import dev.keelson.core.diagnostic.Accepted;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Run;
import dev.keelson.core.extension.Artifacts.Artifact;
import dev.keelson.core.extension.Model;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.ValueType;
import java.util.List;

/**
 * A platform for one environment, derived and checked: what would be written, and all that is wrong with it.
 *
 * @param environment the environment's name
 * @param model all that the definition said and what was derived from it
 * @param resources the Kubernetes objects, in the order in which they apply cleanly
 * @param artifacts the files that are no manifests
 * @param findings what is wrong, warnings that were accepted left out
 * @param accepted the warnings that were accepted, with the decision
 * @param run the values, defaults and reads of the run
 * @since 0.1.0
 */
public record Blueprint(
        String environment,
        Model model,
        List<Resource> resources,
        List<Artifact> artifacts,
        List<Finding> findings,
        List<Suppression> accepted,
        Run run) {

    /**
     * A warning that somebody decided to live with.
     *
     * @param finding the warning
     * @param decision who decided so, and why
     */
    public record Suppression(Finding finding, Accepted decision) {}

    /** Keeps the lists from changing. */
    public Blueprint {
        resources = List.copyOf(resources);
        artifacts = List.copyOf(artifacts);
        findings = List.copyOf(findings);
        accepted = List.copyOf(accepted);
    }

    /** {@return what a namespace is called in this environment} */
    public String name(Namespace namespace) {
        return run.evaluator().text(ValueType.expression(namespace.written()));
    }

    /** {@return whether nothing may be written} */
    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }
}
