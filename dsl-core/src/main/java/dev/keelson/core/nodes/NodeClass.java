package dev.keelson.core.nodes;

/**
 * What a provider needs to know to start a machine: an object of the provider's own kind, which somebody else makes,
 * {@code spec.template.spec.nodeClassRef}.
 *
 * @since 0.1.0
 */
public final class NodeClass {
    private final String group;
    private final String kind;
    private final String name;

    private NodeClass(String group, String kind, String name) {
        this.group = group;
        this.kind = kind;
        this.name = name;
    }

    /** {@return an {@code EC2NodeClass} of AWS} */
    public static NodeClass ec2(String name) {
        return new NodeClass("karpenter.k8s.aws", "EC2NodeClass", name);
    }

    /** {@return an {@code AKSNodeClass} of Azure} */
    public static NodeClass aks(String name) {
        return new NodeClass("karpenter.azure.com", "AKSNodeClass", name);
    }

    /**
     * {@return a node class of another provider} Say next which one.
     *
     * @param kind kind and group, {@code KWOKNodeClass.karpenter.kwok.sh}
     */
    public static Kind of(String kind) {
        int dot = kind.indexOf('.');
        return dot < 0 ? new Kind("", kind) : new Kind(kind.substring(dot + 1), kind.substring(0, dot));
    }

    String group() {
        return group;
    }

    String kind() {
        return kind;
    }

    String name() {
        return name;
    }

    /**
     * A provider's kind of node class.
     *
     * @since 0.1.0
     */
    public static final class Kind {
        private final String group;
        private final String kind;

        private Kind(String group, String kind) {
            this.group = group;
            this.kind = kind;
        }

        /** {@return the node class of that name} */
        public NodeClass named(String name) {
            return new NodeClass(group, kind, name);
        }
    }
}
