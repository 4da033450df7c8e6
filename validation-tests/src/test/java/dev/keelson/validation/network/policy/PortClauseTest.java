package dev.keelson.validation.network.policy;

import static dev.keelson.validation.network.TestCluster.under;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.network.Opening;
import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.endpoint.Address;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortClauseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    {}                                                  | TCP 1-65535; UDP 1-65535; SCTP 1-65535
                    {ports: []}                                         | TCP 1-65535; UDP 1-65535; SCTP 1-65535
                    {ports: null}                                       | TCP 1-65535; UDP 1-65535; SCTP 1-65535
                    {ports: [{}]}                                       | TCP 1-65535
                    {ports: [{protocol: UDP}]}                          | UDP 1-65535
                    {ports: [{protocol: SCTP}]}                         | SCTP 1-65535
                    {ports: [{port: 5432}]}                             | TCP 5432
                    {ports: [{port: 5432, protocol: UDP}]}              | UDP 5432
                    {ports: [{port: 80}, {port: 53, protocol: UDP}]}    | TCP 80; UDP 53
                    {ports: [{port: 80, endPort: 90}]}                  | TCP 80-90
                    {ports: [{port: 80, endPort: 80}]}                  | TCP 80
                    {ports: [{port: 80, endPort: null}]}                | TCP 80
                    {ports: [{port: 1, endPort: 65535}]}                | TCP 1-65535
                    {ports: [{port: 80, endPort: 90}, {port: 91}]}      | TCP 80-91
                    {ports: [{port: 80, endPort: 90}, {port: 92}]}      | TCP 80-90; TCP 92
                    {ports: [{port: 7, endPort: 9, protocol: SCTP}]}    | SCTP 7-9
                    {ports: [{port: sql}]}                              | TCP 5432
                    {ports: [{port: sql, protocol: UDP}]}               | none
                    {ports: [{port: gossip, protocol: UDP}]}            | UDP 5433
                    {ports: [{port: gossip}]}                           | none
                    {ports: [{port: http}]}                             | none
                    {ports: [{port: http}, {port: 1}]}                  | TCP 1
                    """)
    void ports_are_those_of_the_pod_that_is_reached(String rule, String open) {
        List<String> expected = open == null ? List.of() : List.of(open.split("; "));

        Reachability ingress = under("{podSelector: {matchLabels: {app: db}}, ingress: [" + rule + "]}");
        assertThat(openings(ingress, "shop/web", "shop/db")).isEqualTo(expected);

        Reachability egress =
                under("{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [" + rule + "]}");
        assertThat(openings(egress, "shop/web", "shop/db")).isEqualTo(expected);
    }

    @Test
    void a_range_includes_both_of_its_ends() {
        Reachability reachability =
                under("{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 80, endPort: 90}]}]}");

        assertThat(Stream.of(79, 80, 89, 90, 91)
                        .filter(port -> reachability.allows("shop/web", "shop/db", Port.tcp(port))))
                .containsExactly(80, 89, 90);
    }

    @Test
    void one_name_is_another_number_on_another_destination() {
        Reachability reachability = under(
                "{podSelector: {matchLabels: {app: db}}, policyTypes: [Egress], egress: [{ports: [{port: http}]}]}");

        assertThat(openings(reachability, "shop/db", "shop/web")).containsExactly("TCP 8080");
        assertThat(openings(reachability, "shop/db", "shop/api")).containsExactly("TCP 9000");
        assertThat(openings(reachability, "shop/db", "ops/web")).containsExactly("TCP 8081");
        assertThat(openings(reachability, "shop/db", "ops/prom")).isEmpty();
    }

    @Test
    void a_name_is_never_looked_up_on_the_source() {
        Reachability reachability =
                under("{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: http}]}]}");

        assertThat(openings(reachability, "shop/web", "shop/db")).isEmpty();
    }

    @Test
    void an_address_has_no_named_ports_but_pods_elsewhere_do() {
        Reachability reachability = under(
                "{podSelector: {matchLabels: {app: db}}, policyTypes: [Egress], egress: [{ports: [{port: dns, protocol: UDP}]}]}");

        assertThat(reachability.allowsEgress("shop/db", Pod.kubeDns(), Port.udp(53)))
                .isTrue();
        assertThat(reachability.allowsEgress("shop/db", Pod.kubeDns(), Port.tcp(53)))
                .isFalse();
        assertThat(reachability.allowsEgress("shop/db", Address.of("192.0.2.1"), Port.udp(53)))
                .isFalse();
    }

    @Test
    void an_outside_source_reaches_a_named_port_of_the_pod() {
        Reachability reachability = under(
                "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{ipBlock: {cidr: 192.0.2.0/24}}], ports: [{port: sql}]}]}");

        assertThat(reachability.allowsIngress(Address.of("192.0.2.1"), "shop/db", Port.tcp(5432)))
                .isTrue();
        assertThat(reachability.allowsIngress(Address.of("192.0.2.1"), "shop/db", Port.tcp(5433)))
                .isFalse();
    }

    private static List<String> openings(Reachability reachability, String from, String to) {
        return reachability.openings().stream()
                .filter(opening -> opening.from().equals(from) && opening.to().equals(to))
                .map(Opening::toString)
                .map(text -> text.substring((from + " -> " + to + " ").length()))
                .toList();
    }
}
