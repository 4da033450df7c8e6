package com.example;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Storage;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/** The sample of the design, word for word but for what later issues bring. */
public final class Shop implements Definition {
    static final Namespace SHOP = Namespace.named("shop");
    static final Component API = SHOP.component("api"), POSTGRES = SHOP.component("postgres");
    static final Port HTTP = Port.http(8080), SQL = Port.tcp("postgresql", 5432);
    static final SecretRef DB = SHOP.existingSecret("orders-db");

    static final Setting<Count> API_MIN = Setting.count("api.minimum", 2).between(1, 20);
    static final Toggle HIGHLY_AVAILABLE = Setting.toggle("highlyAvailable");

    public static final Environment DEV = Environment.named("dev").with(API_MIN, Count.of(1));
    public static final Environment PROD =
            Environment.named("prod").with(API_MIN, Count.of(3)).on(HIGHLY_AVAILABLE);

    @Override
    public void define(PlatformDraft p) {
        p.statefulSet(POSTGRES, Image.parse("docker.io/library/postgres:17.6"), s -> s.port(SQL)
                .claim("data", Storage.gib(100), c -> c.mountedAt("/var/lib/postgresql/data"))
                .user(999)
                .writable("/var/run/postgresql", "/tmp")
                .env("PGDATA", "/var/lib/postgresql/data/pgdata")
                .env("POSTGRES_PASSWORD", DB.key("password"))
                .readiness(Probe.exec("pg_isready", "-U", "postgres"))
                .resources(r -> r.cpu(Cpu.cores(1)).memory(Memory.gib(2))));

        p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> d.port(HTTP)
                .env("DB_PASSWORD", DB.key("password"))
                .connectsTo(POSTGRES, SQL)
                .readiness(Probe.httpGet("/ready", HTTP))
                .resources(r -> r.cpu(Cpu.millis(250)).memory(Memory.mib(512)))
                .horizontalScaling(h -> h.between(p.get(API_MIN), Count.of(12)).cpu(Percent.of(70)))
                .disruptions(b -> b.maxUnavailable(1))
                .with(Raw.patch(Deployment.class, "a field not modelled yet", x -> x.getSpec()
                        .setMinReadySeconds(5))));

        if (p.get(HIGHLY_AVAILABLE)) {
            p.defaults(c -> c.label("example.com/tier", "critical"));
        }
    }
}
