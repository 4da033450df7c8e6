package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store outside the cluster from which External Secrets fetches secrets: one of a namespace, {@code SecretStore}, or one
 * of the whole cluster, {@code ClusterSecretStore}. Somebody else makes it, because it holds the way into the vault.
 *
 * @since 0.1.0
 */
public final class SecretStore extends Token {
    private final @Nullable Namespace namespace;
    private final String name;

    SecretStore(@Nullable Namespace namespace, String name, Origin origin) {
        super(origin, Names.subdomain("secret store", name, origin));
        this.namespace = namespace;
        this.name = name;
    }

    /** {@return a store for all namespaces of the cluster that somebody else makes} */
    public static SecretStore existingClusterStore(String name) {
        return new SecretStore(null, name, Origin.here());
    }

    /** {@return where it lives, empty for one of the whole cluster} */
    public Optional<Namespace> namespace() {
        return Optional.ofNullable(namespace);
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return its kind, {@code SecretStore} or {@code ClusterSecretStore}} */
    public String kind() {
        return namespace == null ? "ClusterSecretStore" : "SecretStore";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretStore store
                && name.equals(store.name)
                && Objects.equals(namespace, store.namespace);
    }

    @Override
    public int hashCode() {
        return Objects.hash(namespace, name);
    }

    /** {@return namespace and name, of one of the whole cluster the name alone} */
    @Override
    public String toString() {
        return (namespace == null ? "" : namespace.name() + "/") + name;
    }
}
