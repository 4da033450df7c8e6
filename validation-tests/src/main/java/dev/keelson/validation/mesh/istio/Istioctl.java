package dev.keelson.validation.mesh.istio;

import dev.keelson.validation.process.ProcessFailedException;
import dev.keelson.validation.process.ProcessResult;
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
import java.util.stream.Stream;

/**
 * The user's istioctl, or one that is built from the pinned Istio module. It is asked about files; no cluster is.
 *
 * @since 0.1.0
 */
public final class Istioctl {
    private static final Tool TOOL = Tool.program(
                    "istioctl",
                    GoModule.at("istio")
                            .program("istio.io/istio/istioctl/cmd/istioctl")
                            .stamped("istio.io/istio/pkg/version.buildVersion"))
            .tellingVersion("version", "--remote=false");

    /** Some of its commands wait for a cluster forever where there is none. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Path program;

    private Istioctl(Path program) {
        this.program = program;
    }

    /** Finds istioctl, or builds it, which takes minutes the first time. */
    public static Istioctl install() {
        return new Istioctl(TOOL.install().path());
    }

    /**
     * Validates files as Istio's admission does: {@code istioctl validate}.
     *
     * @param directory its YAML files are read, and those below it
     * @return what istioctl has against them, line by line; warnings count
     */
    public List<String> validate(Path directory) {
        ProcessResult result = run("validate", "-f", directory.toString());
        return Stream.concat(result.output().lines(), result.errors().lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.endsWith("\" is valid"))
                .toList();
    }

    /**
     * Renders Istio's control plane: {@code istioctl manifest generate}.
     *
     * @param operator an {@code install.istio.io/v1alpha1} IstioOperator
     * @param directory where {@code istio.yaml} is written
     * @return the same directory
     * @throws ProcessFailedException if istioctl refuses the operator; the message holds its words
     */
    public Path renderControlPlane(Path operator, Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(directory.toString(), e);
        }
        run(
                        "manifest",
                        "generate",
                        "-f",
                        operator.toString(),
                        "-o",
                        directory.resolve("istio.yaml").toString())
                .orFail();
        return directory;
    }

    private ProcessResult run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        // The cluster of the user's kubeconfig is none of this.
        return ProcessRun.of(TIMEOUT, command)
                .environment(
                        "KUBECONFIG", program.resolveSibling("no-kubeconfig").toString())
                .run();
    }
}
