package dev.keelson.core.network;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.ValueType;
import java.util.List;

/**
 * The numbers and address blocks of what is outside the platform, which no word of a component makes final.
 *
 * @since 0.1.0
 */
public final class OutsideValues {
    private final Scope scope;
    private final ModelPath path;
    private final Origin origin;

    /** The values that a word of that path was given on that line. */
    public OutsideValues(Scope scope, ModelPath path, Origin origin) {
        this.scope = scope;
        this.path = path;
        this.origin = origin;
    }

    /** {@return whether all of the peer's blocks have a value} A finding says which has none. */
    public boolean areSound(Peer peer) {
        boolean block = peer.block().stream().allMatch(each -> isSound(each, ValueType.CIDR));
        List<Boolean> parts = peer.exceptions().stream()
                .map(each -> isSound(each, ValueType.CIDR))
                .toList();
        return block && !parts.contains(false);
    }

    /** {@return whether the port's numbers have a value} A finding says which has none. */
    public boolean areSound(Port port) {
        boolean first = isSound(port.number(), ValueType.PORT);
        return port.last().stream().allMatch(each -> isSound(each, ValueType.PORT)) && first;
    }

    private <T extends Scalar> boolean isSound(T value, ValueType<T> type) {
        return scope.checked(path, value, type, origin) == value;
    }
}
