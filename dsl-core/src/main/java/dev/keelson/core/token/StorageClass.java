package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;

/**
 * A way in which the cluster provides volumes. One that is {@linkplain #named(String) named} is defined with
 * {@code p.storageClass(…)}; an {@linkplain #existing(String) existing} one comes with the cluster.
 *
 * @since 0.1.0
 */
public final class StorageClass extends Token {
    private final String name;
    private final boolean owned;

    private StorageClass(String name, boolean owned, Origin origin) {
        super(origin, Names.subdomain("storage class", name, origin));
        this.name = name;
        this.owned = owned;
    }

    /** {@return a storage class that the platform makes; it belongs to the whole cluster} Finding: {@code invalid-name}. */
    public static StorageClass named(String name) {
        return new StorageClass(name, true, Origin.here());
    }

    /** {@return a storage class that somebody else makes} Finding: {@code invalid-name}. */
    public static StorageClass existing(String name) {
        return new StorageClass(name, false, Origin.here());
    }

    /** {@return the name in the cluster} */
    public String name() {
        return name;
    }

    /** {@return whether the platform makes it} */
    public boolean isOwned() {
        return owned;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StorageClass storage && name.equals(storage.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
