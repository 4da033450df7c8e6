package dev.keelson.validation.platform.sizing;

import com.acme.platform.Main;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.platform.ChildProgram;
import dev.keelson.validation.platform.WrittenPlatform;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The platform's production after its owner gave it what the cluster recommends: first the values, then with them.
 *
 * @param values the file between the two
 * @param written what came of it
 */
record TunedPlatform(String values, WrittenPlatform written) {

    static TunedPlatform of(KubernetesClient client, Path dir) throws IOException {
        Path objects = Files.writeString(
                dir.resolve("autoscalers.yaml"),
                Serialization.asYaml(client.genericKubernetesResources("autoscaling.k8s.io/v1", "VerticalPodAutoscaler")
                        .inAnyNamespace()
                        .list()));
        String values = run("--recommendations", objects.toString());
        Path file = Files.writeString(dir.resolve("tuned.yaml"), values);
        run("-f", file.toString(), "-o", dir.resolve("out").toString());
        return new TunedPlatform(values, WrittenPlatform.at(dir.resolve("out")));
    }

    private static String run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "-e";
        all[1] = "prod";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return ChildProgram.run(Main.class, List.of(), all).orFail().output();
    }

    List<JsonNode> objects() {
        return written.manifests("prod").manifests().stream()
                .map(Manifest::body)
                .toList();
    }

    /** The same object, its main container asking for something else. */
    static JsonNode sized(JsonNode workload, String resource, String amount, boolean alsoLimit) {
        JsonNode changed = workload.deepCopy();
        ObjectNode resources = (ObjectNode) changed.at("/spec/template/spec/containers/0/resources");
        ((ObjectNode) resources.path("requests")).put(resource, amount);
        if (alsoLimit) {
            ((ObjectNode) resources.path("limits")).put(resource, amount);
        }
        return changed;
    }

    static String mebibytes(BigDecimal bytes) {
        return bytes.divide(BigDecimal.valueOf(1L << 20), 0, RoundingMode.CEILING) + "Mi";
    }

    static String millicores(BigDecimal cores) {
        return cores.movePointRight(3).setScale(0, RoundingMode.CEILING) + "m";
    }
}
