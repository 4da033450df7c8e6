package dev.keelson.validation.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.emit.tree.OutputTree;
import dev.keelson.core.emit.tree.OutputTreeException;
import dev.keelson.validation.manifest.ManifestTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory that a platform's main method wrote.
 *
 * @param root the directory
 * @param environments the environments it holds, in the order of the report
 * @since 0.1.0
 */
public record WrittenPlatform(Path root, List<String> environments) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Keeps a copy of the list.
     *
     * @param root the directory
     * @param environments the environments it holds
     */
    public WrittenPlatform {
        environments = List.copyOf(environments);
    }

    /**
     * Finds the directory that a build wrote.
     *
     * @param property the system property that holds its path
     * @param fix the command that writes it, for the message when it is missing or unfinished
     * @return the platform in it
     * @throws IllegalStateException if the property is not set, or the directory does not hold the whole output of one
     *     finished run
     */
    public static WrittenPlatform ofProperty(String property, String fix) {
        String path = System.getProperty(property);
        if (path == null || path.isBlank()) {
            throw new IllegalStateException("The system property " + property
                    + " does not say where the platform was written. The build sets it; elsewhere run: " + fix
                    + " and set it.");
        }
        try {
            return at(Path.of(path));
        } catch (OutputTreeException | UncheckedIOException unusable) {
            throw new IllegalStateException(
                    "There is no finished platform in " + path + ". Write it with: " + fix, unusable);
        }
    }

    /**
     * {@return the platform in a directory}
     *
     * @param root the directory
     * @throws OutputTreeException if it does not hold the whole output of one finished run
     */
    public static WrittenPlatform at(Path root) {
        OutputTree.requireComplete(root);
        List<String> environments = new ArrayList<>();
        reportOf(root).path("environments").fieldNames().forEachRemaining(environments::add);
        if (environments.isEmpty()) {
            throw new IllegalStateException("The report of " + root + " lists no environment.");
        }
        return new WrittenPlatform(root, environments);
    }

    /**
     * {@return the objects of one environment}
     *
     * @param environment its name
     */
    public ManifestTree manifests(String environment) {
        return ManifestTree.read(root.resolve("manifests").resolve(environment));
    }

    /**
     * {@return what {@code report/platform.json} says of one environment}
     *
     * @param environment its name
     */
    public JsonNode report(String environment) {
        JsonNode report = reportOf(root).path("environments").path(environment);
        if (report.isMissingNode()) {
            throw new IllegalArgumentException("no environment " + environment + " among " + environments);
        }
        return report;
    }

    private static JsonNode reportOf(Path root) {
        Path file = root.resolve("report").resolve("platform.json");
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
