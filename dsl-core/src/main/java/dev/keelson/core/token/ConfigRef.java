package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;
import java.util.Objects;

/**
 * A config map, the platform's own or one that somebody else makes.
 *
 * @since 0.1.0
 */
public final class ConfigRef extends Token {
    private final Namespace namespace;
    private final String name;
    private final boolean owned;

    ConfigRef(Namespace namespace, String name, boolean owned, Origin origin) {
        super(origin, Names.subdomain("config map", name, origin));
        this.namespace = namespace;
        this.name = name;
        this.owned = owned;
    }

    /** {@return whether the platform fills it} */
    public boolean isOwned() {
        return owned;
    }

    /**
     * One key of it.
     *
     * @param key the key whose value is meant
     */
    public ConfigKey key(String key) {
        return new ConfigKey(this, key, Origin.here());
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
        return other instanceof ConfigRef ref && name.equals(ref.name) && namespace.equals(ref.namespace);
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
