package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;

/**
 * A secret, of which only the names of its keys are known here, never a value. One of the {@linkplain Namespace#secret
 * platform} is fetched by External Secrets, an {@linkplain Namespace#existingSecret existing} one is made by somebody else.
 *
 * @since 0.1.0
 */
public final class SecretRef extends NamespacedToken {
    private final boolean owned;

    SecretRef(Namespace namespace, String name, boolean owned, Origin origin) {
        super(namespace, name, origin, Names.subdomain("secret", name, origin));
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
}
