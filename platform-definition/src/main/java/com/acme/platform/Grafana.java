package com.acme.platform;

import static com.acme.platform.ProductPlatform.MONITORING;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import java.time.Duration;

/** Shows what Prometheus gathers. All it shows is written here, so that it keeps nothing of its own. */
final class Grafana {
    static final Component GRAFANA = MONITORING.component("grafana");
    static final Port HTTP = Port.http(3000);
    static final ConfigRef DASHBOARDS = MONITORING.config("grafana-dashboards");

    static final Setting<Host> HOST = Setting.host("grafana.host", Host.named("grafana.example.com"));

    /** Keys: {@code username}, {@code password}. */
    private static final SecretRef ADMIN = MONITORING.secret("grafana-admin");

    private static final ConfigRef SOURCES = MONITORING.config("grafana-sources");
    private static final ConfigRef PROVIDERS = MONITORING.config("grafana-providers");

    private Grafana() {}

    static void define(PlatformDraft p) {
        p.externalSecret(ADMIN, Foundation.VAULT, s -> s.key(
                        "username", Foundation.remote(p, "grafana").property("username"))
                .key("password", Foundation.remote(p, "grafana").property("password")));
        p.config(
                SOURCES,
                c -> c.file("prometheus.yaml", f -> f.line("apiVersion: 1")
                        .line("datasources:")
                        .line("  - name: Prometheus")
                        .line("    type: prometheus")
                        .line("    uid: prometheus")
                        .line("    access: proxy")
                        .line(
                                "    url: http://",
                                p.hostOf(Prometheus.PROMETHEUS),
                                ":",
                                p.portOf(Prometheus.PROMETHEUS, Prometheus.HTTP))
                        .line("    isDefault: true")));
        p.config(
                PROVIDERS,
                c -> c.file("platform.yaml", f -> f.line("apiVersion: 1")
                        .line("providers:")
                        .line("  - name: platform")
                        .line("    type: file")
                        .line("    options:")
                        .line("      path: /etc/grafana/dashboards")));

        p.deployment(GRAFANA, Image.parse("docker.io/grafana/grafana:12.0.2"), d -> {
            d.port(HTTP)
                    .user(472)
                    .priority(Foundation.SERVICE)
                    .writable("/var/lib/grafana", "/tmp")
                    .mount("/etc/grafana/provisioning/datasources", SOURCES)
                    .mount("/etc/grafana/provisioning/dashboards", PROVIDERS)
                    .mount("/etc/grafana/dashboards", DASHBOARDS)
                    .env("GF_SECURITY_ADMIN_USER", ADMIN.key("username"))
                    .env("GF_SECURITY_ADMIN_PASSWORD", ADMIN.key("password"))
                    .env("GF_SERVER_ROOT_URL", Text.of("https://", p.get(HOST)))
                    .env("GF_ANALYTICS_REPORTING_ENABLED", "false")
                    .env("GF_ANALYTICS_CHECK_FOR_UPDATES", "false")
                    .connectsTo(Prometheus.PROMETHEUS, Prometheus.HTTP)
                    .startup(Probe.httpGet("/api/health", HTTP)
                            .period(Duration.ofSeconds(5))
                            .failureThreshold(24))
                    .readiness(Probe.httpGet("/api/health", HTTP).timeout(Duration.ofSeconds(3)))
                    .liveness(Probe.tcp(HTTP).period(Duration.ofSeconds(20)).failureThreshold(6))
                    .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(256)));
            if (p.get(Environments.PRODUCTION)) {
                d.accept("single-replica", "nobody but us looks at it, and it starts in seconds");
            }
        });
        p.expose(MONITORING.exposure("grafana"), p.get(HOST), e -> e.path("/", GRAFANA, HTTP)
                .tls(Foundation.LETS_ENCRYPT));
    }
}
