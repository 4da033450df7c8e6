package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;

/**
 * A config map, the platform's own or one that somebody else makes.
 *
 * @since 0.1.0
 */
public final class ConfigRef extends NamespacedToken {
    private final boolean owned;

    ConfigRef(Namespace namespace, String name, boolean owned, Origin origin) {
        super(namespace, name, origin, Names.subdomain("config map", name, origin));
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
}
