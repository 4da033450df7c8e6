package dev.keelson.core.cluster.connect;

import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Tree;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the API server keeps the objects of a kind. A kind that it does not serve is asked for again the next time. */
final class ServedKinds {
    private final Requests requests;
    private final Map<String, Map<String, Kind>> versions = new HashMap<>();

    ServedKinds(Requests requests) {
        this.requests = requests;
    }

    private record Kind(String plural, boolean namespaced) {}

    boolean serves(String apiVersion, String kind) {
        return kind(apiVersion, kind).isPresent();
    }

    /** The path of the object, or of all objects of its kind if the key has no name; nothing where the kind is not served. */
    Optional<String> place(ObjectKey key) {
        return kind(key.apiVersion(), key.kind()).map(kind -> {
            String namespace = kind.namespaced() && !key.namespace().isEmpty()
                    ? "/namespaces/" + Requests.encoded(key.namespace())
                    : "";
            String name = key.name().isEmpty() ? "" : "/" + Requests.encoded(key.name());
            return root(key.apiVersion()) + namespace + "/" + kind.plural() + name;
        });
    }

    static ClusterException unknown(String apiVersion, String kind) {
        return new ClusterException(
                404,
                "KindNotServed",
                "the cluster does not serve the kind " + kind + " of " + apiVersion,
                List.of(),
                Duration.ZERO);
    }

    private Optional<Kind> kind(String apiVersion, String kind) {
        Map<String, Kind> known = versions.get(apiVersion);
        if (known == null || !known.containsKey(kind)) {
            known = ask(apiVersion);
            versions.put(apiVersion, known);
        }
        return Optional.ofNullable(known.get(kind));
    }

    private Map<String, Kind> ask(String apiVersion) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        try {
            for (Tree resource : requests.get(root(apiVersion)).parts("resources")) {
                if (!resource.text("name").contains("/")) {
                    kinds.put(
                            resource.text("kind"),
                            new Kind(resource.text("name"), Boolean.TRUE.equals(resource.value("namespaced"))));
                }
            }
        } catch (ClusterException refused) {
            if (refused.status() != 404) {
                throw refused;
            }
        }
        return kinds;
    }

    private static String root(String apiVersion) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    }
}
