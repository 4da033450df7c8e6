package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;

/** A bad day: ten mistakes, ten findings, one run. */
final class Many {
    private Many() {}

    static final class TenMistakes implements Mistake {
        private static final Image BROKEN = Image.parse("Shop/API:latest"); // 1
        private static final Component QUEUE = SHOP.component("queue");
        private static final Port ADMIN = Port.http("admin", 80_800); // 2
        private static final ConfigRef CONFIG = SHOP.config("api-config");
        private static final Setting<Count> MINIMUM =
                Setting.count("api.minimum", 2).between(1, 20);

        @Override
        public Environment environment() {
            return Environment.named("test")
                    .with(MINIMUM, Count.of(50)) // 3
                    .override("api.image.tga", "1.5.0"); // 4
        }

        @Override
        public void define(PlatformDraft p) {
            p.config(CONFIG, c -> c.entry("mode", "fast"));
            p.deployment(API, BROKEN, d -> d.port(HTTP)
                    .port(ADMIN)
                    .replicas(p.get(MINIMUM))
                    .env("MODE", CONFIG.key("mdoe")) // 5
                    .connectsTo(QUEUE, Port.tcp("amqp", 5672)) // 6
                    .readiness(Probe.httpGet("/ready", HTTP))
                    .liveness(Probe.httpGet("/live", ADMIN))
                    .resources(r ->
                            r.cpu(Cpu.millis(250)).memory(Memory.mib(512)).memoryLimit(Memory.parse("1G B")))); // 7
            p.deployment(WORKER, BROKEN, d -> {
                d.replicas(2).replicas(3); // 8
                d.connectsTo(API, ADMIN).connectsTo(API, Port.grpc(9090)); // 9
                d.user(Integer.parseInt("nobody")); // 10
                d.resources(r -> r.cpu(Cpu.millis(250)).memory(Memory.mib(512)));
            });
        }
    }
}
