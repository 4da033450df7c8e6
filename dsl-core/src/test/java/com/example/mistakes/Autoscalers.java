package com.example.mistakes;

import dev.keelson.core.nodes.Karpenter;
import dev.keelson.core.nodes.NodeClass;
import dev.keelson.core.nodes.autoscaler.CloudProvider;
import dev.keelson.core.nodes.autoscaler.ClusterAutoscaler;
import dev.keelson.core.nodes.autoscaler.Expander;
import dev.keelson.core.nodes.autoscaler.NodeCount;
import dev.keelson.core.placement.Taint;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.value.Count;

/** What makes a cluster-autoscaler do nothing, or something else than was meant. */
final class Autoscalers {
    private static final CloudProvider AWS = CloudProvider.aws("eu-central-1");
    private static final NodeCount FEW = NodeCount.between(1, 5);

    private Autoscalers() {}

    static final class NoNodeGroups implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.with(ClusterAutoscaler.on(AWS, a -> a.replicas(2)));
        }
    }

    static final class NodeGroupBounds implements Mistake {
        private static final Setting<Count> MAXIMUM = Setting.count("nodes.maximum", 5);

        @Override
        public Environment environment() {
            return Environment.named("test").with(MAXIMUM, Count.of(2));
        }

        @Override
        public void define(PlatformDraft p) {
            p.with(ClusterAutoscaler.on(AWS, a -> a.group("general", NodeCount.between(Count.of(3), p.get(MAXIMUM)))
                    .group("gpu", NodeCount.between(0, 0))
                    .group("batch", NodeCount.between(2, 2))));
        }
    }

    static final class NodeGroupTwice implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.with(ClusterAutoscaler.on(AWS, a -> a.group("general", FEW)
                    .group("general", FEW)
                    .group("data-eu-central-1a", FEW)
                    .group("data", FEW, g -> g.zones("eu-central-1a", "eu-central-1b"))));
        }
    }

    static final class ExpanderWithoutPriorities implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.with(ClusterAutoscaler.on(AWS, a -> a.group("spot", FEW)
                    .group("on-demand", FEW)
                    .expander(Expander.PRIORITY, Expander.LEAST_WASTE)));
        }
    }

    static final class PrioritiesWithoutExpander implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.with(ClusterAutoscaler.on(AWS, a -> a.group("on-demand", FEW).group("spot", FEW, g -> g.priority(50))));
        }
    }

    static final class AutoscalerArgument implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.with(ClusterAutoscaler.on(AWS, a -> a.group("general", FEW)
                    .argument("scan-interval", "30s")
                    .argument("scale-down-unneeded-time", "5m")));
        }
    }

    static final class TwoNodeAutoscalers implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.with(ClusterAutoscaler.on(AWS, a -> a.discovers("product")));
            p.with(Karpenter.nodePool("general", NodeClass.ec2("default"), n -> {}));
            p.with(Karpenter.nodePool(
                    "gpu", NodeClass.ec2("default"), n -> n.taint(Taint.noSchedule("nvidia.com/gpu"))));
        }
    }
}
