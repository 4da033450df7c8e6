package dev.keelson.bench;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Databases side by side, each with four words whose literal is one of a few, and five toggles that the definition asks
 * for: the things that a chart is explored along.
 */
final class Databases implements Definition {
    private static final Namespace BENCH = Namespace.named("bench");
    private static final Port SQL = Port.tcp("postgresql", 5432);
    private static final List<Toggle> TOGGLES =
            IntStream.range(0, 5).mapToObj(index -> Setting.toggle("t" + index)).toList();

    private final int count;

    Databases(int count) {
        this.count = count;
    }

    @Override
    public void define(PlatformDraft p) {
        for (int i = 0; i < count; i++) {
            int number = i;
            p.statefulSet(
                    BENCH.component("database-" + number), Image.parse("registry.example.com/bench/postgres:17.6"), s -> {
                        s.port(SQL)
                                .user(999)
                                .claim("data", Storage.gib(10), c -> c.mountedAt("/data"))
                                .writable("/tmp")
                                .resources(r -> r.cpu(Cpu.millis(250)).memory(Memory.mib(512)));
                        Toggle toggle = TOGGLES.get(number % TOGGLES.size());
                        if (p.get(toggle)) {
                            s.env("OPTION", toggle.path());
                        }
                    });
        }
    }
}
