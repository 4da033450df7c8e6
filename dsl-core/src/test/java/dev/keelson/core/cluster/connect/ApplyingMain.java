package dev.keelson.core.cluster.connect;

import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;

/** A platform's main method. */
final class ApplyingMain {
    private ApplyingMain() {}

    public static void main(String... args) {
        Platform.main(
                args,
                p -> p.deployment(
                        Namespace.named("shop").component("web"),
                        Image.parse("registry.example.com/web:1"),
                        d -> d.resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1)))),
                Environment.named("prod"));
    }
}
