package dev.keelson.validation.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The Java lines of a platform's objects, as its {@code report/platform.json} tells them.
 *
 * @since 0.1.0
 */
public final class PlatformOrigins {
    private final List<Resource> resources;

    private PlatformOrigins(List<Resource> resources) {
        this.resources = resources;
    }

    /** Reads a {@code platform.json}. */
    public static PlatformOrigins read(Path platformJson) {
        JsonNode platform;
        try {
            platform = new ObjectMapper().readTree(platformJson.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + platformJson, e);
        }
        List<Resource> resources = new ArrayList<>();
        for (Map.Entry<String, JsonNode> environment :
                platform.path("environments").properties()) {
            for (JsonNode resource : environment.getValue().path("resources")) {
                resources.add(new Resource(
                        environment.getKey() + "/" + resource.path("file").asText(),
                        resource.path("apiVersion").asText(),
                        resource.path("kind").asText(),
                        resource.path("name").asText(),
                        resource.path("origin").asText()));
            }
        }
        return new PlatformOrigins(resources);
    }

    /**
     * Returns where an object comes from.
     *
     * <p>A broken object may have lost what tells it from others: then all objects of the file that agree with what is
     * left of it are possible.
     *
     * @param file relative to the directory of manifests: {@code prod/api.yaml}
     * @param apiVersion the object's; empty if it has lost it
     * @param kind the object's; empty if it has lost it
     * @param name the object's; empty if it has lost it
     */
    public List<String> of(String file, String apiVersion, String kind, String name) {
        Predicate<Resource> sameName = resource -> resource.name.equals(name);
        Predicate<Resource> sameKind = resource -> resource.kind.equals(kind);
        Predicate<Resource> sameVersion = resource -> resource.apiVersion.equals(apiVersion);
        List<Resource> inFile = resources.stream()
                .filter(resource -> resource.file.equals(file))
                .toList();
        for (Predicate<Resource> agreement :
                List.of(sameName.and(sameKind).and(sameVersion), sameName.and(sameKind), sameName, sameKind)) {
            List<String> origins = origins(inFile, agreement);
            if (!origins.isEmpty()) {
                return origins;
            }
        }
        return origins(inFile, resource -> true);
    }

    private static List<String> origins(List<Resource> resources, Predicate<Resource> agreement) {
        return resources.stream()
                .filter(agreement)
                .map(Resource::origin)
                .distinct()
                .toList();
    }

    private record Resource(String file, String apiVersion, String kind, String name, String origin) {}
}
