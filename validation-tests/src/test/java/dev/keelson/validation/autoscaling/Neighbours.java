package dev.keelson.validation.autoscaling;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import java.time.Duration;

/** What the platform lacks: a workload that is scaled by its memory, and one that looks at a load for a minute first. */
final class Neighbours implements Definition {
    static final String NAMESPACE = "neighbours";
    private static final Namespace NEIGHBOURS = Namespace.named(NAMESPACE);
    private static final Image QUICK = Image.parse("registry.example.com/neighbours/any:starts-in-2s");

    @Override
    public String name() {
        return NAMESPACE;
    }

    @Override
    public void define(PlatformDraft p) {
        p.deployment(NEIGHBOURS.component("cache"), QUICK, d -> d.user(10001)
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(100)))
                .horizontalScaling(h -> h.between(2, 8).memory(Percent.of(100))));
        p.deployment(NEIGHBOURS.component("sluggish"), QUICK, d -> d.user(10001)
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(100)))
                .horizontalScaling(
                        h -> h.between(2, 8).cpu(Percent.of(70)).scaleUp(b -> b.stabilization(Duration.ofMinutes(1)))));
    }
}
