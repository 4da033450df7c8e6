package dev.keelson.validation.network.policy;

import static dev.keelson.validation.network.TestCluster.policy;
import static dev.keelson.validation.network.TestCluster.under;
import static dev.keelson.validation.network.TestCluster.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.endpoint.Address;
import dev.keelson.validation.network.endpoint.Cidr;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerTest {
    private static final Port PORT = Port.tcp(5432);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    {podSelector: {}}                                                               | shop/web shop/api shop/db
                    {podSelector: {matchLabels: {app: web}}}                                        | shop/web
                    {namespaceSelector: {}}                                                         | shop/web shop/api shop/db ops/prom ops/web
                    {namespaceSelector: {matchLabels: {team: ops}}}                                 | ops/prom ops/web
                    {namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}}          | ops/prom ops/web
                    {namespaceSelector: {matchExpressions: [{key: trusted, operator: Exists}]}}     | ops/prom ops/web
                    {namespaceSelector: {matchExpressions: [{key: team, operator: NotIn, values: [ops]}]}} | shop/web shop/api shop/db
                    {namespaceSelector: {matchLabels: {team: none}}}                                | none
                    {namespaceSelector: {matchLabels: {team: ops}}, podSelector: {matchLabels: {app: web}}} | ops/web
                    {namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}                 | shop/web ops/web
                    {namespaceSelector: {matchLabels: {team: ops}}, podSelector: {}}                | ops/prom ops/web
                    {namespaceSelector: {matchLabels: {team: ops}}}, {podSelector: {matchLabels: {app: web}}} | shop/web ops/prom ops/web
                    {ipBlock: {cidr: 0.0.0.0/0}}                                                    | none
                    {podSelector: {matchLabels: {app: web}}, namespaceSelector: null}               | shop/web
                    """)
    void peers_cover_pods_by_namespace_and_label(String peers, String covered) {
        List<String> expected = covered == null ? List.of() : List.of(covered.split(" "));
        String rule = ": [{%s: [" + peers + "]}]";

        Reachability ingress = under("podSelector: {matchLabels: {app: db}}\ningress" + rule.formatted("from"));
        assertThat(sources(ingress)).isEqualTo(expected);

        Reachability egress =
                under("podSelector: {matchLabels: {app: db}}\npolicyTypes: [Egress]\negress" + rule.formatted("to"));
        assertThat(destinations(egress)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{from: []}", "{from: null}"})
    void no_peers_mean_every_peer_inside_and_outside(String rule) {
        Reachability reachability = under("{podSelector: {matchLabels: {app: db}}, ingress: [" + rule + "]}");

        assertThat(sources(reachability)).hasSize(5);
        assertThat(reachability.allowsIngress(Address.of("203.0.113.7"), "shop/db", PORT))
                .isTrue();
        assertThat(reachability.allowsIngress(Pod.in("elsewhere"), "shop/db", PORT))
                .isTrue();
    }

    @Test
    void an_empty_namespace_selector_covers_no_address() {
        Reachability reachability =
                under("{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{namespaceSelector: {}}]}]}");

        assertThat(reachability.allowsIngress(Pod.in("elsewhere"), "shop/db", PORT))
                .isTrue();
        assertThat(reachability.allowsIngress(Address.of("203.0.113.7"), "shop/db", PORT))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "172.16.255.255, false",
        "172.17.0.0, true",
        "172.17.0.255, true",
        "172.17.1.0, false",
        "172.17.1.255, false",
        "172.17.2.0, true",
        "172.17.255.255, true",
        "172.18.0.0, false",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, false",
        "2001:db8::, true",
        "2001:db8::1, true",
        "2001:db8:0:1::5, false",
        "2001:db8:0:2::, false",
        "2001:db8:0:3::, true",
        "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
        "2001:db9::, false",
    })
    void an_ip_block_covers_its_addresses_without_the_exceptions(String address, boolean covered) {
        String peers = """
                - ipBlock: {cidr: 172.17.0.0/16, except: [172.17.1.0/24]}
                - ipBlock: {cidr: "2001:db8::/32", except: ["2001:db8:0:1::/64", "2001:db8:0:2::/64"]}
                """;
        Reachability reachability = with(
                policy("in", "podSelector: {matchLabels: {app: db}}\ningress:\n  - from:\n" + peers.indent(6)),
                policy("out", "policyTypes: [Egress]\negress:\n  - to:\n" + peers.indent(6)));

        assertThat(reachability.allowsIngress(Address.of(address), "shop/db", PORT))
                .isEqualTo(covered);
        assertThat(reachability.allowsEgress("shop/db", Address.of(address), PORT))
                .isEqualTo(covered);
    }

    @Test
    void an_exception_of_one_block_is_open_if_another_covers_it() {
        Reachability reachability = under("""
                podSelector: {matchLabels: {app: db}}
                ingress:
                  - from:
                      - ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}
                      - ipBlock: {cidr: 10.1.2.0/24}
                """);

        assertThat(reachability.allowsIngress(Address.of("10.1.2.3"), "shop/db", PORT))
                .isTrue();
        assertThat(reachability.allowsIngress(Address.of("10.1.3.3"), "shop/db", PORT))
                .isFalse();
    }

    @Test
    void the_whole_of_one_family_leaves_the_other_out() {
        Reachability reachability = under("{policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}");

        assertThat(reachability.allowsEgress("shop/db", Address.of("255.255.255.255"), PORT))
                .isTrue();
        assertThat(reachability.allowsEgress("shop/db", Address.of("::1"), PORT))
                .isFalse();
    }

    @Test
    void an_ip_block_covers_pods_once_their_addresses_are_known() {
        // In the order of names: ops/prom .1, ops/web .2, shop/api .3, shop/db .4, shop/web .5
        Reachability reachability = under("""
                        podSelector: {matchLabels: {app: db}}
                        ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/30, except: [10.244.0.2/32]}}]}]
                        """).withPodNetwork(Cidr.of("10.244.0.0/16"), Cidr.of("fd00::/64"));

        assertThat(sources(reachability)).containsExactly("shop/api", "ops/prom");
    }

    @Test
    void pods_elsewhere_are_covered_by_the_labels_of_their_namespace() {
        Reachability reachability = under("""
                podSelector: {matchLabels: {app: db}}
                ingress:
                  - from:
                      - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}
                        podSelector: {matchLabels: {app: prometheus}}
                      - namespaceSelector: {matchLabels: {team: audit}}
                """);

        Pod prometheus = Pod.in("monitoring").labelled("app", "prometheus");
        assertThat(reachability.allowsIngress(prometheus, "shop/db", PORT)).isTrue();
        assertThat(reachability.allowsIngress(Pod.in("monitoring"), "shop/db", PORT))
                .isFalse();
        assertThat(reachability.allowsIngress(Pod.in("evil").labelled("app", "prometheus"), "shop/db", PORT))
                .isFalse();
        Pod liar = Pod.in("evil").labelled("app", "prometheus").namespaceLabelled(Pod.NAME_LABEL, "monitoring");
        assertThat(reachability.allowsIngress(liar, "shop/db", PORT)).isFalse();
        assertThat(reachability.allowsIngress(Pod.in("x").namespaceLabelled("team", "audit"), "shop/db", PORT))
                .isTrue();
    }

    private static List<String> sources(Reachability reachability) {
        List<String> sources = new ArrayList<>(List.of("shop/web", "shop/api", "shop/db", "ops/prom", "ops/web"));
        sources.removeIf(from -> !reachability.allows(from, "shop/db", PORT));
        return sources;
    }

    private static List<String> destinations(Reachability reachability) {
        List<String> destinations = new ArrayList<>(List.of("shop/web", "shop/api", "shop/db", "ops/prom", "ops/web"));
        destinations.removeIf(to -> !reachability.allows("shop/db", to, PORT));
        return destinations;
    }
}
