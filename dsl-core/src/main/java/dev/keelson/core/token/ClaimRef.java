package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;
import java.util.Objects;

/**
 * A claim on storage that pods of its namespace can mount: the platform's own, or one that somebody else makes.
 *
 * @since 0.1.0
 */
public final class ClaimRef extends Token {
    private final Namespace namespace;
    private final String name;
    private final boolean owned;

    ClaimRef(Namespace namespace, String name, boolean owned, Origin origin) {
        super(origin, Names.subdomain("claim", name, origin));
        this.namespace = namespace;
        this.name = name;
        this.owned = owned;
    }

    /** {@return whether the platform makes it} */
    public boolean isOwned() {
        return owned;
    }

    /** {@return where it lives} */
    public Namespace namespace() {
        return namespace;
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClaimRef ref && name.equals(ref.name) && namespace.equals(ref.namespace);
    }

    @Override
    public int hashCode() {
        return Objects.hash(namespace, name);
    }

    /** {@return namespace and name} */
    @Override
    public String toString() {
        return namespace.name() + "/" + name;
    }
}
