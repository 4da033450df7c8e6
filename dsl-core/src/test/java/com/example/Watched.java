package com.example;

import dev.keelson.core.container.Probe;
import dev.keelson.core.observe.ClusterMetrics;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.observe.alert.AlertSeverity;
import dev.keelson.core.observe.alert.PromQl;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Storage;
import dev.keelson.core.workload.Schedule;
import dev.keelson.core.workload.words.WorkloadDraft;
import java.time.Duration;

/** A platform that is watched, in each of the ways in which a Prometheus learns what to ask. */
public record Watched(By by) implements Definition {
    /** Who gathers the metrics, and how. */
    public enum By {
        MONITORS,
        ANNOTATIONS,
        FILES
    }

    public static final Namespace SHOP = Namespace.named("shop");
    public static final Namespace WATCH = Namespace.named("watch");
    public static final Component API = SHOP.component("api");
    public static final Component DB = SHOP.component("db");
    public static final Component BACKUP = SHOP.component("backup");
    public static final Component PROMETHEUS = WATCH.component("prometheus");
    public static final Port HTTP = Port.http(8080);
    public static final Port METRICS = Port.http("metrics", 9090);
    public static final Port EXPORTER = Port.http("exporter", 9187);
    public static final Port WEB = Port.http("web", 9091);
    public static final ConfigRef FILES = WATCH.config("prometheus-files");
    public static final ConfigRef DASHBOARDS = WATCH.config("dashboards");
    public static final Peer STACK = Peer.namespace("monitoring").label("app.kubernetes.io/name", "prometheus");
    public static final Setting<Count> ERRORS =
            Setting.count("alerts.errors", 5).between(1, 100);

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public void define(PlatformDraft p) {
        p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> sized(d).port(HTTP)
                .port(METRICS)
                .horizontalScaling(h -> h.between(2, 6).cpu(Percent.of(70)))
                .disruptions(b -> b.maxUnavailable(1))
                .readiness(Probe.httpGet("/ready", HTTP))
                .scrape(METRICS, s -> s.path("/actuator/prometheus").requests("http_server_requests_seconds")));
        p.statefulSet(DB, Image.parse("postgres:17.6"), d -> sized(d).port(EXPORTER)
                .readiness(Probe.tcp(EXPORTER))
                .claim("data", Storage.gib(10), c -> c.mountedAt("/data"))
                .scrape(EXPORTER, s -> {}));
        p.cronJob(BACKUP, Image.parse("registry.example.com/shop/backup:1"), c -> sized(c).schedule(
                        Schedule.cron("30 2 * * *"))
                .activeDeadline(Duration.ofMinutes(90)));
        switch (by) {
            case MONITORS ->
                p.monitoring(STACK, Scraping.serviceMonitors(), m -> m.label("release", "stack")
                        .every(Duration.ofSeconds(20))
                        .collects(ClusterMetrics.KUBE_STATE)
                        .collects(ClusterMetrics.KUBELET));
            case ANNOTATIONS -> p.monitoring(STACK, Scraping.annotations(), m -> {});
            case FILES -> {
                p.deployment(PROMETHEUS, Image.parse("prom/prometheus:v3.5.0"), d -> sized(d).port(WEB)
                        .readiness(Probe.httpGet("/-/ready", WEB))
                        .scrape(WEB, s -> s.every(Duration.ofMinutes(1)).timeout(Duration.ofSeconds(5)))
                        .mount("/etc/prometheus", FILES));
                p.monitoring(PROMETHEUS, Scraping.configuration(FILES), m -> m.collects(ClusterMetrics.KUBE_STATE)
                        .collects(ClusterMetrics.KUBELET)
                        .externalLabel("cluster", "yes")
                        .target("node", "node.example.com:9100")
                        .dashboards(DASHBOARDS));
            }
        }
        if (by != By.ANNOTATIONS) {
            p.alert(
                    "Many errors: now",
                    PromQl.of("rate(errors_total{code=~\"5..\"}[5m]) > ", p.get(ERRORS)),
                    a -> a.lasting(Duration.ofMinutes(10))
                            .severity(AlertSeverity.CRITICAL)
                            .summary("{{ $value }} errors: \"too many\" # really")
                            .runbook("https://runbooks.example.com/errors"));
        }
    }

    private static <S extends WorkloadDraft<S>> S sized(S d) {
        return d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128)));
    }
}
