package dev.keelson.core.observe;

import dev.keelson.core.token.ConfigRef;

/**
 * How those who gather metrics learn what to ask.
 *
 * @since 0.1.0
 */
public sealed interface Scraping {

    /** {@return by a ServiceMonitor for each component, which Prometheus' operator reads; alerts are PrometheusRules} */
    static Scraping serviceMonitors() {
        return new ServiceMonitors();
    }

    /**
     * {@return by the annotations {@code prometheus.io/scrape}, {@code port} and {@code path} of the pods, which a
     * Prometheus with the usual discovery of pods reads} They know no alerts.
     */
    static Scraping annotations() {
        return new Annotations();
    }

    /**
     * {@return by a {@code prometheus.yml} that lists the components, with their alerts in {@code alerts.yml}} The pods of
     * a component are found by DNS, so that Prometheus needs no rights in the cluster.
     *
     * @param config the config map that holds both files; the platform fills it, Prometheus mounts it
     */
    static Scraping configuration(ConfigRef config) {
        return new Configuration(config);
    }

    /** By objects of Prometheus' operator. */
    record ServiceMonitors() implements Scraping {}

    /** By annotations of pods. */
    record Annotations() implements Scraping {}

    /**
     * By a configuration file.
     *
     * @param config the config map that holds it
     */
    record Configuration(ConfigRef config) implements Scraping {}
}
