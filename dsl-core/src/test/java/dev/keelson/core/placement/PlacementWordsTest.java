package dev.keelson.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.core.check.Told;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each word about places writes, and which layer it came from. */
class PlacementWordsTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), DB = SHOP.component("db");
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");
    private static final NodeLabel DISK = NodeLabel.of("example.com/disk");

    private static Definition saying(Consumer<DeploymentDraft> words) {
        return p -> {
            p.deployment(API, IMAGE, d -> {
                d.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)));
                words.accept(d);
            });
            p.deployment(DB, IMAGE, d -> d.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))));
        };
    }

    private static PodSpec pod(Definition definition) {
        return Blueprints.object(Blueprints.sound(definition), Deployment.class, "api")
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    @Test
    void a_toleration_is_for_one_taint_as_kubernetes_compares_it() {
        assertThat(pod(saying(d -> d.tolerates(Taint.noSchedule("example.com/dedicated", "orders"))
                                .tolerates(Taint.noSchedule("example.com/dedicated", "billing"))
                                .tolerates(Taint.preferNoSchedule("example.com/slow"))
                                .tolerates(Taint.noExecute("example.com/drained"))
                                .tolerates(Taint.noExecute("node.kubernetes.io/unreachable"), Duration.ofSeconds(30))))
                        .getTolerations())
                .extracting(
                        Toleration::getKey,
                        Toleration::getOperator,
                        Toleration::getValue,
                        Toleration::getEffect,
                        Toleration::getTolerationSeconds)
                .containsExactly(
                        tuple("example.com/dedicated", "Equal", "orders", "NoSchedule", null),
                        tuple("example.com/dedicated", "Equal", "billing", "NoSchedule", null),
                        tuple("example.com/slow", "Exists", null, "PreferNoSchedule", null),
                        tuple("example.com/drained", "Exists", null, "NoExecute", null),
                        tuple("node.kubernetes.io/unreachable", "Exists", null, "NoExecute", 30L));
    }

    @Test
    void one_taint_is_tolerated_under_each_of_its_effects() {
        assertThat(pod(saying(d -> d.tolerates(Taint.noSchedule("example.com/spot"))
                                .tolerates(Taint.noExecute("example.com/spot"))))
                        .getTolerations())
                .extracting(Toleration::getEffect)
                .containsExactly("NoSchedule", "NoExecute");
    }

    @Test
    void every_taint_is_tolerated_by_naming_none() {
        assertThat(Blueprints.object(
                                Blueprints.sound(p -> {
                                    p.defaults(c -> c.toleratesEverything());
                                    p.daemonSet(
                                            API,
                                            IMAGE,
                                            d -> d.resources(
                                                    r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))));
                                }),
                                DaemonSet.class,
                                "api")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getTolerations())
                .extracting(Toleration::getKey, Toleration::getOperator, Toleration::getEffect)
                .containsExactly(tuple(null, "Exists", null));
    }

    @Test
    void pods_are_near_to_a_component_with_the_weight_and_in_the_place_that_is_said() {
        assertThat(pod(saying(d -> d.nearTo(DB, Topology.ZONE, Need.preferred(20))))
                        .getAffinity()
                        .getPodAffinity()
                        .getPreferredDuringSchedulingIgnoredDuringExecution())
                .singleElement()
                .returns(20, WeightedPodAffinityTerm::getWeight)
                .returns("topology.kubernetes.io/zone", each -> each.getPodAffinityTerm()
                        .getTopologyKey());
        assertThat(pod(saying(d -> d.nearTo(DB, Topology.REGION, Need.required())))
                        .getAffinity()
                        .getPodAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution())
                .singleElement()
                .returns("topology.kubernetes.io/region", PodAffinityTerm::getTopologyKey);
    }

    @Test
    void pods_keep_apart_from_those_of_their_own_track() {
        assertThat(pod(saying(d -> d.apart(Topology.NODE, Need.required())))
                        .getAffinity()
                        .getPodAntiAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution()
                        .get(0)
                        .getLabelSelector()
                        .getMatchLabels())
                .isEqualTo(Map.of("app.kubernetes.io/name", "api", "keelson.dev/track", "stable"));
    }

    @Test
    void what_a_component_leaves_open_is_placed_as_the_defaults_say() {
        PodSpec pod = pod(p -> {
            p.defaults(c -> c.nearTo(DB, Topology.ZONE, Need.preferred(5))
                    .onNodes(DISK.in("hdd"), Need.required())
                    .onNodes(NodeLabel.ARCHITECTURE.notIn("arm64"), Need.required())
                    .onNodes(NodeLabel.CAPACITY_TYPE.in("spot"), Need.preferred(30))
                    .tolerates(Taint.noSchedule("example.com/spot"))
                    .runtimeClass(RuntimeClass.existing("gvisor")));
            saying(d -> d.onNodes(DISK.in("ssd"), Need.required())).define(p);
        });

        assertThat(pod.getAffinity().getPodAffinity().getPreferredDuringSchedulingIgnoredDuringExecution())
                .extracting(WeightedPodAffinityTerm::getWeight)
                .containsExactly(5);
        assertThat(pod.getAffinity()
                        .getNodeAffinity()
                        .getRequiredDuringSchedulingIgnoredDuringExecution()
                        .getNodeSelectorTerms()
                        .get(0)
                        .getMatchExpressions())
                .extracting(
                        NodeSelectorRequirement::getKey,
                        NodeSelectorRequirement::getOperator,
                        NodeSelectorRequirement::getValues)
                .containsExactlyInAnyOrder(
                        tuple("example.com/disk", "In", List.of("ssd")),
                        tuple("kubernetes.io/arch", "NotIn", List.of("arm64")));
        assertThat(pod.getAffinity().getNodeAffinity().getPreferredDuringSchedulingIgnoredDuringExecution())
                .extracting(each -> each.getWeight() + " "
                        + each.getPreference().getMatchExpressions().get(0).getKey())
                .containsExactly("30 karpenter.sh/capacity-type");
        assertThat(pod.getTolerations()).extracting(Toleration::getKey).containsExactly("example.com/spot");
        assertThat(pod.getRuntimeClassName()).isEqualTo("gvisor");
    }

    @Test
    void names_and_labels_that_cannot_be_are_told() {
        assertThat(Told.rules(saying(d -> d.nearTo(SHOP.component("The Cache"), Topology.ZONE, Need.required()))))
                .contains("invalid-name");
        assertThat(Told.rules(saying(d -> d.apart(Topology.of("the rack"), Need.required()))))
                .contains("invalid-label");
        assertThat(Told.rules(saying(d -> d.onNodes(NodeLabel.of("the disk").in("ssd"), Need.required()))))
                .contains("invalid-label");
        assertThat(Told.rules(saying(d -> d.onNodes(DISK.in("ssd", "very fast"), Need.required()))))
                .contains("invalid-label");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void a_weight_is_one_that_the_scheduler_takes(int weight) {
        assertThat(Told.rules(saying(d -> d.apart(Topology.NODE, Need.preferred(weight)))))
                .containsExactly("out-of-bounds");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void the_least_and_the_most_weight_are_taken(int weight) {
        assertThat(Told.rules(saying(d -> d.onNodes(DISK.present(), Need.preferred(weight)))))
                .isEmpty();
    }

    @Test
    void a_spread_counts_from_one() {
        assertThat(Told.rules(saying(d -> d.spreadOver(Topology.ZONE, s -> s.maxSkew(0)))))
                .containsExactly("out-of-bounds");
        assertThat(Told.rules(saying(d -> d.spreadOver(Topology.ZONE, s -> s.minDomains(0)))))
                .contains("out-of-bounds");
    }
}
