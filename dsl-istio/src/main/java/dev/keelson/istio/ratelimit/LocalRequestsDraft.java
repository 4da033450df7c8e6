package dev.keelson.istio.ratelimit;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.value.Count;

/**
 * The words inside {@code part("name", requests, per, r -> …)}: which requests have a limit of their own.
 *
 * @since 0.1.0
 */
public final class LocalRequestsDraft extends RequestsDraft<LocalRequestsDraft> {
    private final Slot<Count> burst = slot("burst");

    LocalRequestsDraft(Scope scope) {
        super(scope);
    }

    /** How many are taken at once, {@code token_bucket.max_tokens}. Default: as many as in the whole time. */
    public LocalRequestsDraft burst(int number) {
        return burst(Count.of(number));
    }

    /** How many are taken at once, {@code token_bucket.max_tokens}. Default: as many as in the whole time. */
    public LocalRequestsDraft burst(Count number) {
        burst.set(number);
        return this;
    }

    Slot<Count> burst() {
        return burst;
    }

    @Override
    LocalRequestsDraft self() {
        return this;
    }
}
