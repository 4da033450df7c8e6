package dev.keelson.validation.manifest;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The Kubernetes objects of a directory of YAML files, or of one text, in the order of file names and documents.
 * Files may hold several documents; a {@code List} stands for its items.
 *
 * @param manifests the objects
 * @since 0.1.0
 */
public record ManifestTree(List<Manifest> manifests) {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build());

    // Read by kubectl and never sent to the API server.
    private static final Set<String> KUSTOMIZATIONS =
            Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    /**
     * Keeps a copy of the list.
     *
     * @param manifests the objects
     */
    public ManifestTree {
        manifests = List.copyOf(manifests);
    }

    /**
     * Reads every {@code .yaml} and {@code .yml} file below a directory, except kustomizations.
     *
     * @param directory the directory; one that holds no manifest is refused, because an empty platform passes any
     *     check
     * @return the objects of all files
     * @throws InvalidManifestException if a file is no YAML, repeats a key, or holds something that is no object
     */
    public static ManifestTree read(Path directory) {
        List<Manifest> manifests = new ArrayList<>();
        for (Path file : yamlFiles(directory)) {
            try {
                addAll(directory.relativize(file).toString(), Files.readString(file), manifests);
            } catch (IOException e) {
                throw new UncheckedIOException(file.toString(), e);
            }
        }
        if (manifests.isEmpty()) {
            throw new InvalidManifestException(directory.toString(), "holds no manifests");
        }
        return new ManifestTree(manifests);
    }

    /**
     * Reads the documents of one text.
     *
     * @param yaml any number of YAML documents
     * @return the objects of the text
     * @throws InvalidManifestException if the text is no YAML, repeats a key, or holds something that is no object
     */
    public static ManifestTree parse(String yaml) {
        List<Manifest> manifests = new ArrayList<>();
        addAll("text", yaml, manifests);
        return new ManifestTree(manifests);
    }

    /**
     * {@return the same objects, those without {@code metadata.namespace} living in the given namespace: what
     * {@code kubectl --namespace} and a Helm release do} By default it is {@code default}.
     *
     * @param namespace the namespace of objects that name none
     */
    public ManifestTree inNamespace(String namespace) {
        return new ManifestTree(manifests.stream()
                .map(manifest -> new Manifest(manifest.source(), namespace, manifest.body()))
                .toList());
    }

    private static List<Path> yamlFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .filter(file -> !KUSTOMIZATIONS.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(directory.toString(), e);
        }
    }

    private static void addAll(String file, String yaml, List<Manifest> manifests) {
        int document = 0;
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            while (documents.hasNextValue()) {
                JsonNode body = documents.nextValue();
                add(file + ", document " + ++document, body, manifests);
            }
        } catch (IOException e) {
            throw new InvalidManifestException(file + ", document " + (document + 1), "cannot be read", e);
        }
    }

    private static void add(String source, JsonNode body, List<Manifest> manifests) {
        if (body.isNull() || body.isMissingNode()) {
            return;
        }
        if (!body.isObject()) {
            throw new InvalidManifestException(source, "is no Kubernetes object");
        }
        if (body.path("kind").asText().equals("List")) {
            int item = 0;
            for (JsonNode child : body.path("items")) {
                add(source + ", item " + ++item, child, manifests);
            }
            return;
        }
        Manifest manifest = new Manifest(source, "default", body);
        manifest.type();
        manifests.add(manifest);
    }
}
