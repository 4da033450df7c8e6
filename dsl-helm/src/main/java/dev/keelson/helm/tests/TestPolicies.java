package dev.keelson.helm.tests;

import dev.keelson.core.extension.Model;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.network.Dns;
import dev.keelson.core.network.NetworkPolicyRenderer;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;

/** What lets exactly the pods that try a port out, and in where it is. */
final class TestPolicies {
    /** The label that has the name of a namespace. */
    static final String NAMESPACE = "kubernetes.io/metadata.name";

    private final Dns dns;
    private final List<TestedConnection> connections;
    private final Sink sink;

    TestPolicies(Model model, List<TestedConnection> connections, Sink sink) {
        this.dns = model.all(Dns.class).get(0);
        this.connections = connections;
        this.sink = sink;
    }

    /** {@return the policy of the pods that try the port: to where it is, and to who tells names} */
    NetworkPolicy out(TestedConnection connection) {
        NetworkPolicyPeer target = pods(connection.to().namespace(), Labels.component(connection.to()));
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .endMetadata()
                .withNewSpec()
                .withPodSelector(selector(connection.identity()))
                .withPolicyTypes("Egress")
                .addNewEgress()
                .withTo(target)
                .withPorts(port(connection.open(), connection.port().protocol().name()))
                .endEgress()
                .addNewEgress()
                .withTo(NetworkPolicyRenderer.peer(dns.server(), sink))
                .withPorts(dns.ports().stream()
                        .map(port -> port(port.number(), port.protocol().name()))
                        .toList())
                .endEgress()
                .endSpec()
                .build();
    }

    /** {@return the policy of the pods that have the port; who tries it may come from several namespaces} */
    NetworkPolicy in(TestedConnection connection) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .endMetadata()
                .withNewSpec()
                .withPodSelector(selector(Labels.component(connection.to())))
                .withPolicyTypes("Ingress")
                .addNewIngress()
                .withFrom(connections.stream()
                        .filter(other -> other.policy().equals(connection.policy()))
                        .map(other -> other.from().namespace())
                        .distinct()
                        .map(caller -> pods(caller, connection.identity()))
                        .toList())
                .withPorts(port(connection.open(), connection.port().protocol().name()))
                .endIngress()
                .endSpec()
                .build();
    }

    private NetworkPolicyPeer pods(Namespace namespace, Map<String, String> labels) {
        return new NetworkPolicyPeerBuilder()
                .withPodSelector(selector(labels))
                .withNamespaceSelector(selector(Map.of(NAMESPACE, sink.text(namespace.written()))))
                .build();
    }

    private NetworkPolicyPort port(PortNumber number, String protocol) {
        NetworkPolicyPort port = new NetworkPolicyPort();
        port.setPort(new IntOrString(sink.port(number)));
        port.setProtocol(protocol);
        return port;
    }

    private static LabelSelector selector(Map<String, String> labels) {
        return new LabelSelectorBuilder().withMatchLabels(labels).build();
    }
}
