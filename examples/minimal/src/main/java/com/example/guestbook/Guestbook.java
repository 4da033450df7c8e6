package com.example.guestbook;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;

/** A web application, its database, and who may call whom. */
public final class Guestbook implements Definition {
    static final Namespace GUESTBOOK = Namespace.named("guestbook");
    static final Component WEB = GUESTBOOK.component("web");
    static final Component DATABASE = GUESTBOOK.component("database");

    static final Port HTTP = Port.http(8080);
    static final Port SQL = Port.tcp("postgresql", 5432);
    static final SecretRef LOGIN = GUESTBOOK.existingSecret("database-login");
    static final Peer INGRESS = Peer.namespace("ingress-nginx").label("app.kubernetes.io/name", "ingress-nginx");

    static final Setting<Count> REPLICAS = Setting.count("web.replicas", 1).between(1, 10);
    static final Setting<Storage> DISK = Setting.storage("database.claims.data.size", Storage.gib(1));

    static final Environment DEV = Environment.named("dev");
    static final Environment PROD =
            Environment.named("prod").with(REPLICAS, Count.of(3)).with(DISK, Storage.gib(50));

    public static void main(String... args) {
        Platform.main(args, new Guestbook(), DEV, PROD);
    }

    @Override
    public void define(PlatformDraft p) {
        p.statefulSet(DATABASE, Image.parse("docker.io/library/postgres:17.6"), s -> s.port(SQL)
                .user(999)
                .claim("data", p.get(DISK), c -> c.mountedAt("/var/lib/postgresql/data"))
                .writable("/var/run/postgresql", "/tmp")
                .env("PGDATA", "/var/lib/postgresql/data/pgdata")
                .env("POSTGRES_PASSWORD", LOGIN.key("password"))
                .readiness(Probe.exec("pg_isready", "-U", "postgres"))
                .resources(r -> r.cpu(Cpu.millis(250)).memory(Memory.mib(512))));

        p.deployment(WEB, Image.parse("registry.example.com/guestbook/web:1.0.0"), d -> d.port(HTTP)
                .user(10001)
                .replicas(p.get(REPLICAS))
                .env("DB_HOST", p.hostOf(DATABASE))
                .env("DB_PASSWORD", LOGIN.key("password"))
                .connectsTo(DATABASE, SQL)
                .acceptsFrom(INGRESS, HTTP)
                .readiness(Probe.httpGet("/ready", HTTP))
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
    }
}
