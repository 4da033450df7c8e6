package dev.keelson.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NetworkPolicyRendererTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Namespace DATA = Namespace.named("data");
    private static final Namespace LENT = Namespace.existing("lent");
    private static final Component API = SHOP.component("api");
    private static final Component WEB = SHOP.component("web");
    private static final Component DB = DATA.component("db");
    private static final Port HTTP = Port.http(8080);
    private static final Port SQL = Port.tcp("sql", 5432);
    private static final Port STATS = Port.udp("stats", 8125);
    private static final Map<String, String> DNS_PODS = Map.of("k8s-app", "kube-dns");

    @Test
    void every_namespace_refuses_what_nobody_declares_also_one_that_somebody_else_made() {
        Blueprint blueprint = Blueprints.sound(p -> {
            deployment(p, API, d -> d.port(HTTP));
            deployment(p, LENT.component("guest"), d -> d.port(HTTP));
        });
        assertThat(blueprint.resources().stream()
                        .map(resource -> resource.object())
                        .filter(NetworkPolicy.class::isInstance)
                        .map(NetworkPolicy.class::cast)
                        .filter(policy -> policy.getMetadata().getName().equals("default-deny")))
                .hasSize(2)
                .allSatisfy(policy -> {
                    assertThat(policy.getSpec().getPodSelector().getMatchLabels())
                            .isEmpty();
                    assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
                    assertThat(policy.getSpec().getIngress()).isEmpty();
                    assertThat(policy.getSpec().getEgress()).isEmpty();
                });
    }

    @Test
    void a_component_that_talks_to_nobody_has_a_policy_that_lets_nothing_through() {
        NetworkPolicy policy = policy(p -> deployment(p, API, d -> d.port(HTTP)), "api");
        assertThat(policy.getSpec().getPodSelector().getMatchLabels()).containsOnly(name("api"));
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getSpec().getIngress()).isEmpty();
        assertThat(policy.getSpec().getEgress()).isEmpty();
    }

    @Test
    void both_ends_of_a_connection_let_it_through_with_its_protocol() {
        Definition definition = p -> {
            deployment(p, API, d -> d.port(HTTP).connectsTo(WEB, STATS).connectsTo(WEB, HTTP));
            deployment(p, WEB, d -> d.port(HTTP).port(STATS));
        };
        var incoming = policy(definition, "web").getSpec().getIngress();
        assertThat(incoming).hasSize(1);
        assertThat(pods(incoming.get(0).getFrom())).containsOnly(name("api"));
        assertThat(incoming.get(0).getFrom().get(0).getNamespaceSelector()).isNull();
        assertThat(ports(incoming.get(0).getPorts())).containsExactly("UDP 8125", "TCP 8080");
        var outgoing = policy(definition, "api").getSpec().getEgress();
        assertThat(outgoing).hasSize(2);
        assertThat(pods(outgoing.get(0).getTo())).containsOnly(name("web"));
        assertThat(ports(outgoing.get(0).getPorts())).containsExactly("UDP 8125", "TCP 8080");
    }

    @Test
    void names_are_asked_of_the_clusters_server_over_both_protocols() {
        Definition definition = p -> {
            deployment(p, API, d -> d.port(HTTP).connectsTo(WEB, HTTP));
            deployment(p, WEB, d -> d.port(HTTP));
        };
        var names = policy(definition, "api").getSpec().getEgress().get(1);
        assertThat(pods(names.getTo())).isEqualTo(DNS_PODS);
        assertThat(namespaces(names.getTo())).containsOnly(namespaceName("kube-system"));
        assertThat(ports(names.getPorts())).containsExactly("UDP 53", "TCP 53");
        assertThat(policy(definition, "web").getSpec().getEgress()).isEmpty();
    }

    @Test
    void another_name_server_takes_the_place_of_the_clusters() {
        Definition definition = p -> {
            p.dns(Peer.block(Cidr.parse("169.254.20.10/32")));
            deployment(p, API, d -> d.port(HTTP).connectsTo(WEB, HTTP));
            deployment(p, WEB, d -> d.port(HTTP));
        };
        var names = policy(definition, "api").getSpec().getEgress().get(1);
        assertThat(names.getTo().get(0).getIpBlock().getCidr()).isEqualTo("169.254.20.10/32");
        assertThat(ports(names.getPorts())).containsExactly("UDP 53", "TCP 53");
    }

    @Test
    void the_other_end_in_another_namespace_is_named_with_it() {
        Definition definition = p -> {
            deployment(p, API, d -> d.port(HTTP).connectsTo(DB, SQL));
            deployment(p, DB, d -> d.port(SQL));
        };
        var outgoing = policy(definition, "api").getSpec().getEgress().get(0);
        assertThat(namespaces(outgoing.getTo())).containsOnly(namespaceName("data"));
        assertThat(pods(outgoing.getTo())).containsOnly(name("db"));
        var incoming = policy(definition, "db").getSpec().getIngress().get(0);
        assertThat(namespaces(incoming.getFrom())).containsOnly(namespaceName("shop"));
        assertThat(pods(incoming.getFrom())).containsOnly(name("api"));
    }

    @Test
    void peers_are_pods_of_a_namespace_or_blocks_with_exceptions() {
        Definition definition = p -> deployment(p, API, d -> d.port(HTTP)
                .acceptsFrom(Peer.namespace("edge").label("app", "gateway"), HTTP)
                .acceptsFrom(Peer.namespace("metrics"), HTTP)
                .connectsTo(
                        Peer.block(Cidr.parse("10.0.0.0/8")).except(Cidr.parse("10.1.0.0/16")),
                        Port.tcp("range", 30_000).through(30_100)));
        var incoming = policy(definition, "api").getSpec().getIngress();
        assertThat(namespaces(incoming.get(0).getFrom())).containsOnly(namespaceName("edge"));
        assertThat(pods(incoming.get(0).getFrom())).isEqualTo(Map.of("app", "gateway"));
        assertThat(incoming.get(1).getFrom().get(0).getPodSelector()).isNull();
        assertThat(ports(incoming.get(1).getPorts())).containsExactly("TCP 8080");
        var outgoing = policy(definition, "api").getSpec().getEgress().get(0);
        assertThat(outgoing.getTo().get(0).getIpBlock().getCidr()).isEqualTo("10.0.0.0/8");
        assertThat(outgoing.getTo().get(0).getIpBlock().getExcept()).containsExactly("10.1.0.0/16");
        assertThat(outgoing.getPorts().get(0).getEndPort()).isEqualTo(30_100);
        assertThat(ports(outgoing.getPorts())).containsExactly("TCP 30000");
    }

    @Test
    void a_number_that_a_setting_decides_is_the_same_on_both_ends() {
        Setting<PortNumber> number = Setting.port("sql", 5432);
        Definition definition = p -> {
            Port sql = Port.tcp("sql", p.get(number));
            deployment(p, API, d -> d.port(HTTP).connectsTo(WEB, sql));
            deployment(p, WEB, d -> d.port(sql));
        };
        Blueprint blueprint =
                Platform.of(definition).in(Environment.named("test").with(number, PortNumber.of(6000)));
        assertThat(blueprint.findings()).isEmpty();
        assertThat(ports(Blueprints.object(blueprint, NetworkPolicy.class, "api")
                        .getSpec()
                        .getEgress()
                        .get(0)
                        .getPorts()))
                .containsExactly("TCP 6000");
        assertThat(ports(Blueprints.object(blueprint, NetworkPolicy.class, "web")
                        .getSpec()
                        .getIngress()
                        .get(0)
                        .getPorts()))
                .containsExactly("TCP 6000");
    }

    @Test
    void wrong_numbers_and_blocks_of_the_outside_are_findings_and_no_exception() {
        Setting<PortNumber> absent = Setting.port("absent", 1).optional();
        Blueprint blueprint = Blueprints.of(p -> {
            p.dns(Peer.block(Cidr.parse("no block")));
            deployment(p, API, d -> d.port(HTTP)
                    .connectsTo(Peer.block(Cidr.parse("10.0.0.0/33")), Port.tcp("a", 1))
                    .connectsTo(Peer.block(Cidr.parse("10.0.0.0/8")).except(Cidr.parse("x")), Port.tcp("b", 2))
                    .connectsTo(Peer.namespace("edge"), Port.tcp("c", 0))
                    .connectsTo(Peer.namespace("edge"), Port.tcp("d", 1).through(70_000))
                    .connectsTo(Peer.namespace("edge"), Port.tcp("e", p.get(absent)))
                    .acceptsFrom(Peer.block(Cidr.parse("y")), HTTP));
        });
        assertThat(Blueprints.ids(blueprint))
                .containsExactlyInAnyOrder(
                        "invalid-value",
                        "invalid-value",
                        "invalid-value",
                        "invalid-value",
                        "invalid-value",
                        "invalid-value",
                        "no-value");
        assertThat(blueprint.findings()).allSatisfy(finding -> assertThat(
                        finding.sites().get(0).origin().toString())
                .contains("(NetworkPolicyRendererTest.java:"));
    }

    @Test
    void a_probe_of_a_port_that_is_not_open_is_one_finding() {
        Blueprint blueprint = Blueprints.of(
                p -> p.deployment(API, image(), d -> sized(d).port(HTTP).readiness(Probe.grpc(Port.grpc(0)))));
        assertThat(Blueprints.ids(blueprint)).containsExactly("port-not-open");
    }

    private static NetworkPolicy policy(Definition definition, String name) {
        return Blueprints.object(Blueprints.sound(definition), NetworkPolicy.class, name);
    }

    private static Map.Entry<String, String> name(String component) {
        return Map.entry("app.kubernetes.io/name", component);
    }

    private static Map.Entry<String, String> namespaceName(String name) {
        return Map.entry("kubernetes.io/metadata.name", name);
    }

    private static Map<String, String> pods(List<NetworkPolicyPeer> peers) {
        assertThat(peers).hasSize(1);
        return peers.get(0).getPodSelector().getMatchLabels();
    }

    private static Map<String, String> namespaces(List<NetworkPolicyPeer> peers) {
        assertThat(peers).hasSize(1);
        return peers.get(0).getNamespaceSelector().getMatchLabels();
    }

    private static List<String> ports(List<NetworkPolicyPort> ports) {
        return ports.stream()
                .map(port -> port.getProtocol() + " " + port.getPort().getIntVal())
                .toList();
    }

    private static void deployment(PlatformDraft p, Component component, Consumer<DeploymentDraft> words) {
        p.deployment(component, image(), d -> {
            words.accept(sized(d));
            d.readiness(Probe.exec("true"));
        });
    }

    private static Image image() {
        return Image.parse("registry.example.com/x:1");
    }

    private static DeploymentDraft sized(DeploymentDraft d) {
        return d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64)));
    }
}
