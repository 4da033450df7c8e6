package dev.keelson.core.token;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A token for objects of a namespace, of which namespace and name are all that tells them apart.
 *
 * @since 0.1.0
 */
public abstract sealed class NamespacedToken extends Token permits ClaimRef, ConfigRef, ExposureRef, SecretRef {
    private final Namespace namespace;
    private final String name;

    NamespacedToken(Namespace namespace, String name, Origin origin, List<Defect> defects) {
        super(origin, defects);
        this.namespace = namespace;
        this.name = name;
    }

    /** {@return where its object lives} */
    public final Namespace namespace() {
        return namespace;
    }

    /** {@return the name of its object} */
    public final String name() {
        return name;
    }

    /** {@return its namespace} */
    @Override
    public final Optional<Namespace> home() {
        return Optional.of(namespace);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof NamespacedToken token
                && getClass() == token.getClass()
                && name.equals(token.name)
                && namespace.equals(token.namespace);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(namespace, name);
    }

    /** {@return namespace and name} */
    @Override
    public final String toString() {
        return namespace.name() + "/" + name;
    }
}
