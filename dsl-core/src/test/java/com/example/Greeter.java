package com.example;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;

/** The ten lines of the README. */
public final class Greeter implements Definition {
    // tag::readme[]
    static final Namespace SHOP = Namespace.named("shop");
    static final Component WEB = SHOP.component("web"), API = SHOP.component("api");
    static final Port HTTP = Port.http(8080);

    @Override
    public void define(PlatformDraft p) {
        p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> d.port(HTTP)
                .readiness(Probe.httpGet("/ready", HTTP))
                .resources(r -> r.cpu(Cpu.millis(250)).memory(Memory.mib(512))));
        p.deployment(WEB, Image.parse("registry.example.com/shop/web:1.4.2"), d -> d.connectsTo(API, HTTP)
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
    }
    // end::readme[]
}
