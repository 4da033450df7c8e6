package dev.keelson.core.token;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * An identity made anywhere, usually in a static field, by which parts of a definition speak of each other. Tokens that
 * say the same are equal, and nothing is ever stored in one.
 *
 * @since 0.1.0
 */
public abstract sealed class Token permits Component, ConfigRef, Namespace, Peer, Port, SecretRef {
    private final Origin origin;
    private final @Nullable Defect defect;

    Token(Origin origin, @Nullable Defect defect) {
        this.origin = origin;
        this.defect = defect;
    }

    /** {@return the line that made the token} */
    public final Origin origin() {
        return origin;
    }

    /** {@return what is wrong with the token itself, null where nothing is} */
    public final @Nullable Defect defect() {
        return defect;
    }
}
