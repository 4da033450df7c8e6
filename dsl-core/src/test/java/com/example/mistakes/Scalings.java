package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.check.Yaml;
import dev.keelson.core.container.Probe;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.scaling.vertical.VerticalScalingMode;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Metric;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;

/** Pods that come and go, or are to and cannot. */
final class Scalings {
    private static final Component INDEXER = SHOP.component("indexer");

    private Scalings() {}

    static final class IncompleteScaling implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.horizontalScaling(h -> h.cpu(Percent.of(70)));
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.horizontalScaling(h -> h.between(2, 6));
            });
        }
    }

    static final class ReplicasAndScaling implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(3).horizontalScaling(h -> h.between(3, 9).cpu(Percent.of(70)));
            });
            p.with(Yaml.raw(
                    Yaml.deployment("raw", "app: raw", "", "").replace("spec:\n  sel", "spec:\n  replicas: 2\n  sel")));
            p.with(scaler("raw", "{apiVersion: apps/v1, kind: Deployment, name: raw}"));
        }
    }

    static final class ScalingBounds implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.horizontalScaling(h -> h.between(9, 3).cpu(Percent.of(70)));
            });
        }
    }

    static final class FixedScaling implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.horizontalScaling(h -> h.between(3, 3).cpu(Percent.of(70)));
            });
        }
    }

    static final class ScalingTarget implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.with(scaler("typo", "{apiVersion: apps/v1, kind: Deployment, name: apu}"));
            p.with(scaler("group", "{apiVersion: v1, kind: Deployment, name: api}"));
            p.with(scaler("nightly", "{apiVersion: batch/v1, kind: CronJob, name: nightly}"));
        }
    }

    static final class TwoScalers implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.horizontalScaling(h -> h.between(2, 9).cpu(Percent.of(70)));
            });
            p.with(scaler("by-hand", "{apiVersion: apps/v1, kind: Deployment, name: api}"));
        }
    }

    static final class ScalingWithoutRequest implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> d.port(HTTP)
                    .readiness(Probe.httpGet("/ready", HTTP))
                    .resources(r -> r.memory(Memory.mib(128)))
                    .horizontalScaling(h -> h.between(2, 9).cpu(Percent.of(70)).memory(Percent.of(80))));
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.horizontalScaling(h -> h.between(2, 9).containerCpu("main", Percent.of(70)));
            });
        }
    }

    static final class CompetingScalers implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.horizontalScaling(h -> h.between(2, 9).cpu(Percent.of(70)));
                d.verticalScaling(v -> v.mode(VerticalScalingMode.RECREATE));
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.horizontalScaling(h -> h.between(2, 9).pods(Metric.named("jobs_waiting"), 30));
                d.verticalScaling(v -> v.mode(VerticalScalingMode.RECREATE));
            });
        }
    }

    static final class VerticalBounds implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.verticalScaling(v -> v.minimum(Cpu.cores(1), Memory.mib(64)).maximum(Cpu.millis(500), Memory.gib(1)));
            });
        }
    }

    static final class RequestOutsideBounds implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.verticalScaling(v -> v.mode(VerticalScalingMode.IN_PLACE_OR_RECREATE)
                        .minimum(Cpu.millis(250), Memory.mib(32))
                        .maximum(Cpu.cores(1), Memory.mib(96)));
            });
        }
    }

    static final class BudgetBounds implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(3).disruptions(b -> b.minAvailable(2).maxUnavailable(1));
            });
        }
    }

    static final class BudgetWithoutRoom implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.disruptions(b -> b.minAvailable(1));
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.horizontalScaling(h -> h.between(3, 9).cpu(Percent.of(70)));
                d.disruptions(b -> b.minAvailable(Percent.of(70)));
            });
            p.deployment(INDEXER, IMAGE, d -> {
                sized(d);
                d.replicas(3).disruptions(b -> b.maxUnavailable(Percent.of(0)));
            });
        }
    }

    static final class BudgetWithoutPods implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.with(Yaml.raw("""
                    apiVersion: policy/v1
                    kind: PodDisruptionBudget
                    metadata: {name: api}
                    spec: {maxUnavailable: 1, selector: {matchLabels: {app: api}}}
                    """));
        }
    }

    static final class OverlappingBudgets implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(3).disruptions(b -> b.maxUnavailable(1));
            });
            p.with(Yaml.raw("""
                    apiVersion: policy/v1
                    kind: PodDisruptionBudget
                    metadata: {name: everybody}
                    spec: {maxUnavailable: 1, selector: {}}
                    """));
        }
    }

    static final class UpdateBelowBudget implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.rollingUpdate(u -> u.maxUnavailable(Percent.of(25)));
                d.horizontalScaling(h -> h.between(4, 12).cpu(Percent.of(70)));
                d.disruptions(b -> b.maxUnavailable(1));
            });
        }
    }

    static final class Redundancy implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.production();
            p.deployment(API, IMAGE, Shared::serving);
            p.deployment(INDEXER, IMAGE, d -> {
                serving(d);
                d.horizontalScaling(h -> h.between(1, 9).cpu(Percent.of(70)));
            });
            p.deployment(WORKER, IMAGE, d -> {
                serving(d);
                d.replicas(2);
            });
        }
    }

    private static Facet<PlatformDraft> scaler(String name, String target) {
        return Yaml.raw("""
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: %s}
                spec:
                  scaleTargetRef: %s
                  minReplicas: 2
                  maxReplicas: 9
                  metrics:
                  - type: External
                    external: {metric: {name: queue_length}, target: {type: AverageValue, averageValue: "30"}}
                """.formatted(name, target));
    }
}
