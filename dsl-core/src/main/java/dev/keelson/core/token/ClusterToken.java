package dev.keelson.core.token;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Text;
import java.util.List;
import java.util.Optional;

/**
 * An object of the whole cluster. One that a namespace made is called {@code <namespace>-<name>} and follows the name of
 * its namespace; any other name is one that no second platform in the cluster may give.
 *
 * @since 0.1.0
 */
public abstract sealed class ClusterToken extends Token
        permits NodePoolRef, PriorityClass, StorageClass, VolumeSnapshotClass {
    private final ClusterName name;

    ClusterToken(ClusterName name, Origin origin, List<Defect> defects) {
        super(origin, defects);
        this.name = name;
    }

    /** {@return the name by which the definition knows it} */
    public final String name() {
        return name.literal();
    }

    /** {@return the name in the cluster, a symbol where it begins with that of a namespace} */
    public final Text written() {
        return name.written();
    }

    @Override
    public final Optional<Namespace> home() {
        return Optional.ofNullable(name.namespace());
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof ClusterToken token && getClass() == token.getClass() && name.equals(token.name);
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    @Override
    public final String toString() {
        return name.literal();
    }
}
