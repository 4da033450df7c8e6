package dev.keelson.validation.platform.sizing;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.scaling.ScaledResource;
import dev.keelson.core.scaling.vertical.VerticalScalingMode;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;

/** Four workers that are made anew when they ask for the wrong amount of memory, one at a time. */
final class WorkerPlatform implements Definition {
    static final Namespace YARD = Namespace.named("yard");
    static final Component WORKER = YARD.component("worker");
    static final int WORKERS = 4, MOST_MEBIBYTES = 768;

    @Override
    public void define(PlatformDraft p) {
        p.deployment(WORKER, Image.parse("registry.example.com/yard/worker:1.0.0"), d -> d.replicas(WORKERS)
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(256)))
                .verticalScaling(v -> v.mode(VerticalScalingMode.RECREATE)
                        .controls(ScaledResource.MEMORY)
                        .minimum(Cpu.millis(50), Memory.mib(128))
                        .maximum(Cpu.cores(1), Memory.mib(MOST_MEBIBYTES)))
                // The updater by itself takes half of them at a time.
                .disruptions(b -> b.maxUnavailable(1)));
    }
}
