package dev.keelson.core.platform;

import dev.keelson.core.adoption.Manifest;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.ClusterToken;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.external.ExternalDraft;
import dev.keelson.core.workload.words.CronJobDraft;
import dev.keelson.core.workload.words.DaemonSetDraft;
import dev.keelson.core.workload.words.DefinedDraft;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.core.workload.words.JobDraft;
import dev.keelson.core.workload.words.StatefulSetDraft;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words that define components. */
abstract sealed class ComponentWords extends ReadingDraft permits SupplyWords {
    private final Map<Component, DefinedDraft> components = new LinkedHashMap<>();
    private final Definitions definitions;
    private final NameReferences names;

    ComponentWords(Scope scope) {
        super(scope);
        this.definitions = new Definitions(scope.run());
        this.names = new NameReferences(scope, components);
    }

    /**
     * Defines a component of interchangeable pods: a Deployment, its service account and, where it opens ports, its
     * service.
     *
     * @param component which one
     * @param image what it runs
     * @param words what else it is
     */
    public void deployment(Component component, Image image, Consumer<? super DeploymentDraft> words) {
        define("deployment", component, image, scope -> new DeploymentDraft(scope, orInvalid(image)), words);
    }

    /**
     * Defines a component that starts with what its service's own build says of it: image, ports, probes, variables,
     * resources, labels of the manifest's one Deployment. The platform's defaults and these words are stronger.
     *
     * @param component which one
     * @param adopted what the service's build wrote
     * @param words what else it is
     */
    public void deployment(Component component, Manifest adopted, Consumer<? super DeploymentDraft> words) {
        define("deployment", component, adopted, scope -> new DeploymentDraft(scope, adopted, component), words);
    }

    /**
     * Defines a component whose pods have names and volumes of their own: a StatefulSet, its service account and its
     * services.
     *
     * @param component which one
     * @param image what it runs
     * @param words what else it is
     */
    public void statefulSet(Component component, Image image, Consumer<? super StatefulSetDraft> words) {
        define("statefulSet", component, image, scope -> new StatefulSetDraft(scope, orInvalid(image)), words);
    }

    /**
     * Defines a component that starts with what its service's own build says of it: image, ports, probes, variables,
     * resources, labels of the manifest's one StatefulSet. The platform's defaults and these words are stronger.
     *
     * @param component which one
     * @param adopted what the service's build wrote
     * @param words what else it is
     */
    public void statefulSet(Component component, Manifest adopted, Consumer<? super StatefulSetDraft> words) {
        define("statefulSet", component, adopted, scope -> new StatefulSetDraft(scope, adopted, component), words);
    }

    /**
     * Defines a component that runs once: a Job and its service account.
     *
     * @param component which one
     * @param image what it runs
     * @param words what else it is
     */
    public void job(Component component, Image image, Consumer<? super JobDraft> words) {
        define("job", component, image, scope -> new JobDraft(scope, orInvalid(image)), words);
    }

    /**
     * Defines a component that runs again and again: a CronJob and its service account.
     *
     * @param component which one
     * @param image what it runs
     * @param words when it runs, and what else it is
     */
    public void cronJob(Component component, Image image, Consumer<? super CronJobDraft> words) {
        define("cronJob", component, image, scope -> new CronJobDraft(scope, orInvalid(image)), words);
    }

    /**
     * Defines a component of which each node runs a pod: a DaemonSet, its service account and, where it opens ports, its
     * service.
     *
     * @param component which one
     * @param image what it runs
     * @param words what else it is
     */
    public void daemonSet(Component component, Image image, Consumer<? super DaemonSetDraft> words) {
        define("daemonSet", component, image, scope -> new DaemonSetDraft(scope, orInvalid(image)), words);
    }

    /**
     * Says that a component is run by somebody else, and where: the others connect to it, ask for its host and ports and
     * come after it as if it were here, so that a definition switches with one {@code if} and no other line changes. No
     * object is its own; the network policies of its callers let them reach its addresses. Whoever comes after it waits
     * for nothing, because it is not this platform's to start.
     *
     * <p>Findings: {@code external-without-address}, {@code external-component}, {@code defined-twice},
     * {@code port-not-open}.
     *
     * @param component which one
     * @param host the name under which it is reached, {@code p.hostOf(component)}
     * @param words which ports it opens, and at which addresses it answers
     */
    public void external(Component component, Host host, Consumer<? super ExternalDraft> words) {
        Origin here = Origin.here();
        define(
                "external",
                component,
                host,
                scope -> new ExternalDraft(scope, host == null ? ValueType.HOST.placeholder() : host, here),
                words);
    }

    /**
     * The number under which others reach a port of a component by name: that of its service. It follows overrides, and
     * makes addresses: {@code Text.of("jdbc:postgresql://", p.hostOf(POSTGRES), ":", p.portOf(POSTGRES, SQL), "/orders")}.
     * Legal in every scope of the definition.
     *
     * <p>Findings: {@code undefined-component}, {@code wrong-kind}, {@code port-not-open}, {@code no-service};
     * {@code asked-too-early} where the component is defined later and its service has other numbers.
     */
    public PortNumber portOf(Component component, Port port) {
        return names.portOf(component, port);
    }

    /**
     * The DNS name of a component, {@code api.shop.svc}, which is right in every namespace. Legal in every scope of the
     * definition.
     *
     * <p>Findings: {@code undefined-component}, {@code wrong-kind}, {@code no-service}.
     */
    public Text hostOf(Component component) {
        return names.hostOf(component);
    }

    /**
     * The name of a namespace, for texts that speak of one: a label in an expression of Prometheus, an argument of kubectl. It
     * follows overrides, and in a chart the release. Legal in every scope of the definition.
     *
     * <p>Finding: {@code invalid-name}.
     */
    public Text nameOf(Namespace namespace) {
        return names.nameOf(namespace);
    }

    /**
     * The name of an object of the whole cluster, for texts that speak of one, such as the class of snapshots that a script
     * asks for. Where a namespace made it, it follows that. Legal in every scope of the definition.
     *
     * <p>Finding: {@code invalid-name}.
     */
    public Text nameOf(ClusterToken token) {
        return names.nameOf(token);
    }

    final NameReferences names() {
        return names;
    }

    final Definitions definitions() {
        return definitions;
    }

    /** {@return what defines each component, in the order of the definition} */
    final Map<Component, DefinedDraft> components() {
        return components;
    }

    private <D extends Draft & DefinedDraft> void define(
            String word,
            Component component,
            @Nullable Object mandatory,
            Function<Scope, D> drafts,
            Consumer<? super D> words) {
        Origin here = Origin.here();
        if (component == null) {
            scope().reportNull(word, here);
        } else if (scope().admits(word, here)) {
            ModelPath path = definitions.path(word, component, component.toString(), component.key(), here);
            if (mandatory == null) {
                scope().reportNull(word, here);
            }
            D draft = drafts.apply(scope().inner(word + " " + component, path));
            components.putIfAbsent(component, draft);
            open(word, draft, words);
        }
    }

    private static Image orInvalid(@Nullable Image image) {
        return image == null ? ValueType.placeholderImage() : image;
    }
}
