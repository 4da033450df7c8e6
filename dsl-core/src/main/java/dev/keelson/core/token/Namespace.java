package dev.keelson.core.token;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A namespace. One that is {@linkplain #named(String) named} belongs to the platform, which writes its object; an
 * {@linkplain #existing(String) existing} one is made by somebody else.
 *
 * @since 0.1.0
 */
public final class Namespace extends Token {
    private static final String HOME = "namespaces";
    private static final String NAME = "name";

    private final String name;
    private final boolean owned;
    private final boolean fixed;

    private Namespace(String name, boolean owned) {
        this(name, owned, false, Origin.here());
    }

    private Namespace(String name, boolean owned, boolean fixed, Origin origin) {
        super(origin, Names.label("namespace", name, origin));
        this.name = name;
        this.owned = owned;
        this.fixed = fixed;
    }

    /** The namespace of somebody else's pods, by the one name under which network policies know them. */
    static Namespace fixed(String name, Origin origin) {
        return new Namespace(name, false, true, origin);
    }

    /** {@return a namespace that the platform makes} */
    public static Namespace named(String name) {
        return new Namespace(name, true);
    }

    /** {@return a namespace that somebody else makes} */
    public static Namespace existing(String name) {
        return new Namespace(name, false);
    }

    /** {@return a component in this namespace; its name is that of its workload, service and service account} */
    public Component component(String name) {
        return new Component(this, name, Origin.here());
    }

    /** {@return a config map that the platform fills with {@code p.config(…)}} */
    public ConfigRef config(String name) {
        return new ConfigRef(this, name, true, Origin.here());
    }

    /** {@return a config map that somebody else makes} */
    public ConfigRef existingConfig(String name) {
        return new ConfigRef(this, name, false, Origin.here());
    }

    /** {@return a secret that the platform has made with {@code p.externalSecret(…)}; it never holds a value itself} */
    public SecretRef secret(String name) {
        return new SecretRef(this, name, true, Origin.here());
    }

    /** {@return a secret that somebody else makes} */
    public SecretRef existingSecret(String name) {
        return new SecretRef(this, name, false, Origin.here());
    }

    /** {@return a store of secrets for this namespace that somebody else makes} */
    public SecretStore existingSecretStore(String name) {
        return new SecretStore(this, name, Origin.here());
    }

    /** {@return a claim that the platform makes with {@code p.claim(…)} and that any of its pods can mount} */
    public ClaimRef claim(String name) {
        return new ClaimRef(this, name, true, Origin.here());
    }

    /** {@return a claim that somebody else makes} */
    public ClaimRef existingClaim(String name) {
        return new ClaimRef(this, name, false, Origin.here());
    }

    /** {@return an exposure of components of this namespace; its name is that of the objects that follow} */
    public ExposureRef exposure(String name) {
        return new ExposureRef(this, name, Origin.here());
    }

    /** {@return an issuer of certificates in this namespace that the platform makes, with {@code p.issuer(…)}} */
    public IssuerRef issuer(String name) {
        return new IssuerRef(this, ClusterName.of(name), true, Origin.here());
    }

    /** {@return an issuer of certificates in this namespace that somebody else makes} */
    public IssuerRef existingIssuer(String name) {
        return new IssuerRef(this, ClusterName.of(name), false, Origin.here());
    }

    /**
     * {@return a storage class that the platform makes for what is in this namespace} It belongs to the whole cluster and is
     * called {@code <namespace>-<name>}, so that the platform can be installed twice. Finding: {@code invalid-name}.
     */
    public StorageClass storageClass(String name) {
        return new StorageClass(new ClusterName(this, name), true, Origin.here());
    }

    /**
     * {@return a class of volume snapshots that the platform makes for what is in this namespace} It belongs to the whole
     * cluster and is called {@code <namespace>-<name>}. Finding: {@code invalid-name}.
     */
    public VolumeSnapshotClass volumeSnapshotClass(String name) {
        return new VolumeSnapshotClass(new ClusterName(this, name), Origin.here());
    }

    /**
     * {@return a priority class that the platform makes for what is in this namespace} It belongs to the whole cluster and is
     * called {@code <namespace>-<name>}. Findings: {@code invalid-name}, {@code reserved-priority-class}.
     */
    public PriorityClass priorityClass(String name) {
        return PriorityClass.owned(new ClusterName(this, name), Origin.here());
    }

    /**
     * {@return an issuer of certificates for the whole cluster that the platform makes, with {@code p.issuer(…)}} It is called
     * {@code <namespace>-<name>}. Finding: {@code invalid-name}.
     */
    public IssuerRef clusterIssuer(String name) {
        return new IssuerRef(null, new ClusterName(this, name), true, Origin.here());
    }

    /**
     * {@return a pool of nodes that the platform defines, with {@code Karpenter.nodePool(…)}} It belongs to the whole cluster
     * and is called {@code <namespace>-<name>}. Finding: {@code invalid-name}.
     */
    public NodePoolRef nodePool(String name) {
        return new NodePoolRef(new ClusterName(this, name), Origin.here());
    }

    /** {@return the name by which the definition knows it, and the default of the name it has in a cluster} */
    public String name() {
        return name;
    }

    /**
     * {@return the name it has in a cluster, a symbol} {@code namespaces.<name>.name} overrides it in all that is written,
     * and where a chart is installed it may be the namespace of the release. That of a {@linkplain Peer#asNamespace peer} is
     * always the same.
     */
    public Text written() {
        return fixed
                ? Text.of(name)
                : ValueType.TEXT.of(new Expression.Input(namePath().toString()));
    }

    /** {@return the path under which the name can be overridden} */
    public ModelPath namePath() {
        return ModelPath.root().child(HOME).child(name).child(NAME);
    }

    /** {@return the name that a namespace has by default whose name is at that path, empty where no namespace's is} */
    public static Optional<String> literal(String path) {
        List<String> segments = ModelPath.parse(path).segments();
        return segments.size() == 3
                        && segments.get(0).equals(HOME)
                        && segments.get(2).equals(NAME)
                ? Optional.of(segments.get(1))
                : Optional.empty();
    }

    /** {@return the name by which a definition knows the namespace whose words have that path, empty for another path} */
    public static Optional<String> of(ModelPath path) {
        List<String> segments = path.segments();
        return segments.size() == 2 && segments.get(0).equals(HOME) ? Optional.of(segments.get(1)) : Optional.empty();
    }

    @Override
    public Optional<Namespace> home() {
        return fixed ? Optional.empty() : Optional.of(this);
    }

    /** {@return whether the platform makes it} */
    public boolean isOwned() {
        return owned;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Namespace namespace && name.equals(namespace.name);
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
