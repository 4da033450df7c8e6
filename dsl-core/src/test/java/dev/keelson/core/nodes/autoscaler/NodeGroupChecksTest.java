package dev.keelson.core.nodes.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.nodes.Karpenter;
import dev.keelson.core.nodes.NodeClass;
import dev.keelson.core.nodes.NodePoolDraft;
import dev.keelson.core.placement.Taint;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.value.Count;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is told of, and what is not. The scenarios show the words of each finding. */
class NodeGroupChecksTest {
    private static final CloudProvider AWS = CloudProvider.aws("eu-central-1");
    private static final NodeCount FEW = NodeCount.between(1, 5);

    private static List<String> ids(Consumer<ClusterAutoscalerDraft> words) {
        return Blueprints.ids(Blueprints.of(p -> p.with(ClusterAutoscaler.on(AWS, words))));
    }

    private static List<String> beside(Consumer<NodePoolDraft> pool) {
        return Blueprints.ids(Blueprints.of(p -> {
            p.with(Karpenter.nodePool("general", NodeClass.ec2("default"), pool));
            p.with(ClusterAutoscaler.on(AWS, a -> a.group("general", FEW)));
        }));
    }

    @Test
    void groups_are_declared_or_found() {
        assertThat(ids(a -> {})).containsExactly("no-node-groups");
        assertThat(ids(a -> a.discovers("product"))).isEmpty();
        assertThat(ids(a -> a.group("general", FEW))).isEmpty();
    }

    @Test
    void a_definition_that_broke_off_is_not_told_of_missing_groups_too() {
        assertThat(ids(a -> {
                    throw new IllegalStateException("broken");
                }))
                .containsExactly("exception-in-definition");
    }

    @Test
    void bounds_may_be_equal_and_begin_at_zero_but_not_cross() {
        assertThat(ids(a -> a.group("general", NodeCount.between(3, 2)))).containsExactly("node-group-bounds");
        assertThat(ids(a -> a.group("general", NodeCount.between(0, 0)))).containsExactly("node-group-bounds");
        assertThat(ids(a -> a.group("general", NodeCount.between(0, 1)).group("data", NodeCount.between(3, 3))))
                .isEmpty();
    }

    @Test
    void a_group_is_one_by_its_name_at_the_provider() {
        assertThat(ids(a -> a.group("general", FEW).group("general", FEW))).containsExactly("node-group-twice");
        assertThat(ids(a -> a.group("data", FEW, g -> g.zones("a", "a")))).containsExactly("node-group-twice");
        assertThat(ids(a -> a.group("data", FEW, g -> g.zones("a", "b")).group("data", FEW)))
                .isEmpty();
    }

    @Test
    void priorities_and_their_expander_come_together() {
        assertThat(ids(a -> a.group("general", FEW).expander(Expander.PRIORITY)))
                .containsExactly("expander-without-priorities");
        assertThat(ids(a -> a.group("general", FEW).expander(Expander.LEAST_WASTE, Expander.PRIORITY)))
                .containsExactly("expander-without-priorities");
        assertThat(ids(a -> a.discovers("product").priority(Count.of(1), ".*")))
                .containsExactly("priorities-without-expander");
        assertThat(ids(a -> a.discovers("product")
                        .priority(Count.of(1), ".*")
                        .expander(Expander.LEAST_WASTE, Expander.PRIORITY)))
                .isEmpty();
        assertThat(ids(a -> a.group("general", FEW, g -> g.priority(1)).expander(Expander.PRIORITY)))
                .isEmpty();
    }

    @Test
    void an_argument_has_one_way_to_be_said() {
        assertThat(ids(a -> a.group("general", FEW).argument("expander", "random")))
                .containsExactly("autoscaler-argument");
        assertThat(ids(a -> a.group("general", FEW).argument("scan-interval", "10s")))
                .isEmpty();
    }

    @Test
    void a_pool_of_Karpenter_is_for_pods_that_its_taints_are_for() {
        assertThat(beside(n -> {})).containsExactly("two-node-autoscalers");
        assertThat(beside(n -> n.taint(Taint.preferNoSchedule("example.com/gpu"))))
                .containsExactly("two-node-autoscalers");
        assertThat(beside(n -> n.startupTaint(Taint.noSchedule("node.cilium.io/agent-not-ready"))))
                .containsExactly("two-node-autoscalers");
        assertThat(beside(n -> n.taint(Taint.noSchedule("example.com/gpu")))).isEmpty();
        assertThat(beside(n -> n.taint(Taint.noExecute("example.com/gpu")))).isEmpty();
    }
}
