package com.example;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import dev.keelson.core.workload.PodManagement;
import dev.keelson.core.workload.Schedule;
import dev.keelson.helm.chart.HelmChart;

/** A service with two components that can be switched off, each a chart of its own. */
public final class Warehouse implements Definition {
    static final Namespace WAREHOUSE = Namespace.named("warehouse");
    static final Component SHELF = WAREHOUSE.component("shelf");
    static final Component STORE = WAREHOUSE.component("store");
    static final Component STOCKTAKING = WAREHOUSE.component("stocktaking").withKey("store.stocktaking");
    static final Component JOB_QUEUE = WAREHOUSE.component("job-queue");
    static final Component STOCKTAKING_BY_HAND =
            WAREHOUSE.component("stocktaking-by-hand").withKey("store.byHand");
    static final ConfigRef SCRIPTS = WAREHOUSE.config("stocktaking-scripts");
    static final ConfigRef CONFIG = WAREHOUSE.config("store-config");
    static final Port SQL = Port.tcp("sql", 5432);
    static final Port JOBS = Port.tcp("jobs", 5672);

    public static final Setting<Text> REGISTRY =
            Setting.text("global.registry", "registry.example.com").holding(Characters.IMAGE_REGISTRY);
    public static final Setting<Count> POOL = Setting.count("shelf.pool", 4).between(1, 100);
    public static final Toggle STORED = Setting.toggle("store.enabled").onByDefault();
    public static final Toggle QUEUED = Setting.toggle("queued");
    public static final Toggle FAST = Setting.toggle("store.fast");
    public static final Setting<Text> BANNER = Setting.text("store.banner", "welcome");
    public static final Setting<Texts> PEERS = Setting.texts("store.peers");
    public static final Setting<Host> HOST = Setting.host("store.external.host", Host.named("store.example.com"));
    public static final Setting<PortNumber> PORT = Setting.port("store.external.port", 6432);
    public static final Setting<Cidr> ADDRESSES =
            Setting.cidr("store.external.addresses", Cidr.parse("198.51.100.0/24"));

    public static final Environment DEV = Environment.named("dev").on(QUEUED);
    public static final Environment PROD = Environment.named("prod")
            .off(STORED)
            .with(REGISTRY, Text.of("registry.prod.example.com"))
            .with(HOST, Host.named("db.example.org"));

    @Override
    public void define(PlatformDraft p) {
        p.with(HelmChart.described(c -> c.subchart(STORE, STORED).subchart(JOB_QUEUE, QUEUED)));
        if (p.get(STORED)) {
            store(p);
        } else {
            p.external(STORE, p.get(HOST), e -> e.port(SQL, p.get(PORT)).at(Peer.block(p.get(ADDRESSES))));
        }
        boolean queued = p.get(QUEUED);
        if (queued) {
            p.deployment(JOB_QUEUE, image(p, "queue"), d -> d.port(JOBS)
                    .rollingUpdate(u -> u.maxSurge(1).maxUnavailable(1))
                    .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
        }
        p.deployment(SHELF, image(p, "shelf"), d -> {
            d.connectsTo(STORE, SQL)
                    .rollingUpdate(u -> u.maxSurge(1).maxUnavailable(1))
                    .env("STORE", Text.of("sql://", p.hostOf(STORE), ":", p.portOf(STORE, SQL), "?pool=", p.get(POOL)))
                    .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(256)));
            if (queued) {
                d.connectsTo(JOB_QUEUE, JOBS);
            }
        });
    }

    private static void store(PlatformDraft p) {
        p.config(
                CONFIG,
                c -> c.file("store.conf", f -> {
                    f.line("banner = ", p.get(BANNER));
                    if (p.get(FAST)) {
                        f.line("fsync = off");
                    }
                    p.each(PEERS, peer -> f.line("peer = ", peer));
                }));
        p.statefulSet(STORE, image(p, "store"), s -> s.port(SQL)
                .podManagement(p.get(FAST) ? PodManagement.PARALLEL : PodManagement.ORDERED_READY)
                .mount("/etc/store", CONFIG)
                .claim("data", Storage.gib(1), c -> c.mountedAt("/data"))
                .resources(r -> r.cpu(Cpu.millis(500)).memory(Memory.mib(512))));
        p.config(SCRIPTS, c -> c.file("count.sh", f -> f.line("count")));
        p.cronJob(STOCKTAKING, image(p, "store"), c -> c.schedule(Schedule.cron("15 1 * * *"))
                .connectsTo(STORE, SQL)
                .mount("/scripts", SCRIPTS)
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
        p.cronJob(STOCKTAKING_BY_HAND, image(p, "store"), c -> c.schedule(Schedule.cron("@yearly"))
                .suspended()
                .connectsTo(STORE, SQL)
                .mount("/scripts", SCRIPTS)
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
    }

    private static Image image(PlatformDraft p, String name) {
        return Image.parse("warehouse/" + name + ":1.4.2").registry(p.get(REGISTRY));
    }
}
