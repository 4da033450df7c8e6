package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;

import dev.keelson.core.check.Yaml;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.observe.alert.PromQl;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import java.time.Duration;

/** Metrics that are offered, gathered and judged in ways that cannot work. */
final class Measurements {
    private static final Port METRICS = Port.http("metrics", 9100), ADMIN = Port.http("admin", 9200);
    private static final Component PROMETHEUS = SHOP.component("prometheus");
    private static final Peer STACK = Peer.namespace("monitoring").label("app.kubernetes.io/name", "prometheus");
    private static final ConfigRef FILES = SHOP.config("prometheus-files");

    private Measurements() {}

    static final class NobodyScrapes implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.scrape(HTTP, s -> s.path("/metrics"));
            });
            p.alert("TooSlow", PromQl.of("latency > 1"), a -> a.summary("The API is slow."));
        }
    }

    static final class Scrapes implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.monitoring(STACK, Scraping.serviceMonitors(), m -> m.every(Duration.ofSeconds(15))
                    .externalLabel("cluster", "shop")
                    .target("node", "node.example.com:9100"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.scrape(METRICS, s -> {});
                d.scrape(HTTP, s -> s.path("metrics").requests("http requests"));
                d.scrape(HTTP, s -> {});
            });
            p.deployment(WORKER, IMAGE, d -> {
                serving(d);
                d.service(s -> s.none());
                d.scrape(HTTP, s -> s.timeout(Duration.ofSeconds(20)));
            });
            p.alert("Too slow", PromQl.of("latency > 1"), a -> {});
        }
    }

    static final class AnnotatedScrapes implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.monitoring(STACK, Scraping.annotations(), m -> m.every(Duration.ofSeconds(15))
                    .label("release", "prometheus"));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.port(METRICS).port(ADMIN);
                d.scrape(METRICS, s -> s.every(Duration.ofSeconds(5)).timeout(Duration.ofSeconds(2)));
                d.scrape(ADMIN, s -> {});
            });
            p.alert("TooSlow", PromQl.of("latency > 1"), a -> {});
        }
    }

    static final class UndefinedCollector implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.monitoring(PROMETHEUS, Scraping.configuration(FILES), m -> m.externalLabel("my-cluster", "a")
                    .label("release", "prometheus"));
            p.config(FILES, c -> c.entry("prometheus.yml", "scrape_configs: []"));
            p.monitoring(STACK, Scraping.annotations(), m -> {});
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.mount("/etc/prometheus", FILES).scrape(HTTP, s -> {});
            });
        }
    }

    static final class MonitorsOfNothing implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.with(Yaml.raw("""
                    apiVersion: monitoring.coreos.com/v1
                    kind: ServiceMonitor
                    metadata: {name: web}
                    spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}
                    """));
            p.with(Yaml.raw("""
                    apiVersion: monitoring.coreos.com/v1
                    kind: ServiceMonitor
                    metadata: {name: api}
                    spec: {selector: {matchLabels: {app.kubernetes.io/name: api}}, endpoints: [{port: htp}]}
                    """));
            p.with(Yaml.raw("""
                    apiVersion: monitoring.coreos.com/v1
                    kind: PodMonitor
                    metadata: {name: pods}
                    spec: {selector: {matchLabels: {app.kubernetes.io/name: api}}, podMetricsEndpoints: [{port: metrics}]}
                    """));
        }
    }
}
