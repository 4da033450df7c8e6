package dev.keelson.core.workload.words;

import dev.keelson.core.access.AccessParts;
import dev.keelson.core.access.Grant;
import dev.keelson.core.addition.Addition;
import dev.keelson.core.diagnostic.Accepted;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.extension.Facets;
import dev.keelson.core.extension.Model;
import dev.keelson.core.identity.ComponentLabels;
import dev.keelson.core.network.ConnectionParts;
import dev.keelson.core.network.pool.ConnectionDraft;
import dev.keelson.core.pod.Pod;
import dev.keelson.core.pod.PodDraft;
import dev.keelson.core.storage.Claim;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import dev.keelson.core.workload.Order;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.Workload;
import dev.keelson.core.workload.waiting.WaitingDraft;
import java.util.List;
import java.util.function.Consumer;

/**
 * The words that every workload has. Those marked <em>container</em> belong to the main container, those marked
 * <em>pod</em> to the pod around it.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
public abstract class WorkloadDraft<S extends WorkloadDraft<S>> extends PodDraft<S> {
    private final ConnectionParts connections;
    private final AccessParts access;
    private final Facets facets;
    private final Entries<String, String> accepted = entries("accept");
    private final Items<Component> after = items("after");
    private final Items<Component> before = items("before");
    private final WaitingDraft waiting = new WaitingDraft(inner("waitsWith"));

    WorkloadDraft(Scope scope) {
        super(scope);
        this.connections = new ConnectionParts(scope);
        this.access = new AccessParts(scope);
        this.facets = new Facets(scope);
    }

    /**
     * Pod: opens connections to a component. Network policies of both ends follow, and the right to ask for names.
     *
     * <p>Findings: {@code undefined-component}, {@code wrong-kind}, {@code port-not-open}.
     */
    public S connectsTo(Component target, Port port) {
        connections.to(target, port);
        return self();
    }

    /**
     * Pod: opens connections to a component, and says what it does with them.
     *
     * <p>Findings: those of {@link #connectsTo(Component, Port)}, {@code pool-exceeds-limit}.
     */
    public S connectsTo(Component target, Port port, Consumer<? super ConnectionDraft> words) {
        connections.to(target, port, words);
        return self();
    }

    /** Pod: opens connections to somebody outside the platform. The network policy follows. */
    public S connectsTo(Peer peer, Port port) {
        connections.to(peer, port);
        return self();
    }

    /**
     * Pod: may ask the API server for that. A role and a binding follow, the mounted token of the service account, and the
     * way there in the network policy. Nothing is granted by default.
     *
     * <p>Findings: {@code unfit-verb}, {@code secret-grant}, {@code pod-creation-grant}, {@code exec-grant},
     * {@code escalation-grant}.
     */
    public S grant(Grant grant) {
        access.grants().add(grant);
        return self();
    }

    /**
     * Comes after that component: in the order of the manifests, and {@code --apply} waits until a job is done and a
     * workload is ready. {@code kubectl apply} does not wait: there, where a job has to be done first, apply its file
     * alone and wait for it, or let the pods wait, {@link #waitsWith(Image)}, or the program itself.
     *
     * <p>Findings: {@code undefined-component}, {@code circular-order}.
     */
    public S after(Component first) {
        after.add(first);
        return self();
    }

    /**
     * Comes before that component in the order of the manifests; {@link #after} says what that does not promise.
     *
     * <p>Findings: {@code undefined-component}, {@code circular-order}.
     */
    public S before(Component then) {
        before.add(then);
        return self();
    }

    /**
     * Pod: waits for what the component comes after, see {@link #waitsWith(Image, Consumer)}.
     *
     * @param kubectl an image whose entry point is kubectl, {@code registry.k8s.io/kubectl:v1.34.2}
     */
    public S waitsWith(Image kubectl) {
        return waitsWith(kubectl, words -> {});
    }

    /**
     * Pod: waits for what the component comes after, {@code initContainers}: one step for each component that it comes
     * after or that comes before it, until the job is complete, {@code kubectl wait}, or the workload is rolled out,
     * {@code kubectl rollout status}. The steps run before all other containers. Their pods' service account may read
     * exactly those objects; its token is mounted in the steps alone. Pods do not wait by default.
     *
     * <p>Findings: {@code nobody-awaited}, {@code awaited-cron-job}, {@code awaited-job-expires},
     * {@code wait-beyond-deadline}, {@code wait-without-retry}.
     *
     * @param kubectl an image whose entry point is kubectl, {@code registry.k8s.io/kubectl:v1.34.2}
     * @param words how long it waits, and what a step needs
     */
    public S waitsWith(Image kubectl, Consumer<? super WaitingDraft> words) {
        waiting.enter(kubectl);
        open("waitsWith", waiting, words);
        return self();
    }

    /** Takes a word from outside the core. */
    public S with(Facet<? super S> facet) {
        facets.take(facet);
        return self();
    }

    /** Accepts the warnings of a rule on this component; the report lists them with the reason. */
    public S accept(String rule, String because) {
        accepted.put(rule, because);
        return self();
    }

    void inheritWords(WorkloadDraft<?> weaker) {
        inheritPod(weaker);
        connections.inherit(weaker.connections);
        access.inherit(weaker.access);
        accepted.inherit(weaker.accepted);
        facets.inherit(weaker.facets);
    }

    /** Takes what all components share, and settles the ports, which texts of other components may name. */
    public final void prepare(DefaultsDraft defaults) {
        inheritWords(defaults);
        inheritAdopted();
        overlay();
        openPorts();
    }

    /** Takes a layer that is weaker than what all components share. */
    void inheritAdopted() {}

    /** Lays what is stronger than the component's own words over them, and settles the ports that are not containers'. */
    void overlay() {}

    final ConnectionParts connections() {
        return connections;
    }

    /**
     * Adds how the component waits, where it is to come after others.
     *
     * @param said all that components said, their order included
     */
    public final void buildWaiting(Component component, DefaultsDraft defaults, Model said, Model.Builder model) {
        WorkloadDraft<?> shared = defaults;
        waiting.build(component, shared.waiting, said, model);
    }

    /** Adds the workload and everything it says of itself to the model. */
    final Pod build(Component component, Shape shape, List<Claim> claims, Model.Builder model) {
        Pod tight = buildPod(component.name(), claims);
        Pod pod = tight.with(access.mounting(tight.security()));
        model.add(new Workload(component, shape, pod, scope().path(), scope().origin()));
        model.add(new ComponentLabels(component, ownLabels()));
        buildPlacement(component, model);
        connections.build(component, model);
        access.build(component, model);
        after.get().forEach(placed -> model.add(new Order(placed.value(), component, after.path(), placed.origin())));
        before.get().forEach(placed -> model.add(new Order(component, placed.value(), before.path(), placed.origin())));
        Addition.toPods(component, scope()).forEach(model::add);
        facets.build(component, model);
        accepted.get()
                .forEach((rule, placed) ->
                        model.add(new Accepted(rule, scope().path(), placed.value(), placed.origin())));
        return pod;
    }
}
