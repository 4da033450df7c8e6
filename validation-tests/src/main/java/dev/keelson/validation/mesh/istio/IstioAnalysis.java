package dev.keelson.validation.mesh.istio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.certificate.Credential;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.process.ProcessRun;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * All of Istio's analyzers over files, without a cluster.
 *
 * <p>{@code istioctl analyze} without a cluster leaves out every analyzer that looks at pods, namespaces or services. Here each
 * pod template makes a pod, and each certificate of cert-manager its secret, so that none is left out. A part of a bundle gives
 * false alarms: what is not in the files does not exist.
 *
 * @since 0.1.0
 */
public final class IstioAnalysis {
    private static final Tool TOOL =
            Tool.own("istio-analyze", GoModule.at("istio").own("analyze"));
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path program;

    private IstioAnalysis(Path program) {
        this.program = program;
    }

    /** Finds the analyzers' program in the cache, or builds it, which takes minutes the first time. */
    public static IstioAnalysis install() {
        return new IstioAnalysis(TOOL.install().path());
    }

    /**
     * Analyses a bundle.
     *
     * @param directories those of the platform's objects and of Istio's control plane; the mesh configuration is taken from
     *     the control plane's ConfigMap {@code istio}, and is Istio's default without one
     * @return what all analyzers say together
     */
    public AnalysisReport of(Path... directories) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        for (Path directory : directories) {
            command.add(directory.toString());
        }
        try {
            Path made = Files.createTempDirectory("keelson-made-");
            try {
                // Keys of certificates are in it, though nobody trusts them.
                Credential.writeSecret(made.resolve("made.yaml"), made(directories));
                command.add(made.toString());
                return read(ProcessRun.of(TIMEOUT, command).run().orFail().output());
            } finally {
                Files.deleteIfExists(made.resolve("made.yaml"));
                Files.delete(made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot hand pods to Istio's analyzers", e);
        }
    }

    /** JSON is YAML that needs no writer. */
    private static String made(Path... directories) {
        StringBuilder documents = new StringBuilder();
        Authority authority = Authority.named("keelson");
        for (Path directory : directories) {
            ManifestTree.read(directory).manifests().stream()
                    .flatMap(manifest -> ControllerObjects.of(manifest, authority).stream())
                    .forEach(made -> documents.append("---\n").append(made).append('\n'));
        }
        return documents.toString();
    }

    private static AnalysisReport read(String output) {
        try {
            JsonNode answer = JSON.readTree(output);
            return new AnalysisReport(
                    StreamSupport.stream(answer.path("messages").spliterator(), false)
                            .map(IstioAnalysis::message)
                            .toList(),
                    texts(answer.path("executed")),
                    texts(answer.path("skipped")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Istio's analyzers answered something else than JSON: " + output, e);
        }
    }

    private static AnalysisMessage message(JsonNode message) {
        return new AnalysisMessage(
                message.path("code").asText(),
                AnalysisMessage.Level.valueOf(message.path("level").asText().toUpperCase(Locale.ROOT)),
                message.path("resource").asText(),
                message.path("place").asText(),
                message.path("text").asText());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
