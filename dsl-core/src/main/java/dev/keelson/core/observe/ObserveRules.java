package dev.keelson.core.observe;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with metrics, those who gather them, and alerts.
 *
 * @since 0.1.0
 */
public final class ObserveRules {
    /** Metrics that nobody gathers. */
    public static final Rule NOBODY_SCRAPES = Rule.warning(
            "nobody-scrapes", "A component offers metrics, and the platform does not say who gathers them.");

    /** A timeout longer than the interval, which Prometheus refuses. */
    public static final Rule SLOW_SCRAPE =
            Rule.error("slow-scrape", "A scrape may take longer than the interval between two of them.");

    /** A word that the chosen way to tell Prometheus has no place for. */
    public static final Rule WORD_LOST = Rule.warning(
            "monitoring-word-lost", "A word is said that has no place in the way in which Prometheus is told.");

    /** A second endpoint, where annotations name one. */
    public static final Rule ONE_ANNOTATED = Rule.error(
            "second-annotated-scrape", "A component has several scrape endpoints, and annotations name one only.");

    /** A ServiceMonitor for a component without a service. */
    public static final Rule WITHOUT_SERVICE = Rule.error(
            "scrape-without-service", "A component is to be found by its service, and has none that offers the port.");

    /** An alert that nobody evaluates. */
    public static final Rule UNHEARD_ALERT = Rule.warning(
            "unheard-alert", "An alert is said that is written nowhere, because nobody would evaluate it.");

    /** A name that needs quotes in queries. */
    public static final Rule INVALID_NAME = Rule.warning(
            "invalid-prometheus-name", "The name of a metric or of a label is not of the form Prometheus asks.");

    /** A monitor that finds nothing. */
    public static final Rule MONITOR_WITHOUT_TARGET = Rule.warning(
            "monitor-without-target", "A ServiceMonitor or PodMonitor selects nothing that the platform has.");

    /** A monitor that names a port which what it selects does not have. */
    public static final Rule MONITOR_PORT = Rule.error(
            "monitor-port", "A ServiceMonitor or PodMonitor names a port that what it selects does not have.");

    private ObserveRules() {}
}
