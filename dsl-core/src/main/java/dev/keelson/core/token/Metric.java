package dev.keelson.core.token;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A figure that a metrics adapter of the cluster measures, such as requests per second or the length of a queue. The
 * adapter is asked for it by its name and, where one name stands for several series, by their labels.
 *
 * @since 0.1.0
 */
public final class Metric extends Token {
    private final String name;
    private final Map<String, String> labels;

    private Metric(String name, Map<String, String> labels, Origin origin, List<Defect> defects) {
        super(origin, defects);
        this.name = name;
        this.labels = new TreeMap<>(labels);
    }

    /** {@return the metric of that name, {@code http_requests_per_second}} Finding: {@code invalid-name}. */
    public static Metric named(String name) {
        Origin here = Origin.here();
        return new Metric(name, Map.of(), here, Names.metric(name, here));
    }

    /** {@return only those of its series that carry the label too} Finding: {@code invalid-label}. */
    public Metric label(String key, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(key, value);
        Origin here = Origin.here();
        List<Defect> wrong = new ArrayList<>(defects());
        wrong.addAll(Names.labelKey(key, here));
        wrong.addAll(Names.labelValue(value, here));
        return new Metric(name, more, origin(), wrong);
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return the labels that its series carry, sorted} */
    public Map<String, String> labels() {
        return new TreeMap<>(labels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metric metric && name.equals(metric.name) && labels.equals(metric.labels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, labels);
    }

    /** {@return name and labels, {@code queue_length/queue:orders}; without labels the name alone} */
    @Override
    public String toString() {
        return labels.isEmpty()
                ? name
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + ":" + label.getValue())
                        .collect(Collectors.joining("/", name + "/", ""));
    }
}
