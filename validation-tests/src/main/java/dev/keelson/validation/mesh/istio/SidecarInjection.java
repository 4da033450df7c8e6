package dev.keelson.validation.mesh.istio;

import dev.keelson.validation.process.ProcessRun;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Istio's own injection of sidecars, applied to files: the webhook of istiod with the configuration, the templates and the
 * selectors that Istio rendered. Sidecars are native ones, as on every Kubernetes that has them.
 *
 * <p>What comes out is the platform as its pods will be, to be judged like any other: by an API server under Pod Security, by
 * quotas and limits, by Istio's analyzers.
 *
 * @since 0.1.0
 */
public final class SidecarInjection {
    private static final Tool TOOL =
            Tool.own("istio-inject", GoModule.at("istio").own("inject"));
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Path program;

    private SidecarInjection(Path program) {
        this.program = program;
    }

    /** Finds the injector's program in the cache, or builds it, which takes minutes the first time. */
    public static SidecarInjection install() {
        return new SidecarInjection(TOOL.install().path());
    }

    /**
     * Writes the files of a platform with the sidecars in its pod templates.
     *
     * @param controlPlane the directory that {@link Istioctl#renderControlPlane} wrote
     * @param platform the directory of the platform's objects, its namespaces among them: their labels select
     * @param output where files of the same names are written; a template that no webhook selects stays as it is
     * @return the directory of the output
     * @throws dev.keelson.validation.process.ProcessFailedException if Istio's webhook refuses a pod; the message holds its
     *     words
     */
    public Path inject(Path controlPlane, Path platform, Path output) {
        ProcessRun.of(
                        TIMEOUT,
                        List.of(program.toString(), controlPlane.toString(), platform.toString(), output.toString()))
                .run()
                .orFail();
        return output;
    }
}
