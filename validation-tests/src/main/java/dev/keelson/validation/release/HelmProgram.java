package dev.keelson.validation.release;

import dev.keelson.validation.process.ProcessResult;
import dev.keelson.validation.process.ProcessRun;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The user's helm, or one that is built from its pinned module. Helm in process cannot roll back, and shows no hooks.
 *
 * @since 0.1.0
 */
public final class HelmProgram {
    private static final Tool TOOL = Tool.program(
                    "helm",
                    GoModule.at("helm")
                            .program("helm.sh/helm/v3/cmd/helm")
                            .stamped("helm.sh/helm/v3/internal/version.version"))
            .tellingVersion("version", "--short");

    /** Commands wait for what they changed, and say how long themselves. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final Path program;

    private HelmProgram(Path program) {
        this.program = program;
    }

    /** Finds helm, or builds it, which takes minutes the first time. */
    public static HelmProgram install() {
        return new HelmProgram(TOOL.install().path());
    }

    /**
     * Runs a command against a cluster and waits for its end. Nothing of the user's helm is read or written: what it
     * remembers lies beside the kubeconfig.
     *
     * @param kubeconfig the file that says how to reach the cluster
     * @param arguments the command, such as {@code upgrade}, and what it takes
     * @return how it ended, which may be with an error
     * @throws dev.keelson.validation.process.ProcessFailedException if it takes longer than ten minutes
     */
    public ProcessResult run(Path kubeconfig, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--kubeconfig=" + kubeconfig));
        command.addAll(List.of(arguments));
        Path home = kubeconfig.resolveSibling("helm");
        return ProcessRun.of(TIMEOUT, command)
                .environment("HELM_CACHE_HOME", home.resolve("cache").toString())
                .environment("HELM_CONFIG_HOME", home.resolve("config").toString())
                .environment("HELM_DATA_HOME", home.resolve("data").toString())
                .environment("HELM_PLUGINS", home.resolve("plugins").toString())
                .run();
    }
}
