package dev.keelson.core.network;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.identity.NamespaceFacts;
import dev.keelson.core.network.Isolation.OpenRange;
import dev.keelson.core.network.Isolation.Opening;
import dev.keelson.core.network.Isolation.Outside;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.List;
import java.util.Map;

/**
 * Writes a policy that refuses everything in each namespace, and one for each component that lets its own traffic through.
 *
 * @since 0.1.0
 */
public final class NetworkPolicyRenderer implements Renderer {
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";
    private static final List<String> BOTH = List.of("Ingress", "Egress");

    /** A renderer without state. */
    public NetworkPolicyRenderer() {}

    @Override
    public void render(View view, Resources out) {
        view.all(NamespaceFacts.class)
                .forEach(namespace -> out.add(
                        defaultDeny(namespace.token(), view.sink()),
                        new Source(
                                null, namespace.path(), namespace.origin(), "what no connection declares is refused")));
        LabelWriter labels = new LabelWriter(view);
        view.all(Isolation.class)
                .forEach(isolation -> out.add(
                        policy(isolation, labels, view.sink()),
                        new Source(
                                isolation.component(),
                                isolation.path(),
                                isolation.origin(),
                                "the connections of " + isolation.component())));
    }

    private static NetworkPolicy defaultDeny(Namespace namespace, Sink sink) {
        NetworkPolicySpec spec = new NetworkPolicySpec();
        spec.setPodSelector(new LabelSelector());
        spec.getPolicyTypes().addAll(BOTH);
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName("default-deny");
        metadata.setNamespace(sink.text(namespace.written()));
        return object(metadata, spec);
    }

    private static NetworkPolicy policy(Isolation isolation, LabelWriter labels, Sink sink) {
        Namespace home = isolation.component().namespace();
        NetworkPolicySpec spec = new NetworkPolicySpec();
        spec.setPodSelector(selector(Labels.component(isolation.component())));
        spec.getPolicyTypes().addAll(BOTH);
        isolation.ingress().forEach(opening -> spec.getIngress().add(ingress(opening, home, sink)));
        isolation.egress().forEach(opening -> spec.getEgress().add(egress(opening, home, sink)));
        return object(
                labels.metadata(isolation.component(), isolation.component().name()), spec);
    }

    private static NetworkPolicyIngressRule ingress(Opening opening, Namespace home, Sink sink) {
        NetworkPolicyIngressRule rule = new NetworkPolicyIngressRule();
        if (!isAnywhere(opening.party())) {
            rule.getFrom().add(peer(opening.party(), home, sink));
        }
        opening.ports().forEach(range -> rule.getPorts().add(port(range, sink)));
        return rule;
    }

    private static NetworkPolicyEgressRule egress(Opening opening, Namespace home, Sink sink) {
        NetworkPolicyEgressRule rule = new NetworkPolicyEgressRule();
        if (!isAnywhere(opening.party())) {
            rule.getTo().add(peer(opening.party(), home, sink));
        }
        opening.ports().forEach(range -> rule.getPorts().add(port(range, sink)));
        return rule;
    }

    /** A rule without peers lets everybody through, by its ports alone. */
    private static boolean isAnywhere(Party party) {
        return party instanceof Outside outside && outside.peer().isAnywhere();
    }

    private static NetworkPolicyPort port(OpenRange range, Sink sink) {
        NetworkPolicyPort port = new NetworkPolicyPort();
        port.setProtocol(range.protocol().name());
        port.setPort(new IntOrString(sink.port(range.number())));
        if (range.last() != null) {
            port.setEndPort(sink.port(range.last()));
        }
        return port;
    }

    /** {@return the other side of some traffic, as a policy in that namespace names it} */
    public static NetworkPolicyPeer peer(Party party, Namespace home, Sink sink) {
        if (party instanceof Pods pods) {
            NetworkPolicyPeer peer = new NetworkPolicyPeer();
            Namespace namespace = pods.component().namespace();
            if (!namespace.equals(home)) {
                peer.setNamespaceSelector(selector(Map.of(NAMESPACE_NAME, sink.text(namespace.written()))));
            }
            peer.setPodSelector(selector(Labels.component(pods.component())));
            return peer;
        }
        return peer(((Outside) party).peer(), sink);
    }

    /** {@return somebody outside the platform, as a policy names it} */
    public static NetworkPolicyPeer peer(Peer outside, Sink sink) {
        NetworkPolicyPeer peer = new NetworkPolicyPeer();
        outside.block().ifPresent(block -> peer.setIpBlock(block(block, outside.exceptions(), sink)));
        outside.namespace().ifPresent(name -> peer.setNamespaceSelector(selector(Map.of(NAMESPACE_NAME, name))));
        if (!outside.labels().isEmpty()) {
            peer.setPodSelector(selector(outside.labels()));
        }
        return peer;
    }

    private static IPBlock block(Cidr block, List<Cidr> exceptions, Sink sink) {
        IPBlock ipBlock = new IPBlock();
        ipBlock.setCidr(sink.text(block));
        exceptions.forEach(part -> ipBlock.getExcept().add(sink.text(part)));
        return ipBlock;
    }

    private static LabelSelector selector(Map<String, String> labels) {
        LabelSelector selector = new LabelSelector();
        selector.getMatchLabels().putAll(labels);
        return selector;
    }

    private static NetworkPolicy object(ObjectMeta metadata, NetworkPolicySpec spec) {
        NetworkPolicy policy = new NetworkPolicy();
        policy.setMetadata(metadata);
        policy.setSpec(spec);
        return policy;
    }
}
