package dev.keelson.core.observe;

import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who gathers the platform's metrics, and how.
 *
 * @param collector who asks for them
 * @param scraping how it learns what to ask
 * @param every how often it asks where a component does not say, null for as often as it does by default
 * @param collected which metrics of the cluster it gathers too
 * @param labels what the operator's objects carry, so that a Prometheus selects them
 * @param externalLabels what all series carry when they leave Prometheus
 * @param targets what Prometheus asks besides the components, addresses by job
 * @param dashboards the config map of the dashboard, null for none
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Monitoring(
        Party collector,
        Scraping scraping,
        @Nullable Span every,
        List<ClusterMetrics> collected,
        Map<String, Text> labels,
        Map<String, Text> externalLabels,
        Map<String, Text> targets,
        @Nullable ConfigRef dashboards,
        ModelPath path,
        Origin origin) {

    /** Keeps collections in order and from changing. */
    public Monitoring {
        collected = List.copyOf(collected);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        externalLabels = Collections.unmodifiableMap(new LinkedHashMap<>(externalLabels));
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /** {@return whether it gathers those too} */
    public boolean collects(ClusterMetrics metrics) {
        return collected.contains(metrics);
    }

    /** {@return the config maps that it fills} */
    public List<ConfigRef> configs() {
        List<ConfigRef> configs = new ArrayList<>();
        if (scraping instanceof Scraping.Configuration configuration) {
            configs.add(configuration.config());
        }
        if (dashboards != null) {
            configs.add(dashboards);
        }
        return configs;
    }
}
