package dev.keelson.validation.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.cluster.api.ApiKinds;
import dev.keelson.validation.cluster.api.ApiRequests;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Makes the kinds of {@link CustomResources} known to a cluster. */
final class Definitions {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Definitions() {}

    /** Installs all of them side by side and waits until the API server serves each. */
    static void install(KubernetesClient client) {
        List<JsonNode> definitions = CustomResources.all();
        definitions.parallelStream()
                .map(definition -> Serialization.unmarshal(definition.toString(), CustomResourceDefinition.class))
                .forEach(definition -> client.resource(definition).create());
        Awaitility.await("custom resource definitions are established")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> client.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
                                .filter(Definitions::isEstablished)
                                .count()
                        == definitions.size());
        ApiRequests api = ApiRequests.of(client, "keelson-lab");
        // The list of kinds, by which clients find paths, follows a moment later.
        Awaitility.await("custom resources are listed")
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    ApiKinds kinds = ApiKinds.of(api);
                    return definitions.stream().allMatch(kinds::serves);
                });
    }

    private static boolean isEstablished(CustomResourceDefinition definition) {
        return definition.getStatus() != null
                && definition.getStatus().getConditions() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(each -> each.getType().equals("Established")
                                && each.getStatus().equals("True"));
    }
}
