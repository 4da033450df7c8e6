package dev.keelson.core.observe;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.Objects;

/**
 * The words inside {@code scrape(port, s -> …)}: how a component is asked for its metrics. What becomes of them depends on
 * the platform's {@code monitoring}: fields of a ServiceMonitor, annotations of the pods, or lines of
 * {@code prometheus.yml}.
 *
 * @since 0.1.0
 */
public final class ScrapeDraft extends Draft {
    private static final String METRICS = "/metrics";

    private final Port port;
    private final Slot<Text> path = slot("path");
    private final Slot<Span> every = slot("every");
    private final Slot<Span> timeout = slot("timeout");
    private final Slot<String> requests = slot("requests");

    ScrapeDraft(Scope scope, Port port) {
        super(scope);
        this.port = port;
    }

    /** Where on the port metrics are, {@code path}. Default: {@code /metrics}. Finding: {@code out-of-bounds}. */
    public ScrapeDraft path(String httpPath) {
        return path(Text.of(httpPath));
    }

    /** Where on the port metrics are, {@code path}. Default: {@code /metrics}. Finding: {@code out-of-bounds}. */
    public ScrapeDraft path(Text httpPath) {
        path.set(httpPath);
        return this;
    }

    /**
     * How often each pod is asked, {@code interval}. By default as often as the platform's {@code monitoring} says.
     *
     * <p>Findings: {@code slow-scrape}, {@code monitoring-word-lost}.
     */
    public ScrapeDraft every(Duration span) {
        return every(Span.of(span));
    }

    /**
     * How often each pod is asked, {@code interval}. By default as often as the platform's {@code monitoring} says.
     *
     * <p>Findings: {@code slow-scrape}, {@code monitoring-word-lost}.
     */
    public ScrapeDraft every(Span span) {
        every.set(span);
        return this;
    }

    /**
     * How long an answer may take, {@code scrapeTimeout}. By default as Prometheus has it, 10 s or the interval if that
     * is shorter.
     *
     * <p>Findings: {@code slow-scrape}, {@code monitoring-word-lost}.
     */
    public ScrapeDraft timeout(Duration span) {
        return timeout(Span.of(span));
    }

    /**
     * How long an answer may take, {@code scrapeTimeout}. By default as Prometheus has it, 10 s or the interval if that
     * is shorter.
     *
     * <p>Findings: {@code slow-scrape}, {@code monitoring-word-lost}.
     */
    public ScrapeDraft timeout(Span span) {
        timeout.set(span);
        return this;
    }

    /**
     * The histogram or summary in which the component counts its requests, {@code http_server_requests_seconds}: the
     * dashboard then shows their rate and how long they take.
     *
     * <p>Finding: {@code invalid-prometheus-name}.
     *
     * @param metric its name without {@code _count}, {@code _sum} or {@code _bucket}
     */
    public ScrapeDraft requests(String metric) {
        requests.set(metric);
        return this;
    }

    Port port() {
        return port;
    }

    Scrape build(Component component) {
        return new Scrape(
                component,
                port,
                Objects.requireNonNull(
                        Slot.bind(
                                path.orElse(Text.of(METRICS), METRICS),
                                ValueType.TEXT,
                                Bounds.of(Characters.METRICS_PATH)),
                        "the library has a default"),
                Slot.bind(every, ValueType.SPAN, Bounds.fromSeconds(1)),
                Slot.bind(timeout, ValueType.SPAN, Bounds.fromSeconds(1)),
                requests.value(),
                scope().path(),
                scope().origin());
    }
}
