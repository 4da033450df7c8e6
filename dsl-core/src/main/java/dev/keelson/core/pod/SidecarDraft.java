package dev.keelson.core.pod;

import dev.keelson.core.container.Container;
import dev.keelson.core.container.Hook;
import dev.keelson.core.container.Probe;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;

/**
 * The words inside {@code sidecar(name, image, c -> …)}: a container that starts before the main one, runs beside it and
 * stops after it. It is a native sidecar, so that it does not keep a job from ending.
 *
 * @since 0.1.0
 */
public final class SidecarDraft extends CompanionDraft<SidecarDraft> {
    /** A draft in that scope, running that image. */
    public SidecarDraft(Scope scope, String name, Image image) {
        super(scope, Container.Role.SIDECAR, name, image);
    }

    /** Container: listens there, {@code containerPort}. The component's service offers it as if the main container did. */
    public SidecarDraft port(Port port) {
        container().ports().put(port == null ? null : port.name(), port);
        return this;
    }

    /** Container: holds the pod's other containers back until this probe succeeds once, {@code startupProbe}. */
    public SidecarDraft startup(Probe probe) {
        container().startup().set(probe);
        return this;
    }

    /** Container: the pod gets traffic only while this probe succeeds, {@code readinessProbe}. */
    public SidecarDraft readiness(Probe probe) {
        container().readiness().set(probe);
        return this;
    }

    /** Container: is restarted when this probe fails, {@code livenessProbe}. */
    public SidecarDraft liveness(Probe probe) {
        container().liveness().set(probe);
        return this;
    }

    /** Container: does that before it is told to stop, {@code lifecycle.preStop}. */
    public SidecarDraft preStop(Hook hook) {
        container().preStop().set(hook);
        return this;
    }

    @Override
    protected SidecarDraft self() {
        return this;
    }
}
