package dev.keelson.core.workload;

import dev.keelson.core.container.Container;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Image;
import java.util.function.Consumer;

/**
 * The words inside {@code p.deployment(component, image, d -> …)}: interchangeable pods.
 *
 * @since 0.1.0
 */
public final class DeploymentDraft extends ServingDraft<DeploymentDraft> implements DefinedDraft {
    private final RollingUpdateDraft rollingUpdate = new RollingUpdateDraft(inner("rollingUpdate"));

    /** A draft in that scope, running that image. */
    public DeploymentDraft(Scope scope, Image image) {
        super(scope);
        container().image().enter(image);
    }

    /**
     * How an update replaces pods, {@code strategy.rollingUpdate}. By default one pod more than wanted and never one
     * fewer, so that an update keeps the capacity.
     */
    public DeploymentDraft rollingUpdate(Consumer<? super RollingUpdateDraft> words) {
        open("rollingUpdate", rollingUpdate, words);
        return this;
    }

    @Override
    public void build(Component component, DefaultsDraft defaults, Model.Builder model) {
        inheritWords(defaults);
        Container main = build(
                component,
                new Workload.Deployed(boundReplicas(), rollingUpdate.boundSurge(), rollingUpdate.boundUnavailable()),
                model);
        service().build(component, main.ports(), false).forEach(model::add);
    }

    @Override
    DeploymentDraft self() {
        return this;
    }
}
