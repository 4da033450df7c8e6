package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.placement.Need;
import dev.keelson.core.placement.NodeLabel;
import dev.keelson.core.placement.RuntimeClass;
import dev.keelson.core.placement.Taint;
import dev.keelson.core.placement.Topology;
import dev.keelson.core.placement.Unsatisfiable;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Pods that would run where nobody wants them, or nowhere. */
final class Placements {
    private Placements() {}

    static final class NotSpread implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.production();
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(3).disruptions(b -> b.maxUnavailable(1));
            });
        }
    }

    static final class MinDomains implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.spreadOver(Topology.ZONE, s -> s.minDomains(3).whenUnsatisfiable(Unsatisfiable.SCHEDULE_ANYWAY));
            });
        }
    }

    static final class SpreadOfOthers implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.spreadOver(Topology.ZONE)
                        .with(Raw.patch(Deployment.class, "the label of the old chart", x -> x.getSpec()
                                .getTemplate()
                                .getSpec()
                                .getTopologySpreadConstraints()
                                .get(0)
                                .getLabelSelector()
                                .setMatchLabels(Map.of("app", "api"))));
            });
        }
    }

    static final class AffinityWithoutPods implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.with(Raw.patch(Deployment.class, "the label of the old chart", x -> {
                    PodAffinityTerm term = new PodAffinityTerm();
                    term.setTopologyKey("kubernetes.io/hostname");
                    term.setLabelSelector(new LabelSelectorBuilder()
                            .addToMatchLabels("app", "api")
                            .build());
                    x.getSpec()
                            .getTemplate()
                            .getSpec()
                            .setAffinity(new Affinity(null, null, new PodAntiAffinity(List.of(), List.of(term))));
                }));
            });
        }
    }

    static final class DeprecatedLabel implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.spreadOver(Topology.of("failure-domain.beta.kubernetes.io/zone"))
                        .onNodes(NodeLabel.of("beta.kubernetes.io/arch").in("amd64"), Need.required());
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.with(Raw.patch(Deployment.class, "as it was", x -> x.getSpec()
                        .getTemplate()
                        .getSpec()
                        .setNodeSelector(Map.of("beta.kubernetes.io/os", "linux"))));
            });
        }
    }

    static final class Tolerations implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.toleratesEverything();
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.tolerates(Taint.noSchedule("example.com/spot"), Duration.ofSeconds(30));
            });
        }
    }

    static final class PlacedByNobody implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.apartFrom(SHOP.component("batch"), Topology.NODE, Need.required())
                        .nearTo(SHOP.component("cache"), Topology.ZONE, Need.preferred(10));
            });
        }
    }

    static final class PlacesOfAnInvalidForm implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.spreadOver(Topology.of("the rack"))
                        .onNodes(NodeLabel.of("example.com/disk").in("very fast"), Need.preferred(500))
                        .tolerates(Taint.noSchedule("example.com/dedicated", "to us"))
                        .runtimeClass(RuntimeClass.existing("gVisor"));
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.apart(Topology.NODE, Need.required()).apart(Topology.NODE, Need.preferred(10));
            });
        }
    }
}
