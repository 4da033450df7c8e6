package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Storage;

/** What the API server takes and the nodes make somebody sorry for. */
final class Pods {
    private Pods() {}

    static final class Resources implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> d.port(HTTP)
                    .readiness(Probe.httpGet("/ready", HTTP))
                    .resources(r -> r.cpu(Cpu.millis(500))
                            .cpuLimit(Cpu.millis(250))
                            .memory(Memory.gib(1))
                            .memoryLimit(Memory.mib(512))));
            p.deployment(WORKER, IMAGE, d -> d.resources(r -> r.cpu(Cpu.millis(100))));
            p.deployment(SHOP.component("batch"), IMAGE, d -> d.replicas(2));
        }
    }

    static final class HugeAmounts implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(
                    API,
                    IMAGE,
                    d -> d.resources(r -> r.cpu(Cpu.parse("900000000000000000"))
                            .cpuLimit(Cpu.cores(2_000_000_000))
                            .memory(Memory.parse("900000000000000000Gi"))
                            .memoryLimit(Memory.parse("900000000000000000Gi"))
                            .ephemeralStorage(Storage.tib(2_000_000_000))));
        }
    }

    static final class Probes implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                sized(d);
                d.port(HTTP);
            });
            p.deployment(WORKER, IMAGE, d -> {
                serving(d);
                d.liveness(Probe.httpGet("/ready", HTTP).period(Span.seconds(5)).timeout(Span.seconds(10)));
            });
        }
    }

    static final class StuckUpdate implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.rollingUpdate(u -> u.maxSurge(0));
            });
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                d.rollingUpdate(u -> u.maxSurge(Percent.of(0)).maxUnavailable(Percent.of(0)));
            });
        }
    }

    static final class FloatingImage implements Mistake {
        private static final Image NEWEST = Image.parse("docker.io/library/nginx:latest");

        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, NEWEST, Shared::serving);
            p.deployment(WORKER, Image.parse("docker.io/library/nginx"), Shared::sized);
        }
    }

    static final class FloatingImageInProduction implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.production();
            p.deployment(API, Image.parse("docker.io/library/nginx:stable"), Shared::serving);
        }
    }
}
