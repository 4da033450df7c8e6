package dev.keelson.core.workload;

import dev.keelson.core.container.Probe;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.network.ServiceDraft;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.ValueType;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The words of workloads that stay and serve.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
public abstract class ServingDraft<S extends ServingDraft<S>> extends WorkloadDraft<S> {
    private final Slot<Count> replicas = slot("replicas");
    private final ServiceDraft service = new ServiceDraft(inner("service"));

    ServingDraft(Scope scope) {
        super(scope);
    }

    /** How many pods run, {@code spec.replicas}. Default: 1. */
    public S replicas(int number) {
        return replicas(Count.of(number));
    }

    /** How many pods run, {@code spec.replicas}. Default: 1. */
    public S replicas(Count number) {
        replicas.set(number);
        return self();
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

    final ServiceDraft service() {
        return service;
    }

    final Count boundReplicas() {
        return Objects.requireNonNull(
                Slot.bind(replicas.orElse(Count.of(1), "1"), ValueType.COUNT, Bounds.between(0, 10_000)),
                "the library has a default");
    }
}
