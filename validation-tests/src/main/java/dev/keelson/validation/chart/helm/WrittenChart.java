package dev.keelson.validation.chart.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A chart in a directory, where Helm reads it. Several threads may render it side by side.
 *
 * @since 0.1.0
 */
public final class WrittenChart {
    /** The version of the cluster that is not there; Helm in process takes a very old one by itself. */
    private static final String KUBERNETES = "1.34.8";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RELEASE = "proof";

    private static final String HOOK = "helm.sh/hook";

    /** Helm in process leaves hooks out of what it renders; called by another name they are rendered as all objects are. */
    private static final String SHOWN_HOOK = "shown.helm.sh/hook";

    private final Path chart;
    private final Path shown;
    private final Path overlays;

    private WrittenChart(Path chart, Path shown, Path overlays) {
        this.chart = chart;
        this.shown = shown;
        this.overlays = overlays;
    }

    /**
     * Writes a chart.
     *
     * @param directory an empty directory, or one that does not exist
     * @param files the text of each file by its path in the chart
     */
    public static WrittenChart in(Path directory, Map<String, String> files) {
        try {
            Path overlays = Files.createDirectories(directory.resolve("overlays"));
            WrittenChart written = new WrittenChart(directory.resolve("chart"), directory.resolve("shown"), overlays);
            files.forEach(written::replace);
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a chart without its schemas and notes. It renders the same objects, in half the time; use it with values that
     * the schemas are known to let pass.
     *
     * @param directory an empty directory, or one that does not exist
     * @param files the text of each file by its path in the chart
     */
    public static WrittenChart unguarded(Path directory, Map<String, String> files) {
        Map<String, String> kept = new TreeMap<>(files);
        kept.keySet().removeIf(file -> file.endsWith("values.schema.json") || file.endsWith("NOTES.txt"));
        return in(directory, kept);
    }

    /**
     * Renders the chart, as {@code helm template} does, hooks and tests among the objects.
     *
     * @param values what the user gives over the chart's own values
     * @param namespace the namespace of the release
     * @throws IllegalStateException with Helm's words if it refuses the values or fails
     */
    public Rendering render(Map<String, ?> values, String namespace) {
        try {
            Path overlay = Files.createTempFile(overlays, "values", ".yaml");
            try {
                // JSON is YAML, and leaves no doubt about what is a string.
                Files.writeString(overlay, JSON.writeValueAsString(values));
                return rendered(overlay, namespace);
            } finally {
                Files.delete(overlay);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Renders the chart with one of its own files of values.
     *
     * @param file the file's path in the chart
     * @param namespace the namespace of the release
     */
    public Rendering renderWith(String file, String namespace) {
        return rendered(chart.resolve(file), namespace);
    }

    private Rendering rendered(Path values, String namespace) {
        return new Rendering(new Helm(shown)
                .template()
                .withName(RELEASE)
                .withNamespace(namespace)
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values)
                .call()
                .replace(SHOWN_HOOK, HOOK));
    }

    /** Replaces the text of one of the chart's files. */
    public void replace(String file, String text) {
        write(chart.resolve(file), text);
        write(shown.resolve(file), text.replace(HOOK, SHOWN_HOOK));
    }

    /**
     * {@return what {@code helm lint --strict} holds against the chart, empty where it holds nothing} Helm in process lints
     * without a namespace: a name that begins with that of the release is told as one that begins with the dash after it.
     */
    public List<String> lint() {
        LintResult result = new Helm(chart).lint().strict().call();
        return result.isFailed()
                ? result.getMessages().stream()
                        .filter(message -> !message.startsWith("[INFO]"))
                        .filter(message -> !message.contains(
                                "object name does not conform to Kubernetes naming requirements: \"-"))
                        .toList()
                : List.of();
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
