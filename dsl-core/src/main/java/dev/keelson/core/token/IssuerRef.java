package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Text;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An issuer of certificates, as cert-manager knows it: one of a namespace, {@code Issuer}, or one of the whole cluster,
 * {@code ClusterIssuer}; made by the platform or by somebody else.
 *
 * @since 0.1.0
 */
public final class IssuerRef extends Token {
    private final @Nullable Namespace namespace;
    private final ClusterName name;
    private final boolean owned;

    IssuerRef(@Nullable Namespace namespace, ClusterName name, boolean owned, Origin origin) {
        super(origin, name.defects("issuer", origin));
        this.namespace = namespace;
        this.name = name;
        this.owned = owned;
    }

    /**
     * {@return an issuer for all namespaces of the cluster that the platform makes, with {@code p.issuer(…)}} No other platform
     * in the cluster may have one of that name; {@link Namespace#clusterIssuer} makes one that follows a namespace.
     */
    public static IssuerRef clusterIssuer(String name) {
        return new IssuerRef(null, ClusterName.of(name), true, Origin.here());
    }

    /** {@return an issuer for all namespaces of the cluster that somebody else makes} */
    public static IssuerRef existingClusterIssuer(String name) {
        return new IssuerRef(null, ClusterName.of(name), false, Origin.here());
    }

    /** {@return whether the platform makes it} */
    public boolean isOwned() {
        return owned;
    }

    /** {@return where it lives, empty for one of the whole cluster} */
    public Optional<Namespace> namespace() {
        return Optional.ofNullable(namespace);
    }

    /** {@return the name by which the definition knows it} */
    public String name() {
        return name.literal();
    }

    /** {@return its name in the cluster, a symbol where it begins with that of a namespace} */
    public Text written() {
        return name.written();
    }

    @Override
    public Optional<Namespace> home() {
        return Optional.ofNullable(namespace == null ? name.namespace() : namespace);
    }

    /** {@return its kind, {@code Issuer} or {@code ClusterIssuer}} */
    public String kind() {
        return namespace == null ? "ClusterIssuer" : "Issuer";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IssuerRef ref && name.equals(ref.name) && Objects.equals(namespace, ref.namespace);
    }

    @Override
    public int hashCode() {
        return Objects.hash(namespace, name);
    }

    /** {@return namespace and name, of one of the whole cluster the name alone} */
    @Override
    public String toString() {
        return (namespace == null ? "" : namespace.name() + "/") + name.literal();
    }
}
