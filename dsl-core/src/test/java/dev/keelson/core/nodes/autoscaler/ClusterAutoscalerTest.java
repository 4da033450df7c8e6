package dev.keelson.core.nodes.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ArtifactText;
import dev.keelson.core.extension.Artifacts.Artifact;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of the cluster-autoscaler's chart as they are written. */
class ClusterAutoscalerTest {
    private static final CloudProvider AWS = CloudProvider.aws("eu-central-1");
    private static final NodeCount FEW = NodeCount.between(1, 5);

    private static Definition told(Consumer<ClusterAutoscalerDraft> words) {
        return p -> p.with(ClusterAutoscaler.on(AWS, words));
    }

    private static String values(Blueprint blueprint) {
        assertThat(blueprint.findings()).isEmpty();
        assertThat(blueprint.artifacts()).hasSize(1);
        Artifact file = blueprint.artifacts().get(0);
        assertThat(file.path("test")).isEqualTo("cluster/test/cluster-autoscaler-values.yaml");
        assertThat(file.source().path()).hasToString("clusterAutoscaler");
        assertThat(file.source().origin().toString()).contains("ClusterAutoscalerTest.java");
        return ArtifactText.of(file);
    }

    private static String values(Consumer<ClusterAutoscalerDraft> words) {
        return values(Blueprints.of(told(words)));
    }

    @Test
    void the_values_say_all_that_the_words_say() {
        assertThat(values(a -> a.group("spot.large", NodeCount.between(0, 20), g -> g.priority(50))
                        .group("data", NodeCount.between(1, 3), g -> g.zones("eu-central-1a", "eu-central-1b")
                                .priority(10))
                        .discovers("product")
                        .priority(Count.of(50), ".*-spot-.*")
                        .expander(Expander.PRIORITY, Expander.LEAST_NODES)
                        .unbalanced()
                        .scaleDown(s -> s.below(Percent.of(65))
                                .unneeded(Duration.ofMinutes(5))
                                .afterAdding(Span.minutes(15))
                                .gracePeriod(Duration.ofMinutes(30))
                                .keepsLocalStorage()
                                .keepsSystemPods())
                        .provisionTime(Span.minutes(5))
                        .replicas(2)
                        .cpu(Cpu.millis(100))
                        .memory(Memory.mib(600))
                        .priorityClass(PriorityClass.existing("system-node-critical"))
                        .serviceAccountAnnotation("eks.amazonaws.com/role-arn", "arn:aws:iam::1:role/nodes")
                        .argument("scan-interval", "30s")))
                .isEqualTo("""
                        cloudProvider: aws
                        awsRegion: eu-central-1
                        autoDiscovery:
                          clusterName: product
                        autoscalingGroups:
                          - name: spot.large
                            minSize: 0
                            maxSize: 20
                          - name: data-eu-central-1a
                            minSize: 1
                            maxSize: 3
                          - name: data-eu-central-1b
                            minSize: 1
                            maxSize: 3
                        expanderPriorities:
                          "50":
                            - '^spot\\.large$'
                            - ".*-spot-.*"
                          "10":
                            - "^data-eu-central-1a$"
                            - "^data-eu-central-1b$"
                        extraArgs:
                          expander: priority,least-nodes
                          balance-similar-node-groups: false
                          max-node-provision-time: 5m
                          scale-down-enabled: true
                          scale-down-utilization-threshold: "0.65"
                          scale-down-unneeded-time: 300s
                          scale-down-delay-after-add: 15m
                          max-graceful-termination-sec: 1800
                          skip-nodes-with-local-storage: true
                          skip-nodes-with-system-pods: true
                          scan-interval: 30s
                        replicaCount: 2
                        priorityClassName: system-node-critical
                        resources:
                          requests:
                            cpu: 100m
                            memory: 600Mi
                          limits:
                            memory: 600Mi
                        rbac:
                          serviceAccount:
                            annotations:
                              eks.amazonaws.com/role-arn: arn:aws:iam::1:role/nodes
                        """);
    }

    @Test
    void of_little_said_there_are_the_defaults_of_the_library_alone() {
        Blueprint blueprint = Blueprints.of(told(a -> a.group("general", FEW)));

        assertThat(values(blueprint)).isEqualTo("""
                cloudProvider: aws
                awsRegion: eu-central-1
                autoscalingGroups:
                  - name: general
                    minSize: 1
                    maxSize: 5
                extraArgs:
                  expander: least-waste
                  balance-similar-node-groups: true
                  scale-down-enabled: true
                  skip-nodes-with-local-storage: false
                  skip-nodes-with-system-pods: false
                """);
        assertThat(blueprint.run().defaults())
                .extracting(each -> each.path() + " " + each.value() + " " + each.by())
                .contains(
                        "clusterAutoscaler.expander least-waste Keelson",
                        "clusterAutoscaler.scaleDown.keepsLocalStorage false Keelson");
    }

    @Test
    void nodes_stay_and_another_provider_has_no_region_where_that_is_said() {
        assertThat(values(Blueprints.of(
                        p -> p.with(ClusterAutoscaler.on(CloudProvider.named("hetzner"), a -> a.group("general", FEW)
                                .scaleDown(ScaleDownDraft::never))))))
                .contains("cloudProvider: hetzner", "scale-down-enabled: false")
                .doesNotContain("awsRegion");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clusterAutoscaler.groups.general.minimum | 2   | minSize: 2
            clusterAutoscaler.groups.general.maximum | 9   | maxSize: 9
            clusterAutoscaler.groups.general.priority | 7  | "7":
            clusterAutoscaler.region          | us-east-1  | awsRegion: us-east-1
            clusterAutoscaler.scaleDown.below | 5          | scale-down-utilization-threshold: "0.05"
            clusterAutoscaler.scaleDown.unneeded | 90s     | scale-down-unneeded-time: 90s
            clusterAutoscaler.memory          | 1Gi        | memory: 1Gi
            clusterAutoscaler.argument.scan-interval | 1m  | scan-interval: 1m
            """)
    void a_value_is_overridden_by_its_model_path(String path, String value, String expected) {
        Platform platform = Platform.of(told(a -> a.group("general", FEW, g -> g.priority(3))
                .expander(Expander.PRIORITY)
                .scaleDown(s -> s.below(Percent.of(50)).unneeded(Duration.ofMinutes(10)))
                .memory(Memory.mib(600))
                .argument("scan-interval", "30s")));

        assertThat(values(platform.in(Environment.named("test")))).doesNotContain(expected);
        assertThat(values(platform.in(Environment.named("test").override(path, value))))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"scaleDown.below,100", "scaleDown.below,0", "replicas,0", "groups.general.maximum,20000"})
    void a_value_has_bounds(String word, String value) {
        Platform platform =
                Platform.of(told(a -> a.group("general", FEW).replicas(2).scaleDown(s -> s.below(Percent.of(50)))));

        assertThat(Blueprints.ids(platform.in(Environment.named("test").override("clusterAutoscaler." + word, value))))
                .containsExactly("out-of-bounds");
    }

    @Test
    void settings_feed_values_that_have_no_path_of_their_own_then() {
        Setting<Text> region = Setting.text("region", "eu-west-1");
        Setting<Count> most = Setting.count("nodes.maximum", 4);
        Platform platform = Platform.of(p -> p.with(ClusterAutoscaler.on(
                CloudProvider.aws(p.get(region)),
                a -> a.group("general", NodeCount.between(Count.of(1), p.get(most))))));

        assertThat(values(platform.in(Environment.named("test").with(most, Count.of(6)))))
                .contains("awsRegion: eu-west-1", "maxSize: 6");
    }

    @Test
    void names_are_of_the_form_that_the_provider_and_the_arguments_ask() {
        assertThat(Blueprints.ids(Blueprints.of(told(a -> a.group("a:b", FEW)
                        .group("data", FEW, g -> g.zones("eu central"))
                        .argument("--v", "4")
                        .serviceAccountAnnotation("-", "x")))))
                .containsExactlyInAnyOrder("invalid-value", "invalid-name", "invalid-value", "invalid-label");
    }

    @Test
    void what_is_null_is_told_at_its_line_and_nothing_else_is() {
        assertThat(Blueprints.ids(Blueprints.of(p -> p.with(ClusterAutoscaler.on(null, a -> {})))))
                .containsExactly("null-argument");
        assertThat(Blueprints.ids(Blueprints.of(told(a -> a.group("general", FEW)
                        .group("other", NodeCount.between(null, Count.of(1)))
                        .group(null, FEW)
                        .expander(Expander.PRIORITY, (Expander) null)))))
                .containsExactly("null-argument", "null-argument", "null-argument");
    }

    @Test
    void a_priority_class_of_the_platform_has_to_be_defined() {
        PriorityClass nodes = PriorityClass.named("nodes");
        assertThat(Blueprints.ids(
                        Blueprints.of(told(a -> a.group("general", FEW).priorityClass(nodes)))))
                .containsExactly("undefined-priority-class");

        assertThat(values(Blueprints.of(p -> {
                    p.priorityClass(nodes, Count.of(1_000), c -> {});
                    p.with(ClusterAutoscaler.on(
                            AWS, a -> a.group("general", FEW).priorityClass(nodes)));
                })))
                .contains("priorityClassName: nodes");
    }

    @Test
    void said_a_second_time_it_is_refused() {
        assertThat(Blueprints.ids(Blueprints.of(p -> {
                    p.with(ClusterAutoscaler.on(AWS, a -> a.discovers("product")));
                    p.with(ClusterAutoscaler.on(AWS, a -> a.discovers("product")));
                })))
                .contains("same-output");
    }
}
