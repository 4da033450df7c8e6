package dev.keelson.core.workload.words;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Model;
import dev.keelson.core.pod.Pod;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.Image;
import dev.keelson.core.workload.Shape;
import java.util.List;

/**
 * The words inside {@code p.daemonSet(component, image, d -> …)}: a pod on each node that tolerates it.
 *
 * @since 0.1.0
 */
public final class DaemonSetDraft extends ServingDraft<DaemonSetDraft> implements DefinedDraft {
    private final RollingUpdateDraft rollingUpdate = new RollingUpdateDraft(scope());

    /** A draft in that scope, running that image. */
    public DaemonSetDraft(Scope scope, Image image) {
        super(scope);
        container().image().enter(image);
    }

    /** How many nodes may lack the pod while an update runs, {@code updateStrategy.rollingUpdate}. Default: 1. */
    public DaemonSetDraft maxUnavailable(CountOrPercent nodes) {
        rollingUpdate.unavailable().set(nodes);
        return this;
    }

    @Override
    public void build(Component component, Model.Builder model) {
        Pod pod = build(
                component, new Shape.OnEachNode(rollingUpdate.boundUnavailable(1), history(null)), List.of(), model);
        service().build(component, pod.ports(), false).forEach(model::add);
        scrapes().build(component, model);
    }

    @Override
    protected DaemonSetDraft self() {
        return this;
    }
}
