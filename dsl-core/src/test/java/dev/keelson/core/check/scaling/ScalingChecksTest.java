package dev.keelson.core.check.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.check.Yaml;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.scaling.ScaledResource;
import dev.keelson.core.scaling.vertical.VerticalScalingMode;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingChecksTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Port HTTP = Port.http(8080);
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    /** The column to the right is what the disruption controller lets go of that many ready pods. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            minAvailable,   1,   1, 0
            minAvailable,   1,   2, 1
            minAvailable,   2,   2, 0
            minAvailable,   3,   2, 0
            minAvailable, 50%,   1, 0
            minAvailable, 50%,   2, 1
            minAvailable, 67%,   3, 0
            minAvailable, 66%,   3, 1
            minAvailable, 91%,  10, 0
            minAvailable, 90%,  10, 1
            minAvailable, 100%, 10, 0
            minAvailable,   0,   1, 1
            maxUnavailable, 0,   3, 0
            maxUnavailable, 0%,  3, 0
            maxUnavailable, 1%,  3, 1
            maxUnavailable, 1,   1, 1
            """)
    void a_budget_is_told_where_nobody_can_be_evicted(String word, String share, int pods, int allowed) {
        Definition definition = serving(d -> d.replicas(pods).disruptions(b -> {
            if (word.equals("minAvailable")) {
                b.minAvailable(share(share));
            } else {
                b.maxUnavailable(share(share));
            }
        }));

        assertThat(Told.rules(definition).contains("budget-without-room")).isEqualTo(allowed == 0);
    }

    @Test
    void the_least_number_of_pods_counts_where_it_is_scaled() {
        assertThat(Told.rules(
                        serving(d -> d.horizontalScaling(h -> h.between(2, 9).cpu(Percent.of(70)))
                                .disruptions(b -> b.minAvailable(2)))))
                .containsExactly("budget-without-room");
        assertThat(Told.rules(
                        serving(d -> d.horizontalScaling(h -> h.between(3, 9).cpu(Percent.of(70)))
                                .disruptions(b -> b.minAvailable(2)))))
                .isEmpty();
    }

    /** A share that an update may take away rounds down, one that it may add rounds up. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0%,  25%,  3, 1, true
            0%,  33%,  3, 1, true
            0%,  34%,  3, 1, true
            0%,  67%,  3, 1, false
            0%,  67%,  3, 2, true
            1%,   0%,  3, 1, true
            0,     2,  3, 1, false
            """)
    void an_update_is_told_that_leaves_fewer_pods_than_the_budget_wants(
            String surge, String unavailable, int pods, int budget, boolean sound) {
        Definition definition = serving(d -> d.replicas(pods)
                .rollingUpdate(u -> u.maxSurge(share(surge)).maxUnavailable(share(unavailable)))
                .disruptions(b -> b.maxUnavailable(budget)));

        assertThat(Told.rules(definition)).isEqualTo(sound ? List.of() : List.of("update-below-budget"));
    }

    @Test
    void a_recreated_deployment_leaves_nobody() {
        Told.only(serving(d -> d.replicas(3)
                        .disruptions(b -> b.maxUnavailable(1))
                        .with(Raw.patch(Deployment.class, "a test", x -> {
                            x.getSpec().getStrategy().setType("Recreate");
                            x.getSpec().getStrategy().setRollingUpdate(null);
                        }))))
                .says(
                        "update-below-budget",
                        "api.rollingUpdate.maxUnavailable",
                        "An update of Deployment shop/api may leave 0 of 3 pods; PodDisruptionBudget shop/api wants 2.");
    }

    @Test
    void a_request_may_come_from_the_limit_or_from_a_limit_range() {
        String scaler = """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: raw}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: raw}
                  maxReplicas: 9
                  metrics:
                  - type: Resource
                    resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
                """;
        Definition without = p -> {
            p.namespace(SHOP, n -> {});
            p.with(Yaml.raw(Yaml.deployment("raw", "app: raw", "", "")));
            p.with(Yaml.raw(scaler));
        };
        Definition withLimit = p -> {
            p.namespace(SHOP, n -> {});
            p.with(Yaml.raw(Yaml.deployment("raw", "app: raw", "resources: {limits: {cpu: 1}}", "")));
            p.with(Yaml.raw(scaler));
        };
        Definition withRange = p -> {
            without.define(p);
            p.with(Yaml.raw("""
                    apiVersion: v1
                    kind: LimitRange
                    metadata: {name: defaults}
                    spec: {limits: [{type: Container, defaultRequest: {cpu: 100m}}]}
                    """));
        };

        assertThat(Told.rules(without)).containsExactly("scaling-without-request");
        assertThat(Told.rules(withLimit)).isEmpty();
        assertThat(Told.rules(withRange)).isEmpty();
    }

    @Test
    void a_scaler_of_a_kind_that_others_define_is_left_alone() {
        assertThat(Told.rules(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(Yaml.raw("""
                            apiVersion: autoscaling/v2
                            kind: HorizontalPodAutoscaler
                            metadata: {name: raw}
                            spec:
                              scaleTargetRef: {apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: raw}
                              maxReplicas: 9
                            """));
                }))
                .isEmpty();
    }

    @Test
    void both_kinds_of_scaling_stand_side_by_side_where_they_follow_different_things() {
        assertThat(Told.rules(
                        serving(d -> d.horizontalScaling(h -> h.between(2, 9).cpu(Percent.of(70)))
                                .verticalScaling(v ->
                                        v.mode(VerticalScalingMode.RECREATE).controls(ScaledResource.MEMORY)))))
                .isEmpty();
        assertThat(Told.rules(
                        serving(d -> d.horizontalScaling(h -> h.between(2, 9).cpu(Cpu.millis(80)))
                                .verticalScaling(v -> v.mode(VerticalScalingMode.RECREATE)))))
                .isEmpty();
        assertThat(Told.rules(
                        serving(d -> d.horizontalScaling(h -> h.between(2, 9).cpu(Percent.of(70)))
                                .verticalScaling(v -> {}))))
                .isEmpty();
    }

    @Test
    void production_is_content_with_two_pods_and_a_budget() {
        assertThat(Told.rules(p -> {
                    p.production();
                    serving(d -> d.horizontalScaling(h -> h.between(2, 9).cpu(Percent.of(70)))
                                    .disruptions(b -> b.maxUnavailable(1)))
                            .define(p);
                    p.deployment(SHOP.component("worker"), IMAGE, ScalingChecksTest::sized);
                }))
                .isEmpty();
    }

    @Test
    void outside_production_one_pod_is_nobody_s_business() {
        assertThat(Told.rules(serving(d -> {}))).isEmpty();
    }

    private static Definition serving(Consumer<DeploymentDraft> words) {
        return p -> p.deployment(API, IMAGE, d -> {
            sized(d);
            d.port(HTTP).readiness(Probe.httpGet("/ready", HTTP));
            words.accept(d);
        });
    }

    private static void sized(DeploymentDraft d) {
        d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)));
    }

    private static CountOrPercent share(String text) {
        return text.endsWith("%")
                ? Percent.of(Integer.parseInt(text.substring(0, text.length() - 1)))
                : Count.of(Integer.parseInt(text));
    }
}
