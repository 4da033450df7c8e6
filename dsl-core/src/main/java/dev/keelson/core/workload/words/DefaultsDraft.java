package dev.keelson.core.workload.words;

import dev.keelson.core.availability.DisruptionsDraft;
import dev.keelson.core.draft.Scope;
import java.util.function.Consumer;

/**
 * The words inside {@code p.defaults(c -> …)}: what all components share. A component's own word is stronger; words that
 * add, add to these.
 *
 * @since 0.1.0
 */
public final class DefaultsDraft extends WorkloadDraft<DefaultsDraft> {
    private final DisruptionsDraft disruptions = new DisruptionsDraft(inner("disruptions"));

    /** A draft in that scope. */
    public DefaultsDraft(Scope scope) {
        super(scope);
    }

    /**
     * Limits how many pods of each serving component are evicted at a time, {@code PodDisruptionBudget}. A component that
     * says a bound of its own has that one.
     */
    public DefaultsDraft disruptions(Consumer<? super DisruptionsDraft> words) {
        open("disruptions", disruptions, words);
        return this;
    }

    DisruptionsDraft disruptions() {
        return disruptions;
    }

    @Override
    protected DefaultsDraft self() {
        return this;
    }
}
