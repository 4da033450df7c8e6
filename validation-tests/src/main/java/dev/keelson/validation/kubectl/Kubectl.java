package dev.keelson.validation.kubectl;

import dev.keelson.validation.process.ProcessResult;
import dev.keelson.validation.process.ProcessRun;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The user's kubectl, or one that is built from the pinned Kubernetes module.
 *
 * @since 0.1.0
 */
public final class Kubectl {
    private static final Tool TOOL = Tool.controlPlane(
                    "kubectl",
                    GoModule.at("kubernetes")
                            .program("k8s.io/kubernetes/cmd/kubectl")
                            .stamped("k8s.io/component-base/version.gitVersion"))
            .tellingVersion("version", "--client");
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** Commands wait for what they changed, and say how long themselves. */
    private static final Duration CLUSTER_TIMEOUT = Duration.ofMinutes(5);

    private final Path program;

    private Kubectl(Path program) {
        this.program = program;
    }

    /** Finds kubectl, or builds it, which takes minutes the first time. */
    public static Kubectl install() {
        return new Kubectl(TOOL.install().path());
    }

    /**
     * Renders a kustomization; no cluster is asked.
     *
     * @param directory the one that holds {@code kustomization.yaml}
     * @return its objects as one YAML stream, in the order in which they would be applied
     * @throws dev.keelson.validation.process.ProcessFailedException if kubectl refuses it; the message holds its words
     */
    public String kustomize(Path directory) {
        return ProcessRun.of(TIMEOUT, List.of(program.toString(), "kustomize", directory.toString()))
                .run()
                .orFail()
                .output();
    }

    /**
     * Applies an environment without a word to the cluster but questions: {@code kubectl apply --dry-run=client}.
     *
     * @param kubeconfig says how the cluster is reached
     * @param context the one of its contexts that is asked
     * @param directory holds manifests, and perhaps a {@code kustomization.yaml} that orders them
     * @return the name of each object that was taken, one in each line, and what kubectl says of the others
     */
    public ProcessResult dryRun(Path kubeconfig, String context, Path directory) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--kubeconfig=" + kubeconfig,
                "--context=" + context,
                "apply",
                "--dry-run=client",
                "--output=name"));
        boolean ordered = Files.exists(directory.resolve("kustomization.yaml"));
        command.addAll(ordered ? List.of("-k", directory.toString()) : List.of("-R", "-f", directory.toString()));
        return ProcessRun.of(TIMEOUT, command).run();
    }

    /**
     * Runs a command against a cluster and waits for its end.
     *
     * @param kubeconfig the file that says how to reach the cluster; what kubectl remembers of it is kept beside it
     * @param arguments the command, such as {@code drain}, and what it takes
     * @return how it ended, which may be with an error
     * @throws dev.keelson.validation.process.ProcessFailedException if it takes longer than five minutes
     */
    public ProcessResult run(Path kubeconfig, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--kubeconfig=" + kubeconfig,
                "--cache-dir=" + kubeconfig.resolveSibling("kubectl-cache")));
        command.addAll(List.of(arguments));
        return ProcessRun.of(CLUSTER_TIMEOUT, command).run();
    }
}
