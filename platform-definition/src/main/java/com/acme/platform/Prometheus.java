package com.acme.platform;

import static com.acme.platform.ProductPlatform.MONITORING;
import static com.acme.platform.ProductPlatform.PRODUCT;

import dev.keelson.core.container.Probe;
import dev.keelson.core.observe.ClusterMetrics;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.observe.alert.AlertSeverity;
import dev.keelson.core.observe.alert.PromQl;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import java.time.Duration;

/**
 * Gathers what the components measure. Whom it asks, and most of what it warns of, follows from what they declare. Its
 * alerts are seen here; an Alertmanager that wakes somebody is not part of the platform.
 */
final class Prometheus {
    static final Component PROMETHEUS = MONITORING.component("prometheus");
    static final Port HTTP = Port.http(9090);

    static final Toggle ENABLED = Setting.toggle("monitoring.enabled")
            .onByDefault()
            .describedAs("Runs Prometheus and Grafana, which watch the platform.");

    static final Setting<Storage> STORAGE = Setting.storage("prometheus.claims.data.size", Storage.gib(20));

    /** What tells of replicas, restarts and runs of jobs; every cluster of ours brings it. */
    private static final Peer KUBE_STATE_METRICS =
            Peer.namespace("kube-system").label("app.kubernetes.io/name", "kube-state-metrics");

    private static final ConfigRef CONFIG = MONITORING.config("prometheus-config");

    private Prometheus() {}

    static void define(PlatformDraft p) {
        p.monitoring(PROMETHEUS, Scraping.configuration(CONFIG), m -> m.every(Duration.ofSeconds(30))
                .collects(ClusterMetrics.KUBE_STATE)
                .target("kube-state-metrics", "kube-state-metrics.kube-system.svc:8080")
                .externalLabel("platform", "product")
                .dashboards(Grafana.DASHBOARDS));

        p.alert(
                "ApiErrors",
                PromQl.of(
                        "sum(rate(http_server_requests_seconds_count{namespace=\"",
                        p.nameOf(PRODUCT),
                        "\",status=~\"5..\"}[5m])) / sum(rate(http_server_requests_seconds_count{namespace=\"",
                        p.nameOf(PRODUCT),
                        "\"}[5m])) > 0.01"),
                a -> a.lasting(Duration.ofMinutes(5))
                        .severity(AlertSeverity.CRITICAL)
                        .summary("More than one in a hundred requests to the API fails."));

        p.statefulSet(PROMETHEUS, Image.parse("quay.io/prometheus/prometheus:v3.5.0"), s -> {
            s.port(HTTP)
                    .user(65534)
                    .priority(Foundation.SERVICE)
                    .claim("data", p.get(STORAGE), c -> c.mountedAt("/prometheus")
                            .storageClass(Foundation.FAST_DISK))
                    .mount("/etc/prometheus", CONFIG)
                    .connectsTo(KUBE_STATE_METRICS, Port.http(8080))
                    .args(
                            "--config.file=/etc/prometheus/prometheus.yml",
                            "--storage.tsdb.path=/prometheus",
                            "--storage.tsdb.retention.time=15d")
                    // After a crash the log of the last two hours is read again.
                    .startup(Probe.httpGet("/-/ready", HTTP)
                            .period(Duration.ofSeconds(10))
                            .failureThreshold(60))
                    .readiness(Probe.httpGet("/-/ready", HTTP))
                    .liveness(Probe.httpGet("/-/healthy", HTTP)
                            .period(Duration.ofSeconds(15))
                            .timeout(Duration.ofSeconds(5))
                            .failureThreshold(6))
                    .terminationGrace(Duration.ofMinutes(5))
                    .resources(r -> r.cpu(Cpu.millis(250)).memory(Memory.gib(2)));
            if (p.get(Environments.PRODUCTION)) {
                s.accept(
                        "single-replica",
                        "a gap of a minute while it is replaced is worth no second copy of all series");
            }
        });
    }
}
