package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;

/**
 * A pool of nodes, which belongs to the whole cluster.
 *
 * @since 0.1.0
 */
public final class NodePoolRef extends ClusterToken {
    NodePoolRef(ClusterName name, Origin origin) {
        super(name, origin, name.defects("node pool", origin));
    }

    /** {@return the pool of that name, which no other platform in the cluster may have} Finding: {@code invalid-name}. */
    public static NodePoolRef named(String name) {
        return new NodePoolRef(ClusterName.of(name), Origin.here());
    }
}
