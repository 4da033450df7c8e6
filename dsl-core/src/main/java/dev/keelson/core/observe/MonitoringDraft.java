package dev.keelson.core.observe;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Names;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The words inside {@code p.monitoring(collector, scraping, m -> …)}: what else is to be known of those who gather the
 * platform's metrics.
 *
 * @since 0.1.0
 */
public final class MonitoringDraft extends Draft {
    private final Party collector;
    private final Scraping scraping;
    private final Slot<Span> every = slot("every");
    private final Items<ClusterMetrics> collected = items("collects");
    private final Entries<String, Text> labels = entries("labels", "label");
    private final Entries<String, Text> externalLabels = entries("externalLabels", "externalLabel");
    private final Entries<String, Text> targets = entries("targets", "target");
    private final Slot<ConfigRef> dashboards = slot("dashboards");

    /** A draft for that collector. */
    public MonitoringDraft(Scope scope, Party collector, Scraping scraping) {
        super(scope);
        this.collector = collector;
        this.scraping = scraping;
    }

    /**
     * How often components are asked that do not say it themselves: {@code global.scrape_interval}, {@code interval} of
     * each ServiceMonitor. Default: 30 s in a configuration, else what that Prometheus has. Annotations cannot say it.
     *
     * <p>Finding: {@code monitoring-word-lost}.
     */
    public MonitoringDraft every(Duration span) {
        return every(Span.of(span));
    }

    /**
     * How often components are asked that do not say it themselves: {@code global.scrape_interval}, {@code interval} of
     * each ServiceMonitor. Default: 30 s in a configuration, else what that Prometheus has. Annotations cannot say it.
     *
     * <p>Finding: {@code monitoring-word-lost}.
     */
    public MonitoringDraft every(Span span) {
        every.set(span);
        return this;
    }

    /**
     * Says that the same Prometheus gathers metrics about the cluster too. Alerts and panels that need them are written
     * only then.
     */
    public MonitoringDraft collects(ClusterMetrics metrics) {
        collected.add(metrics);
        return this;
    }

    /**
     * Gives each ServiceMonitor and PrometheusRule a label, by which a Prometheus of the operator selects them.
     *
     * <p>Finding: {@code monitoring-word-lost}.
     */
    public MonitoringDraft label(String key, String value) {
        return label(key, Text.of(value));
    }

    /**
     * Gives each ServiceMonitor and PrometheusRule a label, by which a Prometheus of the operator selects them.
     *
     * <p>Finding: {@code monitoring-word-lost}.
     */
    public MonitoringDraft label(String key, Text value) {
        labels.put(key, value);
        return this;
    }

    /**
     * Gives all series a label when they leave Prometheus, {@code global.external_labels} of a configuration.
     *
     * <p>Findings: {@code invalid-prometheus-name}, {@code monitoring-word-lost}.
     */
    public MonitoringDraft externalLabel(String key, String value) {
        return externalLabel(key, Text.of(value));
    }

    /**
     * Gives all series a label when they leave Prometheus, {@code global.external_labels} of a configuration.
     *
     * <p>Findings: {@code invalid-prometheus-name}, {@code monitoring-word-lost}.
     */
    public MonitoringDraft externalLabel(String key, Text value) {
        externalLabels.put(key, value);
        return this;
    }

    /**
     * Asks an address besides the components, {@code scrape_configs[].static_configs} of a configuration. A collector that
     * is a component says {@code connectsTo} for it.
     *
     * <p>Finding: {@code monitoring-word-lost}.
     *
     * @param job the label {@code job} of its series
     * @param address host and port, {@code kube-state-metrics.kube-system.svc:8080}
     */
    public MonitoringDraft target(String job, String address) {
        return target(job, Text.of(address));
    }

    /**
     * Asks an address besides the components, {@code scrape_configs[].static_configs} of a configuration. A collector that
     * is a component says {@code connectsTo} for it.
     *
     * <p>Finding: {@code monitoring-word-lost}.
     *
     * @param job the label {@code job} of its series
     * @param address host and port, {@code kube-state-metrics.kube-system.svc:8080}
     */
    public MonitoringDraft target(String job, Text address) {
        targets.put(job, address);
        return this;
    }

    /**
     * Writes a dashboard with a row for each component into that config map, {@code <platform>.json}, with the label
     * {@code grafana_dashboard: "1"} by which Grafana's usual sidecar finds it. A Grafana of the platform mounts it.
     */
    public MonitoringDraft dashboards(ConfigRef config) {
        dashboards.set(config);
        return this;
    }

    /** {@return who gathers the metrics and how, the scalars final} */
    public Monitoring build() {
        if (scraping instanceof Scraping.Configuration) {
            every.orElse(Span.seconds(30), "30s");
        }
        labels.get().forEach((key, placed) -> Names.labelKey(key, placed.origin())
                .forEach(defect -> scope().run().problems().add(defect, labels.path(key))));
        return new Monitoring(
                collector,
                scraping,
                Slot.bind(every, ValueType.SPAN, Bounds.fromSeconds(1)),
                collected.get().stream().map(Placed::value).distinct().toList(),
                bound(labels, Characters.LABEL_VALUE),
                bound(externalLabels, Characters.LABEL_VALUE),
                bound(targets, Characters.HOST_AND_PORT),
                dashboards.value(),
                scope().path(),
                scope().origin());
    }

    private Map<String, Text> bound(Entries<String, Text> entries, Characters characters) {
        Map<String, Text> bound = new LinkedHashMap<>();
        entries.get()
                .forEach((key, placed) -> bound.put(
                        key,
                        scope().bind(
                                        entries.path(key),
                                        placed.value(),
                                        ValueType.TEXT,
                                        Bounds.of(characters),
                                        placed.origin())));
        return bound;
    }
}
