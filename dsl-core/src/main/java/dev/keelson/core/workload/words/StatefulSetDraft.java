package dev.keelson.core.workload.words;

import dev.keelson.core.adoption.Manifest;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.storage.Claim;
import dev.keelson.core.storage.ClaimDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Storage;
import dev.keelson.core.workload.PodManagement;
import dev.keelson.core.workload.Retention;
import dev.keelson.core.workload.Shape;
import java.util.List;
import java.util.function.Consumer;

/**
 * The words inside {@code p.statefulSet(component, image, s -> …)}: pods with a name and volumes of their own. A headless
 * service {@code <component>-headless} gives each pod its DNS name.
 *
 * @since 0.1.0
 */
public final class StatefulSetDraft extends ScalableDraft<StatefulSetDraft> implements DefinedDraft {
    private final Slot<PodManagement> podManagement = slot("podManagement");
    private final Slot<Retention> whenDeleted = slot("whenDeleted");
    private final Slot<Retention> whenScaled = slot("whenScaled");

    /** A draft in that scope, running that image. */
    public StatefulSetDraft(Scope scope, Image image) {
        super(scope);
        container().image().enter(image);
    }

    /** A draft in that scope that starts with what the service's own build says of the component. */
    public StatefulSetDraft(Scope scope, Manifest manifest, Component component) {
        super(scope);
        adopt(AdoptedDraft.of(scope, manifest, "StatefulSet", component));
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

    /**
     * What becomes of the claims when the stateful set is deleted, {@code persistentVolumeClaimRetentionPolicy.whenDeleted}.
     * Default: {@code Retain}.
     */
    public StatefulSetDraft whenDeleted(Retention retention) {
        whenDeleted.set(retention);
        return this;
    }

    /**
     * What becomes of a pod's claims when the stateful set is scaled in,
     * {@code persistentVolumeClaimRetentionPolicy.whenScaled}. Default: {@code Retain}.
     */
    public StatefulSetDraft whenScaled(Retention retention) {
        whenScaled.set(retention);
        return this;
    }

    @Override
    public void build(Component component, Model.Builder model) {
        List<Claim> claims = volumes().claims();
        buildScalable(
                component,
                new Shape.Stateful(
                        boundReplicas(),
                        bound(podManagement, PodManagement.ORDERED_READY),
                        claims,
                        new Shape.ClaimRetention(
                                bound(whenDeleted, Retention.RETAIN), bound(whenScaled, Retention.RETAIN)),
                        history(null)),
                claims,
                model);
    }

    private <E extends Enum<E>> E bound(Slot<E> slot, E byDefault) {
        Placed<E> placed = slot.orElse(byDefault, byDefault.toString()).get().orElseThrow();
        return scope().bind(slot.path(), placed.value(), placed.origin());
    }

    @Override
    protected StatefulSetDraft self() {
        return this;
    }
}
