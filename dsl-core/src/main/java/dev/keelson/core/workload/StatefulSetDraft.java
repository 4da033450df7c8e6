package dev.keelson.core.workload;

import dev.keelson.core.container.Container;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.storage.ClaimDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Storage;
import java.util.function.Consumer;

/**
 * The words inside {@code p.statefulSet(component, image, s -> …)}: pods with a name and volumes of their own. A headless
 * service {@code <component>-headless} gives each pod its DNS name.
 *
 * @since 0.1.0
 */
public final class StatefulSetDraft extends ServingDraft<StatefulSetDraft> implements DefinedDraft {
    private final Slot<PodManagement> podManagement = slot("podManagement");

    /** A draft in that scope, running that image. */
    public StatefulSetDraft(Scope scope, Image image) {
        super(scope);
        container().image().enter(image);
    }

    /**
     * Gives each pod a volume of its own that outlives it, {@code volumeClaimTemplates}. It is kept when the stateful set
     * is deleted or scaled in.
     *
     * @param name the volume's name in the pod
     * @param size how much it holds
     * @param words where it is mounted, and how it is provided
     */
    public StatefulSetDraft claim(String name, Storage size, Consumer<? super ClaimDraft> words) {
        volumes().claim(name, size, words);
        return this;
    }

    /** In which order pods start and stop, {@code podManagementPolicy}. Default: {@code OrderedReady}. */
    public StatefulSetDraft podManagement(PodManagement policy) {
        podManagement.set(policy);
        return this;
    }

    @Override
    public void build(Component component, DefaultsDraft defaults, Model.Builder model) {
        inheritWords(defaults);
        Placed<PodManagement> policy = podManagement
                .orElse(PodManagement.ORDERED_READY, PodManagement.ORDERED_READY.toString())
                .get()
                .orElseThrow();
        Container main = build(
                component,
                new Workload.Stateful(
                        boundReplicas(),
                        scope().bind(podManagement.path(), policy.value(), policy.origin()),
                        volumes().claims()),
                model);
        service().build(component, main.ports(), true).forEach(model::add);
    }

    @Override
    StatefulSetDraft self() {
        return this;
    }
}
