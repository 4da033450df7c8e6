package com.example;

import dev.keelson.core.container.Probe;
import dev.keelson.core.ingress.IngressDoor;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.observe.alert.PromQl;
import dev.keelson.core.placement.Need;
import dev.keelson.core.placement.Topology;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.secrets.RemoteKey;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.storage.AccessMode;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Metric;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import java.util.ArrayList;
import java.util.List;

/** One component with every way in which a chart can depend on its values. */
public final class Api implements Definition {
    /** How much is logged. */
    public enum LogLevel {
        DEBUG,
        INFO,
        WARN
    }

    static final Namespace SHOP = Namespace.named("shop");
    static final Component API = SHOP.component("api");
    static final Component MIGRATION = SHOP.component("migration");
    static final Component LEDGER = SHOP.component("ledger");
    static final ConfigRef CONFIG = SHOP.config("api-config");
    static final ConfigRef PROMETHEUS_FILES = SHOP.config("prometheus-files");
    static final SecretRef DB = SHOP.existingSecret("orders-db");
    static final SecretRef CACHE = SHOP.secret("cache-credentials");
    static final ClaimRef FILES = SHOP.claim("files");
    static final StorageClass SHARED = SHOP.storageClass("shared");
    static final Port HTTP = Port.http(8080);
    static final Port JDWP = Port.tcp("jdwp", 5005);
    static final Port METRICS = Port.http("metrics", 9090);
    static final Port LEDGER_PORT = Port.tcp("ledger", 7443);

    public static final Setting<Count> MINIMUM = Setting.count("api.minimum", 2)
            .between(1, 20)
            .describedAs("How many pods there are at least, before they are spread over zones.");
    public static final Setting<Count> ZONES = Setting.count("zones", 1).between(1, 3);
    public static final Setting<Count> MAX_BODY = Setting.count("api.maxBody", 1_048_576);
    public static final Setting<Text> RELEASE = Setting.text("release", "1.4.2").holding(Characters.DNS_NAME);
    public static final Setting<Text> BANNER = Setting.text("api.banner", "welcome");
    public static final Setting<Text> LICENCE =
            Setting.text("api.licence", "none").optional();
    public static final Setting<Texts> ORIGINS = Setting.texts("api.origins", "https://shop.example.com");
    public static final Setting<Texts> FEATURES = Setting.texts("api.features");
    public static final Setting<Memory> HEAP = Setting.memory("api.heap", Memory.mib(256));
    public static final Setting<Cpu> SHARE = Setting.cpu("api.share", Cpu.millis(125));
    public static final Setting<Span> PERIOD = Setting.span("api.period", Span.seconds(10));
    public static final Setting<Host> HOST = Setting.host("api.host", Host.named("api.example.com"));
    public static final Setting<Cidr> LEDGER_BLOCK = Setting.cidr("ledger.addresses", Cidr.parse("198.51.100.0/24"));
    public static final Setting<Count> MAXIMUM = Setting.count("api.maximum", 8).between(1, 1_000);
    public static final Setting<Percent> UTILIZATION =
            Setting.percent("api.utilization", 70).between(10, 200);
    public static final Setting<Span> COOLDOWN = Setting.span("api.cooldown", Span.minutes(1));
    public static final Toggle SCALED = Setting.toggle("api.scaled");
    public static final Toggle METRICS_ON = Setting.toggle("metrics.enabled").describedAs("Opens the metrics port.");
    public static final Toggle DEBUG = Setting.toggle("debug");
    public static final Toggle STRICT = Setting.toggle("strict").onByDefault();
    public static final Choice<LogLevel> LOG = Setting.choice("logLevel", LogLevel.INFO);

    public static final Environment DEV =
            Environment.named("dev").with(MINIMUM, Count.of(1)).on(DEBUG).with(LOG, LogLevel.DEBUG);
    public static final Environment STAGING = Environment.named("staging").on(METRICS_ON);
    public static final Environment PROD = Environment.named("prod")
            .with(MINIMUM, Count.of(3))
            .with(ZONES, Count.of(3))
            .with(HOST, Host.named("shop.example.com"))
            .with(LEDGER_BLOCK, Cidr.parse("fd00:0:0:1::/64"))
            .with(ORIGINS, Texts.of("https://shop.example.com", "https://www.example.com"))
            .with(FEATURES, Texts.of("search", "wishlist"))
            .with(LICENCE, Text.of("gold"))
            .on(SCALED)
            .on(METRICS_ON);

    @Override
    public void define(PlatformDraft p) {
        boolean metrics = p.get(METRICS_ON);
        p.config(CONFIG, c -> c.entry("features", p.get(FEATURES).join(","))
                .entry("greeting", Text.of("\"", p.get(BANNER), "\" # {{ not a template }}"))
                .file("banner.txt", f -> f.line(p.get(BANNER)).line("and more"))
                .file("application.properties", f -> {
                    f.line("# written for {{ everybody }}");
                    f.line("server.port=", HTTP.number());
                    f.line("server.max-body=", p.get(MAX_BODY));
                    f.line(
                            "pool.size=",
                            p.get(MINIMUM).times(5).plus(p.get(ZONES)).padded(4));
                    if (p.get(DEBUG)) {
                        f.line("log.level=DEBUG");
                        f.line("  log.sql=true  ");
                    } else {
                        f.line("log.level=", p.get(LOG).toString());
                    }
                    f.line("");
                    p.each(ORIGINS, origin -> {
                        f.line("cors.allow=", origin);
                        f.line("cors.credentials=true");
                    });
                    if (metrics && !p.get(DEBUG)) {
                        f.line("metrics.path=/metrics");
                    }
                    if (p.when(LICENCE.isPresent())) {
                        f.line("licence=", p.get(LICENCE));
                    }
                    f.line(p.get(BANNER));
                }));
        p.storageClass(SHARED, "nfs.csi.k8s.io", s -> s.parameter("share", Text.of("/exports/", p.get(BANNER)))
                .expandable());
        p.claim(FILES, Storage.gib(2).times(p.get(ZONES)), c -> c.storageClass(SHARED)
                .accessMode(AccessMode.READ_WRITE_MANY));
        p.externalSecret(CACHE, SecretStore.existingClusterStore("vault"), s -> {
            s.key(
                    "password",
                    RemoteKey.of(Text.of(p.get(LOG).toString(), "/", p.get(BANNER)))
                            .property("password"));
            s.file("auth.conf", f -> f.line("# {{ everybody }} ", p.get(MAX_BODY))
                    .line("requirepass ", CACHE.key("password")));
            s.refreshEvery(p.get(PERIOD).times(6));
            if (p.get(DEBUG)) {
                s.entry("url", "redis://:", CACHE.key("password"), "@cache:", 6379);
            }
        });
        p.door(IngressDoor.nginx(Peer.namespace("ingress-nginx")));
        p.expose(SHOP.exposure("public"), p.get(HOST), e -> {
            e.path("/", API, HTTP)
                    .timeout(p.get(PERIOD).plus(Span.minutes(1)))
                    .tls(SHOP.existingIssuer("internal"), c -> c.duration(Span.hours(2_400)));
            if (metrics) {
                e.pathExactly("/metrics", API, METRICS);
            }
        });
        p.job(MIGRATION, Image.parse("registry.example.com/shop/api:1.4.2"), j -> j.revision(p.get(RELEASE))
                .resources(r -> r.cpu(p.get(SHARE).plus(Cpu.cores(1))).memory(Memory.mib(64))));
        p.external(LEDGER, Host.named("ledger.example.com"), e -> e.port(LEDGER_PORT, PortNumber.of(443))
                .at(Peer.block(p.get(LEDGER_BLOCK))));
        p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> {
            d.after(MIGRATION);
            if (p.get(STRICT)) {
                d.waitsWith(
                        Image.parse("registry.k8s.io/kubectl:v1.34.2"),
                        w -> w.timeout(p.get(COOLDOWN).plus(Span.seconds(30))));
            }
            d.connectsTo(LEDGER, LEDGER_PORT)
                    .env("LEDGER", Text.of("https://", p.hostOf(LEDGER), ":", p.portOf(LEDGER, LEDGER_PORT)));
            d.port(HTTP)
                    .env("DB_PASSWORD", DB.key("password"))
                    .env("JAVA_OPTS", Text.of("-Xmx", p.get(HEAP).times(2)))
                    .env("VERSION", "1.10")
                    .env("MOTTO", "yes")
                    .env("SELF", Text.of("http://", p.hostOf(API), ":", p.portOf(API, HTTP), "/"))
                    .spreadOver(Topology.ZONE, s -> s.maxSkew(p.get(ZONES)))
                    .apart(Topology.NODE, Need.preferred(50))
                    .service(s -> s.sessionAffinity(p.get(PERIOD)).annotation("example.com/banner", p.get(BANNER)))
                    .env("LOG_LEVEL", p.get(LOG).toString())
                    .env("STRICT", String.valueOf(p.get(STRICT)))
                    .annotation(
                            "checksum/banner",
                            Text.of(p.get(BANNER), "/", p.get(MAX_BODY)).checksum())
                    .mount("/etc/api", CONFIG)
                    .mount("/etc/cache", CACHE, f -> f.mode(0440))
                    .mount("/files", FILES)
                    .mountFile("/srv/greeting", CONFIG.key("greeting"))
                    .projected("identity", v -> v.mountedAt("/run/identity")
                            .serviceAccountToken("token", t -> t.audience(p.get(BANNER))
                                    .expiresAfter(p.get(COOLDOWN).plus(Span.minutes(10)))))
                    .writable("/tmp")
                    .rollingUpdate(u -> u.maxSurge(Percent.of(25)))
                    .readiness(
                            Probe.httpGet("/ready", HTTP).period(p.get(PERIOD).times(2)))
                    .resources(r -> r.cpu(Cpu.cores(1).plus(p.get(SHARE)))
                            .memory(p.get(HEAP).plus(Memory.gib(1))));
            Count pods = p.get(MINIMUM).atLeast(2).times(p.get(ZONES));
            if (p.get(SCALED)) {
                d.horizontalScaling(h -> h.between(pods, p.get(MAXIMUM).plus(pods))
                        .cpu(p.get(UTILIZATION))
                        .pods(
                                Metric.named("http_requests_per_second"),
                                p.get(MAXIMUM).times(10))
                        .scaleDown(
                                b -> b.stabilization(p.get(COOLDOWN).times(3)).pods(Count.of(1), p.get(COOLDOWN))));
                d.disruptions(b -> b.maxUnavailable(Percent.of(25)));
            } else {
                d.replicas(pods);
            }
            List<Text> args = new ArrayList<>(List.of(Text.of("serve")));
            p.each(ORIGINS, origin -> {
                args.add(Text.of("--origin"));
                args.add(origin);
            });
            if (!p.when(FEATURES.isEmpty())) {
                args.add(Text.of("--features=", p.get(FEATURES).join("+")));
            }
            d.args(args.toArray(Text[]::new));
            d.mount("/etc/prometheus", PROMETHEUS_FILES);
            if (metrics) {
                d.scrape(
                        METRICS,
                        s -> s.every(p.get(PERIOD)).timeout(Span.seconds(1)).requests("requests_seconds"));
                d.port(METRICS);
                d.env("METRICS", "on");
                if (p.get(STRICT) && p.get(LOG) != LogLevel.WARN) {
                    d.label("example.com/audit", "strict");
                }
            }
            if (p.get(DEBUG)) {
                d.development(v -> v.debugPort(JDWP).env("MOTTO", "no").relaxedProbes());
            }
            if (p.when(MINIMUM.isAtLeast(3))) {
                d.annotation("example.com/quorum", "yes");
            }
            if (p.when(HEAP.isAtLeast(Memory.gib(1)))) {
                d.env("GC", "zgc");
            }
        });
        p.monitoring(API, Scraping.configuration(PROMETHEUS_FILES), m -> m.every(
                        p.get(PERIOD).plus(Span.minutes(1)))
                .externalLabel("cluster", "shop")
                .target("node", "node.example.com:9100")
                .dashboards(SHOP.config("dashboards")));
        p.alert("Banner", PromQl.of("requests_total > ", p.get(MAX_BODY)), a -> a.lasting(p.get(PERIOD))
                .summary(Text.of(p.get(BANNER), " {{ $value }}")));
    }
}
