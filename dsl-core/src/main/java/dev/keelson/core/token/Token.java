package dev.keelson.core.token;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import java.util.List;
import java.util.Optional;

/**
 * An identity made anywhere, usually in a static field, by which parts of a definition speak of each other. Tokens that
 * say the same are equal, and nothing is ever stored in one.
 *
 * @since 0.1.0
 */
public abstract sealed class Token
        permits ClusterToken, Component, IssuerRef, Metric, Namespace, NamespacedToken, Peer, Port, SecretStore {
    private final Origin origin;
    private final List<Defect> defects;

    Token(Origin origin, List<Defect> defects) {
        this.origin = origin;
        this.defects = List.copyOf(defects);
    }

    /** {@return the line that made the token} */
    public final Origin origin() {
        return origin;
    }

    /** {@return the namespace whose name is part of what the token stands for} None by default. */
    public Optional<Namespace> home() {
        return Optional.empty();
    }

    /** {@return what is wrong with the token itself} */
    public final List<Defect> defects() {
        return defects;
    }
}
