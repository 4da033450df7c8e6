package dev.keelson.validation.chart.square;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.validation.chart.helm.Rendering;
import dev.keelson.validation.chart.helm.WrittenChart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A platform and its chart: with the same values both have to say the same objects.
 *
 * @since 0.1.0
 */
public final class Square {
    private final Platform platform;
    private final Map<String, String> files;
    private final WrittenChart chart;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * The square of a platform.
     *
     * @param platform the platform
     * @param files the chart's files
     * @param directory where Helm may read the chart
     */
    public Square(Platform platform, Map<String, String> files, Path directory) {
        this.platform = platform;
        this.files = files;
        this.chart = WrittenChart.in(directory, files);
        leaves(ModelPath.root(), valuesFile(files.getOrDefault("values.yaml", "")));
    }

    private static JsonNode valuesFile(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void leaves(ModelPath path, JsonNode node) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(field -> leaves(path.child(field.getKey()), field.getValue()));
        } else if (!path.segments().isEmpty()) {
            known.add(path.toString());
        }
    }

    /** {@return the paths of the leaves of the chart's values} */
    public Set<String> known() {
        return known;
    }

    /** {@return what {@code helm lint --strict} holds against the chart} */
    public List<String> lint() {
        return chart.lint();
    }

    /** {@return the text of each of the chart's files} */
    public Collection<String> templates() {
        return files.values();
    }

    /** {@return what the definition says plainly with these values} */
    public Emission plain(Values values) {
        return Emission.of(platform, values);
    }

    /** {@return what keeps the definition from being run with these values} */
    public List<Finding> errors(Values values) {
        return Emission.errors(platform, values);
    }

    /** {@return what Helm renders with these values for a release in that namespace} */
    public Rendering rendered(Values values, String namespace) {
        return chart.render(values.tree(known), namespace);
    }

    /** {@return the difference between the two sides, empty where they agree} */
    public Optional<Disagreement> disagreement(Values values, Emission plain) {
        try {
            return disagreement(values, plain, rendered(values, plain.namespace()));
        } catch (RuntimeException refused) {
            return Optional.of(refusal(values, refused));
        }
    }

    /**
     * {@return the difference between an environment and the chart with the values of that environment; also with the file
     * that the chart ships for it, where it does}
     */
    public Optional<Disagreement> disagreement(Environment environment) {
        Emission plain = Emission.of(platform, environment);
        if (!plain.errors().isEmpty()) {
            throw new IllegalStateException(environment + " has errors: " + plain.errors());
        }
        Values values = Values.of(plain);
        String file = "values-" + environment.name() + ".yaml";
        Optional<Disagreement> differs = disagreement(values, plain);
        if (differs.isPresent() || !files.containsKey(file)) {
            return differs;
        }
        try {
            return disagreement(values, plain, chart.renderWith(file, plain.namespace()));
        } catch (RuntimeException refused) {
            return Optional.of(refusal(values, refused));
        }
    }

    /** {@return the disagreement with the fewest of its values} */
    public Disagreement shrunk(Disagreement found) {
        List<String> fewest = Shrinking.of(List.copyOf(found.values().given().keySet()), paths -> differs(
                        found.values().only(paths))
                .filter(found::isLike)
                .isPresent());
        return differs(found.values().only(fewest)).filter(found::isLike).orElse(found);
    }

    private Optional<Disagreement> differs(Values values) {
        Emission plain = plain(values);
        return plain.errors().isEmpty() ? disagreement(values, plain) : Optional.empty();
    }

    private static Disagreement refusal(Values values, RuntimeException refused) {
        return new Disagreement(values, "", "", "objects", String.valueOf(refused.getMessage()), "");
    }

    /** {@return the difference between the manifests and what Helm rendered with the same values, empty where there is none} */
    public Optional<Disagreement> disagreement(Values values, Emission plain, Rendering rendering) {
        Map<String, Rendering.Rendered> rendered = new LinkedHashMap<>();
        for (Rendering.Rendered each : rendering.objects()) {
            if (rendered.put(id(each.object()), each) != null) {
                return Optional.of(difference(values, each, id(each.object()), "", "one object", "two of them"));
            }
        }
        List<Disagreement> found = new ArrayList<>();
        for (JsonNode object : plain.objects()) {
            String id = id(object);
            Rendering.Rendered other = rendered.remove(id);
            if (other != null) {
                ObjectComparison.of(kept(object), other.object())
                        .forEach(each -> found.add(
                                difference(values, other, id, each.pointer(), each.expected(), each.actual())));
            } else if (!Uncompared.onlyPlain(object, plain.namespace())) {
                found.add(new Disagreement(values, id, "", "the object", "nothing", ""));
            }
        }
        rendered.forEach((id, each) -> {
            if (!Uncompared.onlyRendered(each.object())) {
                found.add(difference(values, each, id, "", "nothing", "the object"));
            }
            HookSource.expected(each.object(), plain.objects())
                    .ifPresent(hook -> ObjectComparison.of(hook, each.object())
                            .forEach(other -> found.add(
                                    difference(values, each, id, other.pointer(), other.expected(), other.actual()))));
        });
        return found.stream().findFirst();
    }

    /** Removing a release has to leave what holds data, and only a chart can say so. */
    private static JsonNode kept(JsonNode object) {
        if (!List.of("Namespace", "PersistentVolumeClaim")
                .contains(object.path("kind").asText())) {
            return object;
        }
        ObjectNode kept = object.deepCopy();
        ((ObjectNode) kept.get("metadata")).withObjectProperty("annotations").put("helm.sh/resource-policy", "keep");
        return kept;
    }

    private Disagreement difference(
            Values values, Rendering.Rendered rendered, String id, String pointer, String expected, String actual) {
        String text = files.getOrDefault(rendered.template(), "");
        String place = rendered.template() + ":" + TemplateLine.of(text, rendered.object(), pointer);
        return new Disagreement(values, id, pointer, expected, actual, place);
    }

    private static String id(JsonNode object) {
        String namespace = object.at("/metadata/namespace").asText();
        return object.path("apiVersion").asText() + " " + object.path("kind").asText() + " "
                + (namespace.isEmpty() ? "" : namespace + "/")
                + object.at("/metadata/name").asText();
    }
}
