package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.container.Hook;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.Schedule;
import java.time.Duration;

/** How pods start, stop and come again. */
final class Lives {
    private static final Component MIGRATION = SHOP.component("migration");
    private static final Image EXPORTER = Image.parse("docker.io/prom/memcached-exporter:v0.15.3");

    private Lives() {}

    static final class ShortGrace implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.preStop(Hook.sleep(Duration.ofSeconds(40)));
            });
            p.deployment(WORKER, IMAGE, d -> {
                serving(d);
                d.preStop(Hook.sleep(Duration.ofSeconds(10))).terminationGrace(Duration.ofSeconds(10));
            });
        }
    }

    static final class ShortProgressDeadline implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.startup(Probe.httpGet("/live", HTTP)
                                .period(Duration.ofSeconds(10))
                                .failureThreshold(12))
                        .minReady(Duration.ofSeconds(30))
                        .progressDeadline(Duration.ofMinutes(2));
            });
        }
    }

    static final class TwoStrategies implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.rollingUpdate(u -> u.maxSurge(2)).recreate();
            });
        }
    }

    static final class Schedules implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.cronJob(SHOP.component("backup"), IMAGE, c -> sized(c));
            p.cronJob(SHOP.component("report"), IMAGE, c -> {
                sized(c);
                c.schedule(Schedule.cron("0 25 * * *"));
            });
            p.cronJob(SHOP.component("cleanup"), IMAGE, c -> {
                sized(c);
                c.schedule(Schedule.cron("0 3 * * sun").in("Europe/Berlinn"));
            });
            p.cronJob(SHOP.component("c".repeat(53)), IMAGE, c -> {
                sized(c);
                c.schedule(Schedule.cron("@daily"));
            });
        }
    }

    static final class CircularOrder implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.after(MIGRATION).after(SHOP.component("seed"));
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.before(MIGRATION).after(API);
            });
            p.job(MIGRATION, IMAGE, j -> sized(j));
            p.job(SHOP.component("alone"), IMAGE, j -> {
                sized(j);
                j.after(SHOP.component("alone"));
            });
        }
    }

    static final class Companions implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.emptyDir("shared", e -> e.mountedAt("/var/shared"))
                        .initContainer(
                                "prepare",
                                Image.parse("busybox"),
                                c -> c.sharedVolume(
                                        "shard", v -> v.mountedAt("/in").readOnly()))
                        .sidecar("exporter", EXPORTER, c -> c.port(Port.http(9150))
                                .readiness(Probe.httpGet("/metrics", Port.http("metrics", 9150)))
                                .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(32))))
                        .sidecar("Second_One", EXPORTER, c -> c.sharedVolume("shared", v -> {})
                                .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(32))));
            });
        }
    }
}
