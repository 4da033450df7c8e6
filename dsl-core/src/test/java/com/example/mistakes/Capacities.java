package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Storage;

/** Quotas, limits and priorities that refuse what is defined. */
final class Capacities {
    private Capacities() {}

    static final class OverQuota implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.namespace(
                    SHOP,
                    n -> n.quota(q -> q.cpu(Cpu.millis(1_500))
                            .memory(Memory.gib(64))
                            .pods(8)
                            .storage(Storage.gib(20))
                            .claims(2)
                            .services(2)
                            .loadBalancers(0)));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(5).rollingUpdate(u -> u.maxSurge(Percent.of(50)));
            });
            p.statefulSet(SHOP.component("db"), IMAGE, s -> {
                sized(s);
                s.replicas(3).claim("data", Storage.gib(10), c -> c.mountedAt("/data"));
            });
        }
    }

    static final class QuotaWithoutRequest implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.namespace(SHOP, n -> n.quota(q -> q.cpuLimit(Cpu.cores(8)).memoryLimit(Memory.gib(8))));
            p.deployment(API, IMAGE, d -> serving(d));
        }
    }

    static final class OutsideLimitRange implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.namespace(
                    SHOP,
                    n -> n.limits(l -> l.containerDefault(r -> r.cpu(Cpu.millis(500)))
                            .containerMinimum(r -> r.cpu(Cpu.millis(50)))
                            .containerMaximum(r -> r.memory(Memory.gib(1)))
                            .containerCpuRatio(4)
                            .claimMaximum(Storage.gib(5))));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.replicas(2);
            });
            p.deployment(
                    WORKER, IMAGE, d -> d.resources(r -> r.cpu(Cpu.cores(1)).memory(Memory.gib(2))));
            p.statefulSet(SHOP.component("db"), IMAGE, s -> s.claim("data", Storage.gib(10), c -> c.mountedAt("/data"))
                    .resources(r -> r.cpu(Cpu.millis(20)).memory(Memory.mib(64))));
        }
    }

    static final class LimitRangeContradiction implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.namespace(
                    SHOP,
                    n -> n.limits(l -> l.containerDefaultRequest(r -> r.cpu(Cpu.cores(2)))
                            .containerMaximum(r -> r.cpu(Cpu.cores(1)))));
            p.deployment(API, IMAGE, d -> serving(d));
        }
    }

    static final class PriorityClasses implements Mistake {
        private static final PriorityClass CRITICAL = PriorityClass.named("shop-critical");
        private static final PriorityClass BATCH = PriorityClass.named("shop-critcal");
        private static final PriorityClass SYSTEM = PriorityClass.named("system-shop");

        @Override
        public void define(PlatformDraft p) {
            p.priorityClass(CRITICAL, Count.of(2_000_000_000), c -> c.describedAs("what customers wait for"));
            p.priorityClass(SYSTEM, Count.of(1), c -> {});
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.priority(BATCH);
            });
        }
    }
}
