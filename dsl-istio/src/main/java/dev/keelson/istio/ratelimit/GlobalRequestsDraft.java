package dev.keelson.istio.ratelimit;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code limit("name", requests, interval, r -> …)}: which requests are counted together.
 *
 * @since 0.1.0
 */
public final class GlobalRequestsDraft extends RequestsDraft<GlobalRequestsDraft> {
    private final Slot<String> perHeader = slot("perHeader");

    GlobalRequestsDraft(Scope scope) {
        super(scope);
    }

    /** Counts each value of a header apart, such as the name of a user; requests without it are not counted. */
    public GlobalRequestsDraft perHeader(String name) {
        perHeader.set(name == null ? null : name.toLowerCase(Locale.ROOT));
        return this;
    }

    @Nullable
    String eachOf() {
        return perHeader.value();
    }

    @Override
    GlobalRequestsDraft self() {
        return this;
    }
}
