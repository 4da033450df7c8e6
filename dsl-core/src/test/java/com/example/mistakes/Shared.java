package com.example.mistakes;

import dev.keelson.core.container.ContainerDraft;
import dev.keelson.core.container.Probe;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;

/** What is right in every scenario, so that each shows its own mistake and nothing else. */
final class Shared {
    static final Namespace SHOP = Namespace.named("shop");
    static final Component API = SHOP.component("api"), WORKER = SHOP.component("worker");
    static final Port HTTP = Port.http(8080);
    static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    private Shared() {}

    static void sized(ContainerDraft<?> container) {
        container.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)));
    }

    static void serving(DeploymentDraft d) {
        sized(d);
        d.port(HTTP).readiness(Probe.httpGet("/ready", HTTP));
    }
}
