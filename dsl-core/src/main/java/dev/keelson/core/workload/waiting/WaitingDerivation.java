package dev.keelson.core.workload.waiting;

import dev.keelson.core.access.Access;
import dev.keelson.core.access.ApiResource;
import dev.keelson.core.access.RoleRule;
import dev.keelson.core.access.Verb;
import dev.keelson.core.container.Container;
import dev.keelson.core.extension.Model;
import dev.keelson.core.pod.Pod;
import dev.keelson.core.storage.Mount;
import dev.keelson.core.storage.Volume;
import dev.keelson.core.storage.files.FileSource;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of pods that wait, because their component comes after others, and the right to read exactly what is awaited.
 *
 * @since 0.1.0
 */
public final class WaitingDerivation {
    /** Where kubectl and every other client inside a cluster looks for its token. */
    private static final String DIRECTORY = "/var/run/secrets/kubernetes.io/serviceaccount";

    private static final String VOLUME = "waiting-token";

    /** What kubectl asks: it gets the object once, then lists and watches with its name as field selector. */
    private static final List<Verb> READ = List.of(Verb.GET, Verb.LIST, Verb.WATCH);

    private record Place(Component component, Namespace namespace) {}

    private final Map<Component, Pod> pods = new LinkedHashMap<>();
    private final Map<Place, Access> rights = new LinkedHashMap<>();

    private WaitingDerivation(Model said) {
        Awaited awaited = new Awaited(said);
        said.all(Workload.class).forEach(workload -> pods.put(workload.component(), workload.pod()));
        said.all(Waiting.class).forEach(waiting -> {
            List<Workload> targets = awaited.by(waiting.component()).stream()
                    .filter(target -> !(target.shape() instanceof Shape.Scheduled))
                    .toList();
            if (!targets.isEmpty()) {
                pods.computeIfPresent(waiting.component(), (component, pod) -> pod(waiting, targets, pod));
                targets.forEach(target -> read(waiting, target));
            }
        });
    }

    /** {@return the model with waiting pods and their rights} */
    public static Model derive(Model said) {
        WaitingDerivation derivation = new WaitingDerivation(said);
        Map<Place, Access> rights = derivation.rights;
        return said.with(
                        Workload.class,
                        workload -> workload.with(derivation.pods.getOrDefault(workload.component(), workload.pod())))
                .with(Access.class, granted -> granted.namespace() == null ? granted : merged(granted, rights))
                .with(List.copyOf(rights.values()));
    }

    /** A role is named like its component, so that there is one for each place. */
    private static Access merged(Access granted, Map<Place, Access> rights) {
        Access more =
                granted.namespace() == null ? null : rights.remove(new Place(granted.component(), granted.namespace()));
        return more == null ? granted : granted.with(more.rules());
    }

    private static Pod pod(Waiting waiting, List<Workload> targets, Pod pod) {
        List<Container> steps = new ArrayList<>();
        targets.forEach(target -> steps.add(waiting.step()
                .doing(
                        stepName(waiting.component(), target.component()),
                        arguments(target, waiting.timeout()),
                        List.of(new Mount(VOLUME, DIRECTORY, true, null, waiting.origin())))));
        return pod.starting(
                steps,
                new Volume.Projected(
                        VOLUME,
                        List.of(
                                new FileSource.ServiceAccountToken("token", null, Span.hours(1), waiting.origin()),
                                new FileSource.ApiServerCertificate("ca.crt", waiting.origin())),
                        null));
    }

    private static String stepName(Component waiting, Component target) {
        boolean neighbours = waiting.namespace().equals(target.namespace());
        return "after-" + (neighbours ? "" : target.namespace().name() + "-") + target.name();
    }

    private static List<Text> arguments(Workload target, Span timeout) {
        List<Text> words = new ArrayList<>();
        if (target.shape() instanceof Shape.Once) {
            words.add(Text.of("wait"));
            words.add(Text.of("--for=condition=complete"));
        } else {
            words.add(Text.of("rollout"));
            words.add(Text.of("status"));
        }
        words.add(Text.of("--timeout=", timeout.inSeconds(), "s"));
        words.add(Text.of("--namespace=", target.component().namespace().written()));
        words.add(Text.of(resource(target).toString(), "/", target.objectName()));
        return words;
    }

    private void read(Waiting waiting, Workload target) {
        Component component = waiting.component();
        Namespace namespace = target.component().namespace();
        ApiResource resource = resource(target);
        List<RoleRule> rules = List.of(new RoleRule(
                resource.group(),
                List.of(resource.name()),
                List.of(target.objectName()),
                List.of(),
                READ,
                waiting.path(),
                waiting.origin()));
        rights.merge(
                new Place(component, namespace),
                new Access(component, namespace, rules, waiting.path(), waiting.origin()),
                (earlier, more) -> earlier.with(more.rules()));
    }

    private static ApiResource resource(Workload target) {
        Shape shape = target.shape();
        if (shape instanceof Shape.Once) {
            return ApiResource.JOBS;
        }
        if (shape instanceof Shape.Stateful) {
            return ApiResource.STATEFUL_SETS;
        }
        return shape instanceof Shape.OnEachNode ? ApiResource.DAEMON_SETS : ApiResource.DEPLOYMENTS;
    }
}
