package dev.keelson.validation.network;

import static dev.keelson.validation.network.TestCluster.policy;
import static dev.keelson.validation.network.TestCluster.under;
import static dev.keelson.validation.network.TestCluster.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keelson.validation.network.endpoint.Address;
import dev.keelson.validation.network.endpoint.Cidr;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.endpoint.Protocol;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
    private static final String CLOSED = policy("shop", "closed", "{policyTypes: [Ingress, Egress]}")
            + policy("ops", "closed", "{policyTypes: [Ingress, Egress]}");
    private static final String DNS = """
            to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}]
            ports: [{port: 53, protocol: UDP}, {port: 53}]
            """;
    private static final String SHOP = CLOSED + policy("db", """
                    podSelector: {matchLabels: {app: db}}
                    ingress:
                      - {from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: sql}]}
                      - {from: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: gossip, protocol: UDP}]}
                    egress:
                      - {to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: gossip, protocol: UDP}]}
                    """) + policy("api", """
                    podSelector: {matchLabels: {app: api}}
                    policyTypes: [Ingress, Egress]
                    ingress:
                      - from: [{namespaceSelector: {matchLabels: {team: partner}}, podSelector: {matchLabels: {app: caller}}}]
                        ports: [{port: 9000}]
                    egress:
                      - {to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432}]}
                      - {to: [{ipBlock: {cidr: 198.51.100.0/24}}], ports: [{port: 443}]}
                      -
                    """ + DNS.indent(4));

    @Test
    void edges_are_the_declared_connections_and_nothing_else() {
        Reachability shop = with(SHOP)
                .with("kube-dns", Pod.kubeDns())
                .with(
                        "partner",
                        Pod.in("partner").namespaceLabelled("team", "partner").labelled("app", "caller"))
                .with("payments", Address.of("198.51.100.7"))
                .with("internet", Address.of("203.0.113.7"));

        assertThat(shop.edges(Port.tcp(443), Port.tcp(80), Port.udp(53), Port.tcp(1)))
                .containsExactlyInAnyOrder(
                        Edge.tcp("shop/api", "shop/db", 5432),
                        Edge.udp("shop/db", "shop/db", 5433),
                        Edge.tcp("shop/api", "payments", 443),
                        Edge.udp("shop/api", "kube-dns", 53),
                        Edge.tcp("shop/api", "kube-dns", 53),
                        Edge.tcp("partner", "shop/api", 9000));
    }

    @Test
    void openings_cover_every_port_there_is() {
        Reachability reachability = with(
                CLOSED,
                policy(
                        "in",
                        "{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 80, endPort: 89}, {port: sql}, {protocol: UDP}]}]}"),
                policy(
                        "out",
                        "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}]}]}"));

        assertThat(reachability.openings())
                .containsExactlyInAnyOrder(
                        new Opening("shop/web", "shop/db", Protocol.TCP, 80, 89),
                        Opening.of(Edge.tcp("shop/web", "shop/db", 5432)),
                        new Opening("shop/web", "shop/db", Protocol.UDP, 1, 65535));
    }

    @Test
    void a_workload_reaches_another_of_its_own_pods_only_if_policies_admit_it() {
        assertThat(with().allows("shop/db", "shop/db", Port.tcp(1))).isTrue();
        assertThat(with(CLOSED).allows("shop/db", "shop/db", Port.tcp(1))).isFalse();
        assertThat(with(SHOP).allows("shop/db", "shop/db", Port.udp(5433))).isTrue();
    }

    @Test
    void a_bare_pod_always_reaches_itself_and_no_edge_says_so() {
        Reachability reachability = with(
                CLOSED,
                "---\n{apiVersion: v1, kind: Pod, metadata: {name: test, namespace: shop}, spec: {containers: [{ports: [{containerPort: 80}]}]}}");

        assertThat(reachability.allows("shop/test", "shop/test", Port.tcp(80))).isTrue();
        assertThat(reachability.edges()).isEmpty();
        assertThat(reachability.openings()).isEmpty();
    }

    @Test
    void an_outside_pod_in_a_namespace_of_the_platform_has_its_labels_and_its_policies() {
        Reachability open = under(
                "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: ops}}}]}]}");
        Reachability closed = with(CLOSED);

        assertThat(open.allowsIngress(Pod.in("ops"), "shop/db", Port.tcp(1))).isTrue();
        assertThat(open.allowsIngress(Pod.in("shop"), "shop/db", Port.tcp(1))).isFalse();
        assertThat(closed.allowsEgress("shop/db", Pod.in("ops"), Port.tcp(1))).isFalse();
        assertThat(under("{policyTypes: [Egress]}").allowsIngress(Pod.in("shop"), "ops/prom", Port.tcp(1)))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        open.allowsIngress(Pod.in("ops").namespaceLabelled("team", "shop"), "shop/db", Port.tcp(1)))
                .withMessageStartingWith("namespace ops is declared with other labels: ");
    }

    @Test
    void landmarks_stand_on_both_sides_of_every_line() {
        Reachability reachability = under("""
                podSelector: {matchLabels: {app: db}}
                ingress:
                  - from:
                      - ipBlock: {cidr: 10.0.0.0/8, except: [10.255.0.0/16]}
                      - ipBlock: {cidr: "ff00::/8"}
                    ports: [{port: 100, endPort: 65535}]
                """);

        assertThat(reachability.landmarkPorts())
                .containsExactly(1, 100, 5432, 5433, 5434, 8080, 8081, 8082, 9000, 9001, 9090, 9091);
        assertThat(reachability.landmarkAddresses())
                .containsExactly(
                        Address.of("0.0.0.0"),
                        Address.of("10.0.0.0"),
                        Address.of("10.255.0.0"),
                        Address.of("11.0.0.0"),
                        Address.of("::"),
                        Address.of("ff00::"));
    }

    @Test
    void strangers_stand_on_both_sides_of_every_selector() {
        Reachability shop = with(SHOP);

        assertThat(shop.strangers())
                .filteredOn(stranger -> shop.allowsIngress(stranger, "shop/api", Port.tcp(9000)))
                .isNotEmpty()
                .allSatisfy(stranger -> {
                    assertThat(stranger.namespaceLabels()).containsEntry("team", "partner");
                    assertThat(stranger.labels()).containsEntry("app", "caller");
                });
        assertThat(shop.strangers())
                .filteredOn(stranger -> shop.allowsIngress(stranger, "shop/db", Port.tcp(5432)))
                .isNotEmpty()
                .allMatch(stranger -> stranger.namespace().equals("shop")
                        && "api".equals(stranger.labels().get("app")));
        assertThat(shop.strangers())
                .contains(Pod.in("elsewhere")
                        .labelled("app", "api")
                        .labelled("tier", "back")
                        .opening("sql", Port.tcp(7))
                        .opening("gossip", Port.udp(7)));
    }

    @Test
    void strangers_miss_a_peer_by_one_requirement_at_a_time() {
        Reachability reachability = under("""
                podSelector: {matchLabels: {app: db}}
                ingress:
                  - from:
                      - namespaceSelector: {matchLabels: {team: partner}}
                        podSelector:
                          matchLabels: {app: caller}
                          matchExpressions: [{key: tier, operator: NotIn, values: [test]}]
                """);
        Pod partner = Pod.in("elsewhere").namespaceLabelled("team", "partner");
        Pod caller = partner.labelled("app", "caller");

        assertThat(reachability.strangers())
                .contains(
                        caller,
                        caller.labelled("tier", "other"),
                        caller.labelled("tier", "test"),
                        caller.namespaceLabelled("team", "other"),
                        Pod.in("elsewhere").labelled("app", "caller"),
                        partner,
                        partner.labelled("app", "other"),
                        Pod.in("elsewhere"))
                .filteredOn(stranger -> reachability.allowsIngress(stranger, "shop/db", Port.tcp(5432)))
                .containsExactlyInAnyOrder(caller, caller.labelled("tier", "other"));
        assertThat(reachability.strangers())
                .contains(
                        Pod.in("shop").namespaceLabelled("team", "shop"),
                        Pod.in("ops").namespaceLabelled("team", "ops").namespaceLabelled("trusted", ""));
    }

    @Test
    void an_explanation_names_the_policies_of_both_ends() {
        assertThat(with(SHOP).explain("shop/web", "shop/db", Port.tcp(5432))).isEqualTo("""
                        shop/web -> shop/db TCP 5432 denied
                          egress of shop/web: isolated by shop/closed, admitted by none
                          ingress of shop/db: isolated by shop/closed, shop/db, admitted by none""");
        assertThat(under("{podSelector: {matchLabels: {app: db}}, ingress: [{}]}")
                        .explain("shop/web", "shop/db", Port.tcp(5432)))
                .isEqualTo("""
                        shop/web -> shop/db TCP 5432 allowed
                          egress of shop/web: not isolated
                          ingress of shop/db: isolated by shop/policy, admitted by shop/policy""");
    }

    @Test
    void misspelt_participants_are_refused_rather_than_unreachable() {
        assertThatIllegalArgumentException().isThrownBy(() -> with().allows("shop/dbb", "shop/db", Port.tcp(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> with().with("shop/db", Pod.kubeDns()));
        assertThatIllegalArgumentException().isThrownBy(() -> with().withPodNetwork(Cidr.of("10.0.0.0/30")));
    }
}
