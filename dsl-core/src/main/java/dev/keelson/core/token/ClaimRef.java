package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;

/**
 * A claim on storage that pods of its namespace can mount: the platform's own, or one that somebody else makes.
 *
 * @since 0.1.0
 */
public final class ClaimRef extends NamespacedToken {
    private final boolean owned;

    ClaimRef(Namespace namespace, String name, boolean owned, Origin origin) {
        super(namespace, name, origin, Names.subdomain("claim", name, origin));
        this.owned = owned;
    }

    /** {@return whether the platform makes it} */
    public boolean isOwned() {
        return owned;
    }
}
