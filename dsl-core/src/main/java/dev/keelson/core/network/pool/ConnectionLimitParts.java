package dev.keelson.core.network.pool;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Model;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.ValueType;

/**
 * What the word of a workload that says how many connections it accepts was given.
 *
 * @since 0.1.0
 */
public final class ConnectionLimitParts extends Draft {
    private final Entries<Port, Count> limits = entries("connectionLimit");

    /** The parts of the workload of that scope. */
    public ConnectionLimitParts(Scope scope) {
        super(scope);
    }

    /** Takes the limit of a port. */
    public void take(Port port, Count limit) {
        limits.put(port, limit);
    }

    /** Adds the limits of that component to the model. */
    public void build(Component component, Model.Builder model) {
        limits.get().forEach((port, placed) -> {
            ModelPath path = limits.path(port.name());
            scope().run().use(port, path);
            Count limit = scope().checked(path, placed.value(), ValueType.COUNT, placed.origin());
            model.add(new ConnectionLimit(component, port, limit, path, placed.origin()));
        });
    }
}
