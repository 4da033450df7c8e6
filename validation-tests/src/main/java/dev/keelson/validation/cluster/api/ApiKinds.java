package dev.keelson.validation.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds that an API server serves.
 *
 * @since 0.1.0
 */
public final class ApiKinds {
    private static final String WHOLE_LIST =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

    private final Map<String, ApiKind> kinds;

    private ApiKinds(Map<String, ApiKind> kinds) {
        this.kinds = kinds;
    }

    /** Asks for the kinds that are served now. */
    public static ApiKinds of(ApiRequests api) {
        Map<String, ApiKind> kinds = new HashMap<>();
        for (String root : new String[] {"/api", "/apis"}) {
            JsonNode list =
                    api.get(root, WHOLE_LIST).orFail("The list of kinds").body();
            if (!list.path("kind").asText().equals("APIGroupDiscoveryList")) {
                throw new IllegalStateException(
                        "The API server does not list its kinds as Kubernetes 1.30 and later do: ask a newer one.");
            }
            for (JsonNode group : list.path("items")) {
                addAll(root, group, kinds);
            }
        }
        return new ApiKinds(kinds);
    }

    private static void addAll(String root, JsonNode group, Map<String, ApiKind> kinds) {
        String name = group.at("/metadata/name").asText();
        for (JsonNode version : group.path("versions")) {
            String apiVersion =
                    (name.isEmpty() ? "" : name + "/") + version.path("version").asText();
            for (JsonNode resource : version.path("resources")) {
                kinds.putIfAbsent(
                        apiVersion + " " + resource.at("/responseKind/kind").asText(),
                        new ApiKind(
                                root + "/" + apiVersion,
                                resource.path("resource").asText(),
                                resource.path("scope").asText().equals("Namespaced")));
            }
        }
    }

    /** {@return how objects of a kind are asked for; empty if the API server does not serve it} */
    public Optional<ApiKind> find(String apiVersion, String kind) {
        return Optional.ofNullable(kinds.get(apiVersion + " " + kind));
    }

    /** {@return whether every version of a CustomResourceDefinition that is to be served is} */
    public boolean serves(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        for (JsonNode version : spec.path("versions")) {
            String apiVersion =
                    spec.path("group").asText() + "/" + version.path("name").asText();
            if (version.path("served").asBoolean()
                    && find(apiVersion, spec.at("/names/kind").asText()).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
