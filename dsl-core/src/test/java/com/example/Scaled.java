package com.example;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.scaling.MetricTarget;
import dev.keelson.core.scaling.ScaledResource;
import dev.keelson.core.scaling.vertical.VerticalScalingMode;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Metric;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import java.time.Duration;

/** The definition that the page on scaling shows. */
public final class Scaled implements Definition {
    static final Namespace SHOP = Namespace.named("shop");
    static final Component API = SHOP.component("api"), INDEXER = SHOP.component("indexer");
    static final Port HTTP = Port.http(8080);
    // tag::metric[]
    static final Metric QUEUE = Metric.named("queue_length").label("queue", "orders");
    // end::metric[]

    @Override
    public void define(PlatformDraft p) {
        p.production();
        // tag::horizontal[]
        p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> d.port(HTTP)
                .readiness(Probe.httpGet("/ready", HTTP))
                .resources(r -> r.cpu(Cpu.millis(250)).memory(Memory.mib(512)))
                .horizontalScaling(h -> h.between(3, 12)
                        .cpu(Percent.of(70))
                        .external(QUEUE, MetricTarget.perPod(30))
                        .scaleDown(b -> b.stabilization(Duration.ofMinutes(10)).pods(1, Duration.ofMinutes(1))))
                .disruptions(b -> b.maxUnavailable(1)));
        // end::horizontal[]

        // tag::vertical[]
        p.deployment(INDEXER, Image.parse("registry.example.com/shop/indexer:1.4.2"), d -> d.resources(
                        r -> r.cpu(Cpu.millis(500)).memory(Memory.gib(2)))
                .verticalScaling(v -> v.mode(VerticalScalingMode.RECREATE)
                        .minimum(Cpu.millis(100), Memory.mib(512))
                        .maximum(Cpu.cores(2), Memory.gib(8))
                        .controls(ScaledResource.MEMORY)));
        // end::vertical[]
    }
}
