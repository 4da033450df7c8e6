package dev.keelson.validation.network.policy;

import static dev.keelson.validation.network.TestCluster.policy;
import static dev.keelson.validation.network.TestCluster.under;
import static dev.keelson.validation.network.TestCluster.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.endpoint.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static final Port SQL = Port.tcp(5432);
    private static final Port METRICS = Port.tcp(9090);

    @Test
    void without_policies_everything_is_allowed() {
        Reachability reachability = with();

        assertThat(reachability.allows("shop/web", "shop/db", SQL)).isTrue();
        assertThat(reachability.allows("ops/prom", "shop/db", Port.sctp(1))).isTrue();
    }

    @Test
    void a_pod_that_no_policy_selects_stays_open() {
        Reachability reachability = under("podSelector: {matchLabels: {app: db}}");

        assertThat(reachability.allows("shop/web", "shop/db", SQL)).isFalse();
        assertThat(reachability.allows("shop/db", "shop/web", SQL)).isTrue();
        assertThat(reachability.allows("shop/web", "shop/api", SQL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"podSelector: {}", "policyTypes: [Ingress]", "podSelector:\npolicyTypes: [Ingress]"})
    void an_empty_or_missing_selector_selects_every_pod_of_the_namespace_and_no_other(String spec) {
        Reachability reachability = under(spec);

        assertThat(reachability.allows("ops/prom", "shop/web", SQL)).isFalse();
        assertThat(reachability.allows("shop/api", "shop/db", SQL)).isFalse();
        assertThat(reachability.allows("shop/api", "ops/prom", SQL)).isTrue();
    }

    @Test
    void a_policy_without_a_specification_denies_all_ingress_of_its_namespace() {
        Reachability reachability = with(
                "---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a, namespace: shop}}");

        assertThat(reachability.allows("ops/prom", "shop/db", SQL)).isFalse();
        assertThat(reachability.allows("shop/db", "ops/prom", METRICS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "podSelector: {}",
                "{podSelector: {}, policyTypes: []}",
                "{podSelector: {}, ingress: []}",
                "{podSelector: {}, egress: []}",
                "{podSelector: {}, egress: null}",
                "{podSelector: {}, policyTypes: [Ingress]}",
            })
    void without_policy_types_and_egress_rules_only_ingress_is_isolated(String spec) {
        Reachability reachability = under(spec);

        assertThat(reachability.allows("ops/prom", "shop/db", SQL)).isFalse();
        assertThat(reachability.allows("shop/db", "ops/prom", METRICS)).isTrue();
    }

    @Test
    void without_policy_types_an_egress_rule_isolates_both_directions() {
        Reachability reachability = under("{podSelector: {}, egress: [{ports: [{port: 9090}]}]}");

        assertThat(reachability.allows("shop/db", "ops/prom", METRICS)).isTrue();
        assertThat(reachability.allows("shop/db", "ops/prom", SQL)).isFalse();
        assertThat(reachability.allows("ops/prom", "shop/db", SQL)).isFalse();
    }

    @Test
    void an_egress_policy_leaves_ingress_alone() {
        Reachability reachability = under("{podSelector: {}, policyTypes: [Egress]}");

        assertThat(reachability.allows("ops/prom", "shop/db", SQL)).isTrue();
        assertThat(reachability.allows("shop/db", "ops/prom", METRICS)).isFalse();
    }

    @Test
    void rules_of_a_direction_that_policy_types_leave_out_mean_nothing() {
        Reachability reachability = with(
                policy("deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}"),
                policy("in", "{podSelector: {}, policyTypes: [Ingress], ingress: [{}], egress: [{}]}"));

        assertThat(reachability.allows("ops/prom", "shop/db", SQL)).isTrue();
        assertThat(reachability.allows("shop/db", "ops/prom", METRICS)).isFalse();
    }

    @Test
    void an_empty_rule_admits_everything() {
        Reachability reachability = under("{podSelector: {}, ingress: [{}]}");

        assertThat(reachability.allows("ops/prom", "shop/db", Port.udp(7))).isTrue();
    }

    @Test
    void policies_add_up() {
        Reachability reachability = with(
                policy("deny", "podSelector: {}"),
                policy("web", "{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}"),
                policy("sql", "{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 5432}]}]}"));

        assertThat(reachability.allows("shop/web", "shop/db", Port.tcp(1))).isTrue();
        assertThat(reachability.allows("ops/prom", "shop/db", SQL)).isTrue();
        assertThat(reachability.allows("ops/prom", "shop/db", Port.tcp(1))).isFalse();
        assertThat(reachability.allows("ops/prom", "shop/api", SQL)).isFalse();
    }

    @Test
    void peers_and_ports_of_different_rules_do_not_mix() {
        Reachability reachability = under("""
                podSelector: {matchLabels: {app: db}}
                ingress:
                  - {from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 1}]}
                  - {from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 2}]}
                """);

        assertThat(reachability.allows("shop/web", "shop/db", Port.tcp(1))).isTrue();
        assertThat(reachability.allows("shop/api", "shop/db", Port.tcp(2))).isTrue();
        assertThat(reachability.allows("shop/web", "shop/db", Port.tcp(2))).isFalse();
        assertThat(reachability.allows("shop/api", "shop/db", Port.tcp(1))).isFalse();
    }

    @Test
    void both_ends_have_to_admit_a_connection() {
        String ingress = policy("db", "{podSelector: {matchLabels: {app: db}}, ingress: [{ports: [{port: 5432}]}]}");
        String egress = policy(
                "web",
                "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{ports: [{port: 5433}]}]}");

        assertThat(with(ingress).allows("shop/web", "shop/db", SQL)).isTrue();
        assertThat(with(egress).allows("shop/web", "shop/db", SQL)).isFalse();
        assertThat(with(egress).allows("shop/web", "shop/db", Port.tcp(5433))).isTrue();
        assertThat(with(ingress, egress).allows("shop/web", "shop/db", SQL)).isFalse();
        assertThat(with(ingress, egress).allows("shop/web", "shop/db", Port.tcp(5433)))
                .isFalse();
    }

    @Test
    void an_answer_to_an_allowed_connection_needs_no_rule() {
        Reachability reachability = under(
                "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress, Egress], ingress: [{ports: [{port: 5432}]}]}");

        assertThat(reachability.allows("shop/web", "shop/db", SQL)).isTrue();
        assertThat(reachability.allows("shop/db", "shop/web", SQL)).isFalse();
    }
}
