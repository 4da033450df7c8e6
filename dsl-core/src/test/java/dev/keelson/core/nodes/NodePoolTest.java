package dev.keelson.core.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.placement.NodeLabel;
import dev.keelson.core.placement.Taint;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Node pools as they are written. */
class NodePoolTest {
    private static String pool(NodePoolWords words) {
        return yaml(Platform.of(p -> p.with(Karpenter.nodePool("general", NodeClass.ec2("default"), words::say)))
                .in(Environment.named("test")));
    }

    private interface NodePoolWords {
        void say(NodePoolDraft n);
    }

    private static String yaml(dev.keelson.core.blueprint.Blueprint blueprint) {
        assertThat(blueprint.findings()).isEmpty();
        Resource pool = blueprint.resources().get(0);
        assertThat(pool.source().path()).hasToString("nodePools.general");
        return new YamlWriter().write(pool.object());
    }

    @Test
    void a_pool_says_all_that_its_words_say() {
        assertThat(pool(n -> n.requirement(NodeLabel.ARCHITECTURE, "amd64", "arm64")
                        .exclusion(NodeLabel.CAPACITY_TYPE, "spot")
                        .moreThan(NodeLabel.of("karpenter.k8s.aws/instance-cpu"), Count.of(3))
                        .label("example.com/pool", "general")
                        .taint(Taint.noSchedule("example.com/gpu"))
                        .taint(Taint.noExecute("example.com/team", "a"))
                        .startupTaint(Taint.noSchedule("node.cilium.io/agent-not-ready", "true"))
                        .cpuLimit(Cpu.cores(100))
                        .memoryLimit(Memory.gib(400))
                        .weight(10)
                        .consolidate(Consolidation.WHEN_EMPTY, Duration.ofMinutes(5))
                        .expireAfter(Span.hours(336))
                        .terminationGracePeriod(Span.hours(1))
                        .disruptionBudget(Percent.of(20))
                        .disruptionBudget(Count.of(0), "0 9 * * 1-5", Span.hours(8))))
                .isEqualTo("""
                        apiVersion: karpenter.sh/v1
                        kind: NodePool
                        metadata:
                          name: general
                        spec:
                          weight: 10
                          limits:
                            cpu: "100"
                            memory: 400Gi
                          disruption:
                            consolidationPolicy: WhenEmpty
                            consolidateAfter: 300s
                            budgets:
                              - nodes: 20%
                              - nodes: "0"
                                schedule: "0 9 * * 1-5"
                                duration: 8h
                          template:
                            metadata:
                              labels:
                                example.com/pool: general
                            spec:
                              nodeClassRef:
                                group: karpenter.k8s.aws
                                kind: EC2NodeClass
                                name: default
                              requirements:
                                - key: kubernetes.io/arch
                                  operator: In
                                  values:
                                    - amd64
                                    - arm64
                                - key: karpenter.sh/capacity-type
                                  operator: NotIn
                                  values:
                                    - spot
                                - key: karpenter.k8s.aws/instance-cpu
                                  operator: Gt
                                  values:
                                    - "3"
                              taints:
                                - key: example.com/gpu
                                  effect: NoSchedule
                                - key: example.com/team
                                  value: a
                                  effect: NoExecute
                              startupTaints:
                                - key: node.cilium.io/agent-not-ready
                                  value: "true"
                                  effect: NoSchedule
                              expireAfter: 336h
                              terminationGracePeriod: 1h
                        """);
    }

    @Test
    void a_pool_of_which_little_is_said_has_the_defaults_of_Karpenter() {
        assertThat(pool(n -> {}))
                .contains("consolidationPolicy: WhenEmptyOrUnderutilized", "consolidateAfter: 0s", "requirements: []")
                .doesNotContain("limits", "weight", "taints", "budgets", "expireAfter");
    }

    @Test
    void its_values_are_overridden_by_model_path_and_bounded() {
        Platform platform = Platform.of(p -> p.with(Karpenter.nodePool(
                "general", NodeClass.of("KWOKNodeClass.karpenter.kwok.sh").named("x"), n -> n.cpuLimit(Cpu.cores(100))
                        .weight(10))));
        assertThat(yaml(platform.in(Environment.named("test").override("nodePools.general.cpuLimit", "8"))))
                .contains("cpu: \"8\"", "group: karpenter.kwok.sh", "kind: KWOKNodeClass");
        assertThat(Blueprints.ids(platform.in(Environment.named("test").override("nodePools.general.weight", "101"))))
                .contains("out-of-bounds");
    }

    @Test
    void labels_and_taints_are_of_the_form_Kubernetes_asks() {
        assertThat(Blueprints.ids(Blueprints.of(p -> p.with(
                        Karpenter.nodePool("general", NodeClass.aks("x"), n -> n.taint(Taint.noSchedule("not valid"))
                                .requirement(NodeLabel.of("a/b/c"), "x")
                                .label("-", "x"))))))
                .containsExactly("invalid-label", "invalid-label", "invalid-label");
    }
}
