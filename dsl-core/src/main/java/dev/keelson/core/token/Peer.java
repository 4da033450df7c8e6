package dev.keelson.core.token;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside the platform who is talked to or who calls: pods of a foreign namespace, such as an ingress controller
 * or a monitoring stack, a block of addresses, or everybody.
 *
 * @since 0.1.0
 */
public final class Peer extends Token {
    private final @Nullable String namespace;
    private final Map<String, String> labels;
    private final @Nullable Cidr block;
    private final List<Cidr> exceptions;

    private Peer(
            @Nullable String namespace,
            Map<String, String> labels,
            @Nullable Cidr block,
            List<Cidr> exceptions,
            Origin origin,
            List<Defect> defects) {
        super(origin, defects);
        this.namespace = namespace;
        this.labels = new TreeMap<>(labels);
        this.block = block;
        this.exceptions = List.copyOf(exceptions);
    }

    /** {@return all pods of that namespace} Narrow them with {@link #label}. */
    public static Peer namespace(String name) {
        Origin here = Origin.here();
        return new Peer(name, Map.of(), null, List.of(), here, Names.label("namespace", name, here));
    }

    /** {@return everybody with an address in that block} */
    public static Peer block(Cidr block) {
        return new Peer(null, Map.of(), block, List.of(), Origin.here(), List.of());
    }

    /** {@return everybody, inside the cluster and outside; only ports narrow it} */
    public static Peer anywhere() {
        return new Peer(null, Map.of(), null, List.of(), Origin.here(), List.of());
    }

    /** {@return only those pods that carry the label too} */
    public Peer label(String key, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(key, value);
        Origin here = Origin.here();
        List<Defect> wrong = new ArrayList<>(defects());
        wrong.addAll(Names.labelKey(key, here));
        wrong.addAll(Names.labelValue(value, here));
        if (namespace == null) {
            wrong.add(new Defect(
                    Names.INVALID_LABEL,
                    "The label " + key + " is asked of " + this + ", which has no labels.",
                    "Name pods by their namespace, Peer.namespace(…).label(…), or leave the label out.",
                    here));
        }
        return new Peer(namespace, more, block, exceptions, origin(), wrong);
    }

    /** {@return the block without a part of it} */
    public Peer except(Cidr part) {
        List<Cidr> more = new ArrayList<>(exceptions);
        more.add(part);
        return new Peer(namespace, labels, block, more, origin(), defects());
    }

    /** {@return the namespace whose pods are meant, empty for a block} */
    public Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    /** {@return that namespace, for objects which go there; it has the name that policies know it by, and no other} */
    public Optional<Namespace> asNamespace() {
        return namespace().map(name -> Namespace.fixed(name, origin()));
    }

    /** {@return whether everybody is meant} */
    public boolean isAnywhere() {
        return namespace == null && block == null;
    }

    /** {@return the labels its pods carry, sorted} */
    public Map<String, String> labels() {
        return new TreeMap<>(labels);
    }

    /** {@return the block of addresses, empty for pods} */
    public Optional<Cidr> block() {
        return Optional.ofNullable(block);
    }

    /** {@return the parts of the block that are not meant} */
    public List<Cidr> exceptions() {
        return exceptions;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Peer peer && identity().equals(peer.identity());
    }

    @Override
    public int hashCode() {
        return identity().hashCode();
    }

    /** Two blocks are the same if their numbers come about in the same way. */
    private List<Object> identity() {
        List<Object> identity = new ArrayList<>();
        identity.add(Optional.ofNullable(namespace));
        identity.add(labels);
        identity.add(block().map(ValueType::expression));
        exceptions.forEach(each -> identity.add(ValueType.expression(each)));
        return identity;
    }

    /** {@return who is meant, for reports; the numbers of a block are known only to renderers} */
    @Override
    public String toString() {
        if (namespace == null) {
            return block == null ? "anywhere" : "a block of addresses";
        }
        return "namespace " + namespace + (labels.isEmpty() ? "" : labels);
    }
}
