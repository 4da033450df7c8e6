package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;

/**
 * A way in which the cluster provides volumes. One that is {@linkplain #named(String) named} is defined with
 * {@code p.storageClass(…)}; an {@linkplain #existing(String) existing} one comes with the cluster.
 *
 * @since 0.1.0
 */
public final class StorageClass extends ClusterToken {
    private final boolean owned;

    StorageClass(ClusterName name, boolean owned, Origin origin) {
        super(name, origin, name.defects("storage class", origin));
        this.owned = owned;
    }

    /**
     * {@return a storage class that the platform makes; it belongs to the whole cluster} No other platform may have one of that
     * name; {@link Namespace#storageClass} makes one that follows a namespace. Finding: {@code invalid-name}.
     */
    public static StorageClass named(String name) {
        return new StorageClass(ClusterName.of(name), true, Origin.here());
    }

    /** {@return a storage class that somebody else makes} Finding: {@code invalid-name}. */
    public static StorageClass existing(String name) {
        return new StorageClass(ClusterName.of(name), false, Origin.here());
    }

    /** {@return whether the platform makes it} */
    public boolean isOwned() {
        return owned;
    }
}
