package dev.keelson.helm.dependency;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a chart says of one that it brings along.
 *
 * @param chart which one
 * @param condition the path of the toggle that installs it, null for always
 * @param tags its tags
 * @param bundled the archive that is in the chart, null where it is fetched
 * @param values what it is given
 * @param switches the values among them that are on or off
 * @param path the model path of its words
 * @param origin the line that said it
 * @since 0.1.0
 */
public record DependencyFacts(
        Dependency chart,
        @Nullable String condition,
        List<String> tags,
        @Nullable BundledChart bundled,
        List<PassedValue> values,
        Map<String, Boolean> switches,
        ModelPath path,
        Origin origin) {

    /** Keeps lists from changing. */
    public DependencyFacts {
        tags = List.copyOf(tags);
        values = List.copyOf(values);
        switches = new LinkedHashMap<>(switches);
    }

    /**
     * A value that it is given.
     *
     * @param path its path in the chart's values
     * @param arrives whether what is set there is what the dependency is given
     * @param origin the line that said it
     */
    public record PassedValue(ModelPath path, boolean arrives, Origin origin) {}

    /** {@return its entry in {@code Chart.yaml}, fields in the order of Helm's own} */
    public Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", chart.name());
        entry.put("version", chart.range().toString());
        entry.put("repository", chart.repository().toString());
        if (condition != null) {
            entry.put("condition", condition);
        }
        if (!tags.isEmpty()) {
            entry.put("tags", tags);
        }
        if (!chart.key().equals(chart.name())) {
            entry.put("alias", chart.key());
        }
        return entry;
    }
}
