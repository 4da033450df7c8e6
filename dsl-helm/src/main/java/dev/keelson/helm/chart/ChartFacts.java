package dev.keelson.helm.chart;

import dev.keelson.core.token.Namespace;
import dev.keelson.helm.dependency.DependencyFacts;
import dev.keelson.helm.dependency.VersionRange;
import dev.keelson.helm.subchart.SubchartFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a definition says of the chart that it becomes.
 *
 * @param name its name, null for the platform's
 * @param description what it is, null for a sentence of Keelson's
 * @param appVersion the version of what it installs, null for the chart's
 * @param kubeVersion the versions of Kubernetes that it fits
 * @param home the page of the project
 * @param icon a picture
 * @param sources where the source is
 * @param keywords words by which it is found
 * @param maintainers who answers for it
 * @param annotations what tools read
 * @param releaseNamespace the namespace that a release is installed in, null for that of the first component
 * @param dependencies the charts of others
 * @param subcharts the components that are charts of their own
 * @since 0.1.0
 */
public record ChartFacts(
        @Nullable String name,
        @Nullable String description,
        @Nullable String appVersion,
        VersionRange kubeVersion,
        @Nullable String home,
        @Nullable String icon,
        List<String> sources,
        List<String> keywords,
        List<Maintainer> maintainers,
        Map<String, String> annotations,
        @Nullable Namespace releaseNamespace,
        List<DependencyFacts> dependencies,
        List<SubchartFacts> subcharts) {
    /** The first Kubernetes whose schemas Keelson compares manifests with, its pre-releases included. */
    static final VersionRange KUBERNETES = VersionRange.parse(">=1.34.0-0");

    /** A chart of which nothing is said. */
    static final ChartFacts NOTHING = new ChartFacts(
            null,
            null,
            null,
            KUBERNETES,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            null,
            List.of(),
            List.of());

    /** Keeps lists from changing. */
    public ChartFacts {
        sources = List.copyOf(sources);
        keywords = List.copyOf(keywords);
        maintainers = List.copyOf(maintainers);
        annotations = new LinkedHashMap<>(annotations);
        dependencies = List.copyOf(dependencies);
        subcharts = List.copyOf(subcharts);
    }

    /** {@return its name, for a platform of that name} */
    public String nameOr(String platform) {
        return name == null ? platform : name;
    }

    /** {@return the keys under which the values of the charts of others stand} */
    public List<String> keys() {
        return dependencies.stream().map(each -> each.chart().key()).toList();
    }

    /** {@return the keys under which the values of its own subcharts stand} */
    public List<String> subchartKeys() {
        return subcharts.stream().map(SubchartFacts::key).toList();
    }

    /** {@return what it is, in a sentence, for a chart of that name} */
    public String descriptionOf(String called) {
        return description == null ? "The platform " + called + ", for Kubernetes." : description;
    }

    /** {@return the content of {@code Chart.yaml}, fields in the order of Helm's documentation} */
    public Map<String, Object> metadata(String platform, String version) {
        String called = nameOr(platform);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("apiVersion", "v2");
        metadata.put("name", called);
        metadata.put("version", version);
        metadata.put("kubeVersion", kubeVersion.toString());
        metadata.put("description", descriptionOf(called));
        metadata.put("type", "application");
        put(metadata, "keywords", keywords, List::isEmpty);
        put(metadata, "home", home, String::isEmpty);
        put(metadata, "sources", sources, List::isEmpty);
        put(
                metadata,
                "dependencies",
                Stream.concat(
                                dependencies.stream().map(DependencyFacts::entry),
                                subcharts.stream().map(each -> each.entry(version)))
                        .toList(),
                List::isEmpty);
        put(metadata, "maintainers", maintainers.stream().map(ChartFacts::entry).toList(), List::isEmpty);
        put(metadata, "icon", icon, String::isEmpty);
        metadata.put("appVersion", Optional.ofNullable(appVersion).orElse(version));
        put(metadata, "annotations", annotations, Map::isEmpty);
        return metadata;
    }

    private static Map<String, Object> entry(Maintainer maintainer) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", maintainer.name());
        put(entry, "email", maintainer.email(), String::isEmpty);
        put(entry, "url", maintainer.url(), String::isEmpty);
        return entry;
    }

    private static <V> void put(Map<String, Object> map, String key, @Nullable V value, Predicate<V> isEmpty) {
        if (value != null && !isEmpty.test(value)) {
            map.put(key, value);
        }
    }
}
