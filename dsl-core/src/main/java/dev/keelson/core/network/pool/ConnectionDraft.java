package dev.keelson.core.network.pool;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code connectsTo(component, port, c -> …)}: what the caller does with the connection.
 *
 * @since 0.1.0
 */
public final class ConnectionDraft extends Draft {
    private final Slot<Count> pool = slot("pool");

    /** A draft of the connection of that scope. */
    public ConnectionDraft(Scope scope) {
        super(scope);
    }

    /** How many connections each pod keeps open at most, see {@link #pool(Count)}. */
    public ConnectionDraft pool(int connections) {
        return pool(Count.of(connections));
    }

    /**
     * How many connections each pod keeps open at most. Nothing is known of it by default. It drives no field: give it the
     * setting that the caller's own configuration is fed with, so that both are one number.
     *
     * <p>Finding: {@code pool-exceeds-limit}.
     */
    public ConnectionDraft pool(Count connections) {
        pool.set(connections);
        return this;
    }

    /** {@return the pool, null where nobody said its size} The scope is the caller's, which may inherit the words. */
    public @Nullable Pool pool(Scope caller, ModelPath edge) {
        ModelPath path = edge.child("pool");
        return pool.get()
                .map(placed -> new Pool(
                        caller.checked(path, placed.value(), ValueType.COUNT, placed.origin()), path, placed.origin()))
                .orElse(null);
    }
}
