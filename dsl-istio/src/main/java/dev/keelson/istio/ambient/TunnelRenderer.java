package dev.keelson.istio.ambient;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.network.Dns;
import dev.keelson.core.network.NetworkPolicyRenderer;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Sink;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.ambient.Tunnels.At;
import dev.keelson.istio.ambient.Tunnels.AtWaypoint;
import dev.keelson.istio.ambient.Tunnels.End;
import dev.keelson.istio.membership.Membership;
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
import java.util.stream.Stream;

/**
 * Writes what network policies let through for the proxies of ambient mode, beside what they say of the calls themselves: a
 * plug-in sees the port of the tunnel, not the one inside, and probes with an address of their own. What waypoints tell of
 * themselves travels outside of tunnels.
 *
 * @see <a href="https://istio.io/latest/docs/ambient/usage/networkpolicy/">Istio: ambient mode and network policies</a>
 * @since 0.1.0
 */
public final class TunnelRenderer implements Renderer {
    /** What probes come from where the calls of a pod are redirected; nothing outside its node can have it. */
    private static final String PROBES = "169.254.7.127/32";

    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";
    private static final int ISTIOD = 15012;

    /** A renderer without state. */
    public TunnelRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            LabelWriter labels = new LabelWriter(view);
            Waypoints waypoints = Waypoints.of(view.model(), membership);
            Tunnels tunnels = new Tunnels(view, membership, waypoints);
            Stream<Workload> outside = view.all(Workload.class).stream()
                    .filter(workload -> !membership.isMember(workload.component()))
                    .filter(workload -> WaypointMetrics.isCollector(workload, view, membership));
            Stream.concat(membership.members().stream(), outside).forEach(member -> {
                NetworkPolicySpec spec = member(member.component(), tunnels, membership, view.sink());
                if (WaypointMetrics.isCollector(member, view, membership)) {
                    metrics(spec, waypoints, member.component().namespace(), view.sink());
                }
                if (!spec.getIngress().isEmpty() || !spec.getEgress().isEmpty()) {
                    out.add(object(member, spec, labels), source(member));
                }
            });
            waypoints
                    .namespaces()
                    .forEach(namespace -> out.add(
                            waypoint(namespace, tunnels, membership, labels, view),
                            WaypointRenderer.source(namespace, waypoints, membership)));
        });
    }

    private static NetworkPolicy object(Workload member, NetworkPolicySpec spec, LabelWriter labels) {
        spec.setPodSelector(selector(Labels.component(member.component())));
        return object(labels.metadata(member.component(), member.component().name() + "-ambient"), spec);
    }

    private static Source source(Workload member) {
        return new Source(
                member.component(),
                member.path(),
                member.origin(),
                "proxies carry the connections of " + member.component());
    }

    private static NetworkPolicySpec member(Component component, Tunnels tunnels, Membership membership, Sink sink) {
        NetworkPolicySpec spec = new NetworkPolicySpec();
        Namespace home = component.namespace();
        ends(spec, tunnels.to(Tunnels.at(component)), tunnels.from(Tunnels.at(component)), home, sink);
        if (membership.isAmbient(component)) {
            NetworkPolicyIngressRule probes = new NetworkPolicyIngressRule();
            IPBlock block = new IPBlock();
            block.setCidr(PROBES);
            NetworkPolicyPeer kubelet = new NetworkPolicyPeer();
            kubelet.setIpBlock(block);
            probes.getFrom().add(kubelet);
            spec.getIngress().add(probes);
        }
        return spec;
    }

    private static NetworkPolicy waypoint(
            Namespace namespace, Tunnels tunnels, Membership membership, LabelWriter labels, View view) {
        NetworkPolicySpec spec = new NetworkPolicySpec();
        spec.setPodSelector(selector(Waypoint.labels()));
        End self = new AtWaypoint(namespace);
        ends(spec, tunnels.to(self), tunnels.from(self), namespace, view.sink());
        WaypointMetrics.collector(view, membership).ifPresent(collector -> {
            NetworkPolicyIngressRule metrics = new NetworkPolicyIngressRule();
            metrics.getFrom().add(peer(new At(collector), namespace, view.sink()));
            metrics.getPorts().add(port("TCP", PortNumber.of(WaypointMetrics.PORT), view.sink()));
            spec.getIngress().add(metrics);
        });
        Peer istiod = Peer.namespace(membership.mesh().controlPlane()).label("app", "istiod");
        spec.getEgress()
                .add(egress(
                        NetworkPolicyRenderer.peer(istiod, view.sink()),
                        List.of(port("TCP", PortNumber.of(ISTIOD), view.sink()))));
        Dns dns = view.all(Dns.class).get(0);
        spec.getEgress()
                .add(egress(
                        NetworkPolicyRenderer.peer(dns.server(), view.sink()),
                        dns.ports().stream()
                                .map(each -> port(each.protocol().name(), each.number(), view.sink()))
                                .toList()));
        return object(labels.metadata(namespace, Waypoint.NAME), spec);
    }

    private static void ends(NetworkPolicySpec spec, List<End> from, List<End> to, Namespace home, Sink sink) {
        List<NetworkPolicyPort> tunnel = List.of(port("TCP", PortNumber.of(Waypoint.HBONE), sink));
        if (!from.isEmpty()) {
            NetworkPolicyIngressRule rule = new NetworkPolicyIngressRule();
            from.forEach(end -> rule.getFrom().add(peer(end, home, sink)));
            rule.getPorts().addAll(tunnel);
            spec.getIngress().add(rule);
        }
        if (!to.isEmpty()) {
            NetworkPolicyEgressRule rule = new NetworkPolicyEgressRule();
            to.forEach(end -> rule.getTo().add(peer(end, home, sink)));
            rule.getPorts().addAll(tunnel);
            spec.getEgress().add(rule);
        }
    }

    private static void metrics(NetworkPolicySpec spec, Waypoints waypoints, Namespace home, Sink sink) {
        waypoints.namespaces().forEach(namespace -> spec.getEgress()
                .add(egress(
                        peer(new AtWaypoint(namespace), home, sink),
                        List.of(port("TCP", PortNumber.of(WaypointMetrics.PORT), sink)))));
    }

    private static NetworkPolicyEgressRule egress(NetworkPolicyPeer to, List<NetworkPolicyPort> ports) {
        NetworkPolicyEgressRule rule = new NetworkPolicyEgressRule();
        rule.getTo().add(to);
        rule.getPorts().addAll(ports);
        return rule;
    }

    private static NetworkPolicyPeer peer(End end, Namespace home, Sink sink) {
        if (end instanceof At at) {
            return NetworkPolicyRenderer.peer(at.party(), home, sink);
        }
        Namespace namespace = ((AtWaypoint) end).namespace();
        NetworkPolicyPeer peer = new NetworkPolicyPeer();
        if (!namespace.equals(home)) {
            peer.setNamespaceSelector(selector(Map.of(NAMESPACE_NAME, sink.text(namespace.written()))));
        }
        peer.setPodSelector(selector(Waypoint.labels()));
        return peer;
    }

    private static NetworkPolicyPort port(String protocol, PortNumber number, Sink sink) {
        NetworkPolicyPort port = new NetworkPolicyPort();
        port.setProtocol(protocol);
        port.setPort(new IntOrString(sink.port(number)));
        return port;
    }

    private static LabelSelector selector(Map<String, String> labels) {
        LabelSelector selector = new LabelSelector();
        selector.getMatchLabels().putAll(labels);
        return selector;
    }

    private static NetworkPolicy object(ObjectMeta metadata, NetworkPolicySpec spec) {
        spec.getPolicyTypes().addAll(List.of("Ingress", "Egress"));
        NetworkPolicy policy = new NetworkPolicy();
        policy.setMetadata(metadata);
        policy.setSpec(spec);
        return policy;
    }
}
