package dev.keelson.core.delivery;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import java.util.ArrayList;
import java.util.List;

/** A shop: a database, a migration after it, an API after that, and a web site that waits for nobody. */
final class Shop implements Definition {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component DB = SHOP.component("db");
    private static final Component MIGRATE = SHOP.component("migrate");
    private static final Component API = SHOP.component("api");
    private static final Component WEB = SHOP.component("web");
    private static final ConfigRef GREETING = SHOP.config("greeting");

    private final String migration;
    private final String version;
    private final String api;
    private final List<String> without = new ArrayList<>();
    private boolean moved;

    Shop(String version) {
        this(version, version, version);
    }

    /** With a migration and an API of other versions than the rest. */
    Shop(String migration, String version, String api) {
        this.migration = migration;
        this.version = version;
        this.api = api;
    }

    Shop without(String component) {
        without.add(component);
        return this;
    }

    /** Leaves the namespace for another one. */
    Shop moved() {
        moved = true;
        return this;
    }

    Blueprint blueprint() {
        return Platform.of(this).in(Environment.named("prod"));
    }

    @Override
    public void define(PlatformDraft p) {
        if (moved) {
            p.deployment(
                    Namespace.named("market").component("api"),
                    image("api", api),
                    d -> d.resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))));
            return;
        }
        p.statefulSet(DB, image("db", version), s -> s.claim("data", Storage.gib(1), c -> c.mountedAt("/data"))
                .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))));
        p.job(MIGRATE, image("migrate", migration), j -> j.revision(migration)
                .after(DB)
                .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))));
        p.deployment(API, image("api", api), d -> d.after(MIGRATE)
                .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))));
        if (!without.contains("web")) {
            p.config(GREETING, c -> c.entry("GREETING", "hello " + version));
            p.deployment(WEB, image("web", version), d -> d.env("GREETING", GREETING.key("GREETING"))
                    .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))));
        }
    }

    private static Image image(String name, String version) {
        return Image.parse("registry.example.com/" + name + ":" + version);
    }
}
