package dev.keelson.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.availability.UnhealthyPods;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Metric;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.core.workload.words.StatefulSetDraft;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ScalingWordsTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), DB = SHOP.component("db");
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");
    private static final Setting<Count> LEAST = Setting.count("least", 2).between(1, 5);

    @Test
    void what_is_scaled_says_no_number_of_pods() {
        Blueprint scaled =
                deployment(d -> d.horizontalScaling(h -> h.between(2, 6).cpu(Percent.of(70))));

        assertThat(Blueprints.object(scaled, Deployment.class, "api").getSpec().getReplicas())
                .isNull();
        assertThat(scaled.run().defaults())
                .noneMatch(each -> each.path().toString().equals("api.replicas"));
        assertThat(Blueprints.object(deployment(d -> {}), Deployment.class, "api")
                        .getSpec()
                        .getReplicas())
                .isOne();
    }

    @Test
    void a_stateful_set_is_scaled_by_its_own_kind() {
        Blueprint scaled =
                statefulSet(s -> s.horizontalScaling(h -> h.between(3, 5).memory(Memory.gib(1))));

        assertThat(Blueprints.object(scaled, StatefulSet.class, "db").getSpec().getReplicas())
                .isNull();
        assertThat(Blueprints.object(scaled, HorizontalPodAutoscaler.class, "db")
                        .getSpec()
                        .getScaleTargetRef()
                        .getKind())
                .isEqualTo("StatefulSet");
    }

    @Test
    void bounds_come_from_settings_where_these_are_given() {
        Definition definition = p -> p.deployment(API, IMAGE, d -> {
            sized(d);
            d.horizontalScaling(
                    h -> h.between(p.get(LEAST), p.get(LEAST).times(3)).cpu(Percent.of(70)));
        });
        HorizontalPodAutoscalerSpec spec = Blueprints.object(
                        Platform.of(definition).in(Environment.named("prod").with(LEAST, Count.of(4))),
                        HorizontalPodAutoscaler.class,
                        "api")
                .getSpec();

        assertThat(spec.getMinReplicas()).isEqualTo(4);
        assertThat(spec.getMaxReplicas()).isEqualTo(12);
    }

    @Test
    void a_metric_is_a_token_that_is_wrong_where_it_is_made() {
        Blueprint wrong = Blueprints.of(p -> p.deployment(API, IMAGE, d -> {
            sized(d);
            d.horizontalScaling(h -> h.between(2, 6).pods(Metric.named("requests/second"), 100));
        }));

        assertThat(Blueprints.ids(wrong)).containsExactly("invalid-name");
    }

    @Test
    void series_of_one_metric_are_told_apart_by_their_labels() {
        Metric queue = Metric.named("queue_length");
        Blueprint scaled = deployment(d -> d.horizontalScaling(h -> h.between(2, 6)
                .external(queue.label("queue", "orders"), MetricTarget.perPod(30))
                .external(queue.label("queue", "mails"), MetricTarget.total(90))));

        assertThat(Blueprints.object(scaled, HorizontalPodAutoscaler.class, "api")
                        .getSpec()
                        .getMetrics())
                .extracting(metric -> metric.getExternal().getTarget().getType())
                .containsExactly("AverageValue", "Value");
        assertThat(scaled.run().parameters())
                .extracting(parameter -> parameter.path())
                .contains("api.horizontalScaling.external.queue_length/queue:orders");
    }

    @Test
    void vertical_scaling_only_recommends_unless_more_is_said() {
        Blueprint scaled = deployment(d -> d.verticalScaling(v -> {}));
        GenericKubernetesResource object = Blueprints.object(scaled, GenericKubernetesResource.class, "api");

        assertThat(object.getKind()).isEqualTo("VerticalPodAutoscaler");
        assertThat(object.<String>get("spec", "updatePolicy", "updateMode")).isEqualTo("Off");
        assertThat(object.<String>get("spec", "targetRef", "kind")).isEqualTo("Deployment");
    }

    @Test
    void a_budget_lets_one_pod_be_missing_and_unhealthy_ones_go() {
        PodDisruptionBudgetSpec spec = budget(deployment(d -> d.disruptions(b -> {})));

        assertThat(spec.getMaxUnavailable()).isEqualTo(new IntOrString(1));
        assertThat(spec.getMinAvailable()).isNull();
        assertThat(spec.getUnhealthyPodEvictionPolicy()).isEqualTo("AlwaysAllow");
        assertThat(spec.getSelector().getMatchLabels()).containsOnlyKeys("app.kubernetes.io/name");
    }

    @Test
    void a_budget_that_says_how_many_stay_does_not_say_how_many_go() {
        PodDisruptionBudgetSpec spec = budget(deployment(d -> d.replicas(4)
                .disruptions(b -> b.minAvailable(Percent.of(50)).unhealthyPods(UnhealthyPods.IF_HEALTHY_BUDGET))));

        assertThat(spec.getMaxUnavailable()).isNull();
        assertThat(spec.getMinAvailable()).isEqualTo(new IntOrString("50%"));
        assertThat(spec.getUnhealthyPodEvictionPolicy()).isEqualTo("IfHealthyBudget");
    }

    @Test
    void defaults_give_every_serving_component_a_budget_that_its_own_bound_replaces() {
        Blueprint all = Blueprints.sound(p -> {
            p.defaults(c -> c.disruptions(b -> b.maxUnavailable(1).unhealthyPods(UnhealthyPods.IF_HEALTHY_BUDGET)));
            p.deployment(API, IMAGE, ScalingWordsTest::sized);
            p.deployment(SHOP.component("web"), IMAGE, d -> {
                sized(d);
                d.replicas(4).disruptions(b -> b.minAvailable(2));
            });
            p.job(
                    SHOP.component("once"),
                    IMAGE,
                    j -> j.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
        });

        assertThat(all.resources().stream().map(Resource::id))
                .contains("PodDisruptionBudget shop/api", "PodDisruptionBudget shop/web")
                .doesNotContain("PodDisruptionBudget shop/once");
        PodDisruptionBudgetSpec own =
                Blueprints.object(all, PodDisruptionBudget.class, "web").getSpec();
        assertThat(own.getMaxUnavailable()).isNull();
        assertThat(own.getMinAvailable()).isEqualTo(new IntOrString(2));
        assertThat(own.getUnhealthyPodEvictionPolicy()).isEqualTo("IfHealthyBudget");
    }

    private static PodDisruptionBudgetSpec budget(Blueprint blueprint) {
        return Blueprints.object(blueprint, PodDisruptionBudget.class, "api").getSpec();
    }

    private static void sized(DeploymentDraft d) {
        d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)));
    }

    private static Blueprint deployment(Consumer<DeploymentDraft> words) {
        return Blueprints.sound(p -> p.deployment(API, IMAGE, d -> {
            sized(d);
            words.accept(d);
        }));
    }

    private static Blueprint statefulSet(Consumer<StatefulSetDraft> words) {
        return Blueprints.sound(p -> p.statefulSet(DB, IMAGE, s -> {
            s.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.gib(2)));
            words.accept(s);
        }));
    }
}
