package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;
import java.util.Objects;

/**
 * A secret, of which only the names of its keys are known here, never a value. One of the {@linkplain Namespace#secret
 * platform} is fetched by External Secrets, an {@linkplain Namespace#existingSecret existing} one is made by somebody else.
 *
 * @since 0.1.0
 */
public final class SecretRef extends Token {
    private final Namespace namespace;
    private final String name;
    private final boolean owned;

    SecretRef(Namespace namespace, String name, boolean owned, Origin origin) {
        super(origin, Names.subdomain("secret", name, origin));
        this.namespace = namespace;
        this.name = name;
        this.owned = owned;
    }

    /** {@return whether the platform has it made} */
    public boolean isOwned() {
        return owned;
    }

    /**
     * One key of it.
     *
     * @param key the key whose value is meant
     */
    public SecretKey key(String key) {
        return new SecretKey(this, key, Origin.here());
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
        return other instanceof SecretRef ref && name.equals(ref.name) && namespace.equals(ref.namespace);
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
