package dev.keelson.validation.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.helm.chart.Chart;
import dev.keelson.validation.chart.helm.Rendering;
import dev.keelson.validation.chart.helm.WrittenChart;
import dev.keelson.validation.chart.square.Emission;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import dev.keelson.validation.platform.WrittenPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What Helm renders from a chart for some environments, written as a platform's own manifests are, so that whatever judges
 * those judges it too.
 *
 * @since 0.1.0
 */
public final class RenderedPlatform {
    /** Sorts before the files of all templates. */
    private static final String NAMESPACES = "_namespaces.yaml";

    private static final YamlWriter WRITER = new YamlWriter();

    private RenderedPlatform() {}

    /**
     * Renders a chart.
     *
     * @param root an empty directory
     * @param platform the platform
     * @param chart its chart
     * @param environments the environments
     * @return the directory with the manifests of each environment
     */
    public static WrittenPlatform in(Path root, Platform platform, Chart chart, List<Environment> environments) {
        WrittenChart helm = WrittenChart.in(root.resolve("helm"), chart.files());
        Square square = new Square(platform, chart.files(), root.resolve("square"));
        List<String> names = new ArrayList<>();
        Map<String, Object> reported = new LinkedHashMap<>();
        for (Environment environment : environments) {
            Emission plain = Emission.of(platform, environment);
            Rendering rendering = helm.render(Values.of(plain).tree(square.known()), plain.namespace());
            Map<String, List<JsonNode>> files = byTemplate(rendering, plain.namespace());
            write(root.resolve("manifests").resolve(environment.name()), files);
            names.add(environment.name());
            reported.put(environment.name(), Map.of("external", foreign(files)));
        }
        write(
                root.resolve("report/platform.json"),
                new ObjectMapper().valueToTree(Map.of("environments", reported)).toString());
        return new WrittenPlatform(root, names);
    }

    private static Map<String, List<JsonNode>> byTemplate(Rendering rendering, String namespace) {
        List<JsonNode> namespaces = new ArrayList<>();
        Map<String, List<JsonNode>> byTemplate = new LinkedHashMap<>();
        // Helm makes namespaces before anything else, whatever template they stand in.
        byTemplate.put(NAMESPACES, namespaces);
        rendering.objects().forEach(each -> {
            boolean isNamespace = each.object().path("kind").asText().equals("Namespace");
            String file = isNamespace
                    ? NAMESPACES
                    : Path.of(each.template()).getFileName().toString();
            byTemplate.computeIfAbsent(file, first -> new ArrayList<>()).add(each.object());
        });
        boolean isMade = namespaces.stream()
                .anyMatch(object -> object.at("/metadata/name").asText().equals(namespace));
        if (!isMade) {
            // What helm install --create-namespace does.
            namespaces.add(new ObjectMapper()
                    .valueToTree(
                            Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", namespace))));
        }
        return byTemplate;
    }

    /** The namespaces that the chart has objects in and does not make: those of others, as a platform's report lists them. */
    private static List<Map<String, String>> foreign(Map<String, List<JsonNode>> files) {
        SortedSet<String> names = new TreeSet<>();
        files.values()
                .forEach(objects -> objects.forEach(
                        object -> names.add(object.at("/metadata/namespace").asText())));
        files.getOrDefault(NAMESPACES, List.of())
                .forEach(object -> names.remove(object.at("/metadata/name").asText()));
        names.remove("");
        return names.stream()
                .map(name -> Map.of("kind", "Namespace", "name", name))
                .toList();
    }

    private static void write(Path directory, Map<String, List<JsonNode>> files) {
        files.forEach((file, objects) -> write(directory.resolve(file), WRITER.write(objects)));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
