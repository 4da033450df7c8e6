package dev.keelson.validation.mesh.istio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.process.ProcessRun;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What istiod makes of waypoints in a cluster, from files: its own controller with the templates and the values that Istio
 * rendered, over the gateways of a platform. What comes out is judged like whatever the platform writes itself.
 *
 * @since 0.1.0
 */
public final class WaypointPods {
    private static final Tool TOOL =
            Tool.own("istio-waypoint", GoModule.at("istio").own("waypoint"));
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path program;

    private WaypointPods(Path program) {
        this.program = program;
    }

    /** Finds the program in the cache, or builds it, which takes minutes the first time. */
    public static WaypointPods install() {
        return new WaypointPods(TOOL.install().path());
    }

    /**
     * Writes the objects that istiod makes of a platform's waypoints.
     *
     * @param controlPlane the directory that {@link Istioctl#renderControlPlane} wrote
     * @param platform the directory of the platform's objects
     * @param output where {@code waypoints.yaml} is written
     * @return the directory of the output
     */
    public Path make(Path controlPlane, Path platform, Path output) {
        String objects = ProcessRun.of(
                        TIMEOUT, List.of(program.toString(), controlPlane.toString(), platform.toString()))
                .environment("PILOT_ENABLE_AMBIENT", "true")
                .run()
                .orFail()
                .output();
        try {
            Files.createDirectories(output);
            Files.writeString(output.resolve("waypoints.yaml"), withoutOwners(objects));
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write what istiod makes of waypoints", e);
        }
    }

    /** Their owners are gateways that no cluster has yet, so that a garbage collector would take them away at once. */
    private static String withoutOwners(String objects) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Manifest manifest : ManifestTree.parse(objects).manifests()) {
            ObjectNode object = manifest.body().deepCopy();
            object.withObject("/metadata").remove("ownerReferences");
            text.append(YAML.writeValueAsString(object));
        }
        return text.toString();
    }
}
