package dev.keelson.core.workload.words;

import dev.keelson.core.draft.Scope;

/**
 * The words inside {@code p.defaults(c -> …)}: what all components share. A component's own word is stronger; words that
 * add, add to these.
 *
 * @since 0.1.0
 */
public final class DefaultsDraft extends WorkloadDraft<DefaultsDraft> {
    /** A draft in that scope. */
    public DefaultsDraft(Scope scope) {
        super(scope);
    }

    @Override
    protected DefaultsDraft self() {
        return this;
    }
}
