package dev.keelson.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Helm itself, on a chart in a directory. */
public final class RealHelm {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The version of the cluster that is not there; Helm in process takes a very old one by itself. */
    public static final String KUBERNETES = "1.34.8";

    private static final String HOOK = "helm.sh/hook";

    /** Helm in process leaves hooks out of what it renders; called by another name they are rendered as all objects are. */
    private static final String SHOWN_HOOK = "shown.helm.sh/hook";

    private final Path directory;
    private final String namespace;

    private RealHelm(Path directory, String namespace) {
        this.directory = directory;
        this.namespace = namespace;
    }

    /** {@return Helm on these files, for releases into the namespace default} */
    public static RealHelm on(Path directory, Map<String, String> files) {
        files.forEach((name, text) -> {
            write(directory.resolve("chart").resolve(name), text);
            write(directory.resolve("shown").resolve(name), text.replace(HOOK, SHOWN_HOOK));
        });
        return new RealHelm(directory, "default");
    }

    /** {@return the same chart for releases into another namespace} */
    public RealHelm into(String other) {
        return new RealHelm(directory, other);
    }

    /** {@return the documents that the chart renders with these values over its own, hooks among them} */
    public List<JsonNode> render(Map<String, ?> values) {
        try {
            // JSON is YAML, and leaves no doubt about what is a string.
            return render(JSON.writeValueAsString(values));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the documents that the chart renders with this file of values over its own} */
    public List<JsonNode> render(String values) {
        try {
            Path file = directory.resolve("overlay.yaml");
            write(file, values);
            String rendered = new Helm(directory.resolve("shown"))
                    .template()
                    .withNamespace(namespace)
                    .withKubeVersion(KUBERNETES)
                    .withValuesFile(file)
                    .call()
                    .replace(SHOWN_HOOK, HOOK);
            List<JsonNode> documents = new ArrayList<>();
            try (var read = YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered)) {
                read.forEachRemaining(document -> {
                    if (document != null && !document.isNull() && !document.isMissingNode()) {
                        documents.add(document);
                    }
                });
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return why Helm refuses the text of a values file over the chart's own values, empty where it takes it} */
    public Optional<String> refusal(String values) {
        Path file = directory.resolve("overlay.yaml");
        write(file, values);
        try {
            new Helm(directory.resolve("chart"))
                    .template()
                    .withKubeVersion(KUBERNETES)
                    .withValuesFile(file)
                    .call();
            return Optional.empty();
        } catch (IllegalStateException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /** {@return what Helm's strict lint has against the chart} */
    public List<String> lint() {
        LintResult result =
                new Helm(directory.resolve("chart")).lint().strict().quiet().call();
        return result.isFailed() ? result.getMessages() : List.of();
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
