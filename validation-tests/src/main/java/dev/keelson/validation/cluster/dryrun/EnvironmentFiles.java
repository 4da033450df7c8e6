package dev.keelson.validation.cluster.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The objects of an environment in the order in which it is applied, and what keeps files from being applied.
 *
 * @param subjects the objects
 * @param unusable what is wrong with a file as a whole
 */
record EnvironmentFiles(List<Subject> subjects, Map<String, String> unusable) {
    private static final String KUSTOMIZATION = "kustomization.yaml";

    static EnvironmentFiles read(Path directory) {
        Set<String> present = yamlFiles(directory);
        Map<String, String> unusable = new LinkedHashMap<>();
        Set<String> files = new LinkedHashSet<>();
        if (present.remove(KUSTOMIZATION)) {
            files.addAll(listed(directory.resolve(KUSTOMIZATION)));
            present.stream()
                    .filter(file -> !files.contains(file))
                    .forEach(file ->
                            unusable.put(file, "is not listed in " + KUSTOMIZATION + ", so it would never be applied"));
            files.removeIf(file -> {
                boolean missing = !present.contains(file);
                if (missing) {
                    unusable.put(file, "is listed in " + KUSTOMIZATION + ", and is not there");
                }
                return missing;
            });
        } else {
            files.addAll(present);
        }
        List<Subject> subjects = new ArrayList<>();
        for (String file : files) {
            try {
                List<Manifest> manifests =
                        ManifestTree.parse(text(directory.resolve(file))).manifests();
                if (manifests.isEmpty()) {
                    unusable.put(file, "holds no object");
                }
                manifests.forEach(manifest -> subjects.add(new Subject(file, manifest)));
            } catch (InvalidManifestException e) {
                unusable.put(
                        file,
                        e.getCause() == null
                                ? e.getMessage()
                                : e.getMessage() + ": " + e.getCause().getMessage());
            }
        }
        if (subjects.isEmpty() && unusable.isEmpty()) {
            unusable.put("", "holds no object");
        }
        return new EnvironmentFiles(List.copyOf(subjects), unusable);
    }

    private static List<String> listed(Path kustomization) {
        List<String> files = new ArrayList<>();
        try {
            JsonNode tree = new YAMLMapper().readTree(kustomization.toFile());
            tree.path("resources").forEach(file -> files.add(file.asText()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + kustomization, e);
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static Set<String> yamlFiles(Path directory) {
        Set<String> names = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml"))
                    .sorted()
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + directory, e);
        }
        return names;
    }
}
