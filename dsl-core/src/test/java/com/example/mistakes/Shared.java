package com.example.mistakes;

import dev.keelson.core.container.Probe;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.DeploymentDraft;
import dev.keelson.core.workload.JobDraft;
import dev.keelson.core.workload.StatefulSetDraft;

/** What is right in every scenario, so that each shows its own mistake and nothing else. */
final class Shared {
    static final Namespace SHOP = Namespace.named("shop");
    static final Component API = SHOP.component("api"), WORKER = SHOP.component("worker");
    static final Port HTTP = Port.http(8080);
    static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    private Shared() {}

    static void sized(DeploymentDraft d) {
        d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)));
    }

    static void sized(StatefulSetDraft s) {
        s.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)));
    }

    static void sized(JobDraft j) {
        j.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)));
    }

    static void serving(DeploymentDraft d) {
        sized(d);
        d.port(HTTP).readiness(Probe.httpGet("/ready", HTTP));
    }
}
