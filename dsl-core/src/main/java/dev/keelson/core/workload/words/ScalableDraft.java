package dev.keelson.core.workload.words;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.ValueType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words of workloads of which there can be more or fewer pods.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
public abstract class ScalableDraft<S extends ScalableDraft<S>> extends ServingDraft<S> {
    private final Slot<Count> replicas = slot("replicas");
    private @Nullable AdoptedDraft adopted;

    ScalableDraft(Scope scope) {
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

    /** Starts with what a manifest says. */
    final void adopt(AdoptedDraft manifest) {
        adopted = manifest;
    }

    /** Takes what the manifest says that neither the component nor the platform's defaults do. */
    @Override
    final void inheritAdopted() {
        if (adopted != null) {
            inheritWords(adopted);
            replicas.inherit(adopted.replicas());
            service().inherit(adopted.service());
            container().image().orElse(Image.parse("invalid.example.com/invalid:invalid"), "none");
        }
    }

    final Slot<Count> replicas() {
        return replicas;
    }

    final Count boundReplicas() {
        return Objects.requireNonNull(
                Slot.bind(replicas.orElse(Count.of(1), "1"), ValueType.COUNT, Bounds.between(0, 10_000)),
                "the library has a default");
    }
}
