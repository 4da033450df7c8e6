package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;
import java.util.Objects;

/**
 * A secret that lives outside the platform: made by hand, by an operator, or by External Secrets. Only its name is known here.
 *
 * @since 0.1.0
 */
public final class SecretRef extends Token {
    private final Namespace namespace;
    private final String name;

    SecretRef(Namespace namespace, String name, Origin origin) {
        super(origin, Names.subdomain("secret", name, origin));
        this.namespace = namespace;
        this.name = name;
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
