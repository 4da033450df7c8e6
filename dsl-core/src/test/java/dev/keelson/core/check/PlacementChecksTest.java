package dev.keelson.core.check;

import static dev.keelson.core.check.Yaml.deployment;
import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.placement.Need;
import dev.keelson.core.placement.NodeLabel;
import dev.keelson.core.placement.Taint;
import dev.keelson.core.placement.Topology;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Image;
import dev.keelson.core.workload.words.DeploymentDraft;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which places of pods are told, and at which line. */
class PlacementChecksTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), DB = SHOP.component("db");
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private static List<String> told(String pod) {
        return Told.rules(p -> {
            p.namespace(SHOP, n -> {});
            p.namespace(Namespace.named("billing"), n -> {});
            p.with(raw(deployment("db", "app: db", "", "")));
            p.with(raw(deployment("api", "app: api", "", pod)));
        });
    }

    private static List<String> expected(String rule) {
        return rule == null ? List.of() : List.of(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kubernetes.io/arch                       |
            beta.kubernetes.io/arch                  | deprecated-label
            beta.kubernetes.io/os                    | deprecated-label
            beta.kubernetes.io/instance-type         | deprecated-label
            failure-domain.beta.kubernetes.io/zone   | deprecated-label
            failure-domain.beta.kubernetes.io/region | deprecated-label
            """)
    void a_label_that_nodes_lose_is_told_wherever_it_stands(String label, String rule) {
        String expression = "matchExpressions: [{key: " + label + ", operator: Exists}]";
        String term = "labelSelector: {matchLabels: {app: db}}, topologyKey: " + label;

        assertThat(told("nodeSelector: {" + label + ": x}")).isEqualTo(expected(rule));
        assertThat(told("affinity: {nodeAffinity: {" + REQUIRED + ": {nodeSelectorTerms: [{" + expression + "}]}}}"))
                .isEqualTo(expected(rule));
        assertThat(told("affinity: {nodeAffinity: {" + PREFERRED + ": [{weight: 1, preference: {" + expression
                        + "}}]}}"))
                .isEqualTo(expected(rule));
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            assertThat(told("affinity: {" + kind + ": {" + REQUIRED + ": [{" + term + "}]}}"))
                    .isEqualTo(expected(rule));
            assertThat(told("affinity: {" + kind + ": {" + PREFERRED + ": [{weight: 1, podAffinityTerm: {" + term
                            + "}}]}}"))
                    .isEqualTo(expected(rule));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            labelSelector: {matchLabels: {app: db}}                                    |
            labelSelector: {matchLabels: {app: other}}                                 | affinity-without-pods
            labelSelector: {matchLabels: {app: other}}, namespaces: [elsewhere]        |
            labelSelector: {matchLabels: {app: other}}, namespaces: [billing]          | affinity-without-pods
            labelSelector: {matchLabels: {app: db}}, namespaces: [billing]             | affinity-without-pods
            labelSelector: {matchLabels: {app: db}}, namespaces: [billing, shop]       |
            labelSelector: {matchLabels: {app: other}}, namespaceSelector: {}          |
            """)
    void pods_are_near_to_or_apart_from_pods_that_are_there(String term, String rule) {
        String full = term + ", topologyKey: kubernetes.io/hostname";

        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            assertThat(told("affinity: {" + kind + ": {" + REQUIRED + ": [{" + full + "}]}}"))
                    .isEqualTo(expected(rule));
            assertThat(told("affinity: {" + kind + ": {" + PREFERRED + ": [{weight: 1, podAffinityTerm: {" + full
                            + "}}]}}"))
                    .isEqualTo(expected(rule));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 30         |
            key: a, operator: Exists, effect: NoSchedule, tolerationSeconds: 30        | toleration-seconds
            key: a, operator: Exists, effect: PreferNoSchedule, tolerationSeconds: 30  | toleration-seconds
            key: a, operator: Exists, tolerationSeconds: 30                            | toleration-seconds
            key: a, operator: Exists                                                   |
            operator: Exists                                                           | tolerates-everything
            """)
    void a_toleration_is_for_what_it_is_meant_for(String toleration, String rule) {
        assertThat(told("tolerations: [{" + toleration + "}]")).isEqualTo(expected(rule));
    }

    @Test
    void an_agent_of_every_node_may_tolerate_everything() {
        assertThat(Told.rules(p -> p.daemonSet(API, IMAGE, d -> d.toleratesEverything())))
                .isEmpty();
    }

    private static Definition saying(Consumer<DeploymentDraft> words) {
        return p -> {
            p.deployment(API, IMAGE, words);
            p.deployment(DB, IMAGE, d -> {});
        };
    }

    @Test
    void each_word_is_told_at_its_own_line_and_path() {
        Topology zones = Topology.of("failure-domain.beta.kubernetes.io/zone");
        Told.only(saying(d -> d.tolerates(Taint.noExecute("example.com/spot"), Duration.ofSeconds(30))
                        .tolerates(Taint.noSchedule("example.com/spot"), Duration.ofSeconds(30))))
                .at(".tolerates(Taint.noSchedule");
        Told.only(saying(d -> d.tolerates(Taint.noSchedule("example.com/spot", "a"))
                        .tolerates(Taint.noSchedule("example.com/spot", "b"), Duration.ofSeconds(30))))
                .at(".tolerates(Taint.noSchedule(\"example.com/spot\", \"b\")");
        Told.only(saying(d -> d.tolerates(Taint.noSchedule("example.com/spot")).toleratesEverything()))
                .at(".toleratesEverything()");
        Told.only(saying(d -> d.apart(Topology.NODE, Need.required()).nearTo(DB, zones, Need.preferred(10))))
                .at(".nearTo(DB, zones");
        assertThat(Told.all(saying(
                                d -> d.apartFrom(DB, zones, Need.preferred(10)).nearTo(DB, zones, Need.preferred(10))))
                        .stream()
                        .map(told -> told.finding().path().toString()))
                .containsExactlyInAnyOrder(
                        "api.apart.db-failure-domain\\.beta\\.kubernetes\\.io/zone",
                        "api.nearTo.db-failure-domain\\.beta\\.kubernetes\\.io/zone");
        Told.only(saying(d -> d.onNodes(NodeLabel.ARCHITECTURE.in("amd64"), Need.required())
                        .onNodes(NodeLabel.of("beta.kubernetes.io/os").in("linux"), Need.preferred(1))))
                .at(".onNodes(NodeLabel.of(\"beta.kubernetes.io/os\")");
    }

    @Test
    void in_production_pods_are_spread_or_apart_from_their_own() {
        assertThat(inProduction(d -> {})).containsExactly("not-spread");
        assertThat(inProduction(d -> d.spreadOver(Topology.ZONE))).isEmpty();
        assertThat(inProduction(d -> d.apart(Topology.NODE, Need.preferred(10))))
                .isEmpty();
        assertThat(inProduction(d -> d.apartFrom(DB, Topology.NODE, Need.required())))
                .containsExactly("not-spread");
        assertThat(inProduction(d -> d.nearTo(API, Topology.ZONE, Need.preferred(10))))
                .containsExactly("not-spread");
        assertThat(Told.rules(saying(d -> d.replicas(3)))).isEmpty();
    }

    private static List<String> inProduction(Consumer<DeploymentDraft> words) {
        return Told.rules(p -> {
            p.production();
            saying(d -> {
                        d.replicas(3).disruptions(b -> b.maxUnavailable(1));
                        words.accept(d);
                    })
                    .define(p);
        });
    }
}
