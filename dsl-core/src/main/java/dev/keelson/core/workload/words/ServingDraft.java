package dev.keelson.core.workload.words;

import dev.keelson.core.addition.Addition;
import dev.keelson.core.container.Hook;
import dev.keelson.core.container.OpenPort;
import dev.keelson.core.container.Probe;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.ServiceDraft;
import dev.keelson.core.network.pool.ConnectionLimitParts;
import dev.keelson.core.observe.ScrapeDraft;
import dev.keelson.core.observe.ScrapeParts;
import dev.keelson.core.pod.Development;
import dev.keelson.core.pod.Pod;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Shape;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words of workloads that stay and serve.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
public abstract class ServingDraft<S extends ServingDraft<S>> extends WorkloadDraft<S> {
    private final Slot<Span> minReady = slot("minReady");
    private final Slot<Count> revisionHistory = slot("revisionHistory");
    private final ServiceDraft service = new ServiceDraft(inner("service"));
    private final ConnectionLimitParts limits = new ConnectionLimitParts(scope());
    private final DevelopmentDraft development = new DevelopmentDraft(inner("development"));
    private final ScrapeParts scrapes = new ScrapeParts(scope());

    ServingDraft(Scope scope) {
        super(scope);
    }

    /**
     * Container: listens there, {@code containerPort}. A service offers it, unless {@link #service} says otherwise.
     *
     * <p>Findings: {@code same-port-number}, {@code port-range}.
     */
    public S port(Port port) {
        container().ports().put(port == null ? null : port.name(), port);
        return self();
    }

    /** Container: holds the other probes back until this one succeeds once, {@code startupProbe}. */
    public S startup(Probe probe) {
        container().startup().set(probe);
        return self();
    }

    /** Container: gets traffic only while this probe succeeds, {@code readinessProbe}. */
    public S readiness(Probe probe) {
        container().readiness().set(probe);
        return self();
    }

    /** Container: is restarted when this probe fails, {@code livenessProbe}. */
    public S liveness(Probe probe) {
        container().liveness().set(probe);
        return self();
    }

    /** Container: does that right after it starts, {@code lifecycle.postStart}. */
    public S postStart(Hook hook) {
        container().postStart().set(hook);
        return self();
    }

    /**
     * Container: does that before it is told to stop, {@code lifecycle.preStop}. A short {@link Hook#sleep sleep} gives
     * those who route to the pod the time to learn that it leaves.
     *
     * <p>Finding: {@code short-grace}.
     */
    public S preStop(Hook hook) {
        container().preStop().set(hook);
        return self();
    }

    /** How long a new pod must be ready to count as available, {@code minReadySeconds}. Default: 0 s. */
    public S minReady(Duration span) {
        return minReady(Span.of(span));
    }

    /** How long a new pod must be ready to count as available, {@code minReadySeconds}. Default: 0 s. */
    public S minReady(Span span) {
        minReady.set(span);
        return self();
    }

    /** How many old versions are kept to return to, {@code revisionHistoryLimit}. Default: 10, as Kubernetes has it. */
    public S revisionHistory(int versions) {
        return revisionHistory(Count.of(versions));
    }

    /** How many old versions are kept to return to, {@code revisionHistoryLimit}. Default: 10, as Kubernetes has it. */
    public S revisionHistory(Count versions) {
        revisionHistory.set(versions);
        return self();
    }

    /** Says how the component is reached by name. */
    public S service(Consumer<? super ServiceDraft> words) {
        open("service", service, words);
        return self();
    }

    /**
     * Pod: is called from outside the platform, by an ingress controller or a monitoring stack. The network policy
     * follows.
     *
     * <p>Finding: {@code port-not-open}.
     */
    public S acceptsFrom(Peer peer, Port port) {
        connections().from(peer, port);
        return self();
    }

    /** How many connections it accepts on a port, see {@link #connectionLimit(Port, Count)}. */
    public S connectionLimit(Port port, int connections) {
        return connectionLimit(port, Count.of(connections));
    }

    /**
     * How many connections it accepts on a port, of all callers together. No limit by default. The pools of the callers
     * ({@code connectsTo(…, c -> c.pool(…))}) are held against it, for all pods there can be. It drives no field: give it
     * the value that the server's own configuration is fed with, less what others need.
     *
     * <p>Findings: {@code pool-exceeds-limit}, {@code port-not-open}.
     */
    public S connectionLimit(Port port, Count connections) {
        limits.take(port, connections);
        return self();
    }

    /**
     * Says what is different while somebody works on the component; its words replace the component's own.
     *
     * <p>Finding: {@code development-in-production} where {@code p.production()} was said.
     */
    public S development(Consumer<? super DevelopmentDraft> words) {
        open("development", development, words);
        return self();
    }

    @Override
    final void overlay() {
        development.over(container(), volumes());
        service.prepare();
    }

    /** Adds what follows from its ports, but for those of debuggers: its services; and that somebody works on it. */
    final void serve(Component component, Pod pod, boolean stateful, Model.Builder model) {
        List<OpenPort> offered = pod.ports().stream()
                .filter(open -> !development.isDebugged(open.token()))
                .toList();
        List<Service> services = service.build(component, offered, stateful);
        services.forEach(model::add);
        if (!services.isEmpty()) {
            model.add(Addition.toServices(component, scope()));
        }
        scrapes.build(component, model);
        limits.build(component, model);
        Scope profile = development.scope();
        if (development.isSaid()) {
            model.add(new Development(component, profile.path(), profile.origin()));
        }
    }

    /**
     * The number under which others reach that port by name, as far as it was said.
     *
     * @return a symbol that follows overrides, null where nobody opened the port yet
     */
    public @Nullable PortNumber numberOf(Port port) {
        PortNumber renumbered = service.numberOf(port);
        return renumbered == null ? openNumber(port) : renumbered;
    }

    /**
     * Pod: tells its metrics at that port. Who gathers them, and how, is said once by the platform's {@code monitoring};
     * the network policy, or the connection from a Prometheus of the platform, follows.
     *
     * <p>Findings: {@code port-not-open}, {@code set-twice} for two on one port, {@code nobody-scrapes},
     * {@code slow-scrape}.
     */
    public S scrape(Port port, Consumer<? super ScrapeDraft> words) {
        scrapes.endpoint(port, words);
        return self();
    }

    final ServiceDraft service() {
        return service;
    }

    final ScrapeParts scrapes() {
        return scrapes;
    }

    final Shape.History history(@Nullable Span progressDeadline) {
        return new Shape.History(
                progressDeadline,
                Slot.bind(minReady, ValueType.SPAN, Bounds.fromSeconds(0)),
                Slot.bind(revisionHistory, ValueType.COUNT, Bounds.between(0, 1_000)));
    }
}
