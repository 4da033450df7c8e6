package dev.keelson.core.cluster.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Selection;
import dev.keelson.core.cluster.Tree;
import dev.keelson.core.cluster.Write;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster through the client of fabric8: that knows kubeconfigs, certificates and how to log in. What is asked is
 * written here, so that each request says exactly what the API documents.
 */
final class ClientAccess implements ClusterAccess {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APPLY = "application/apply-patch+yaml";

    private final KubernetesClient client;
    private final Requests requests;
    private final ServedKinds kinds;

    private ClientAccess(KubernetesClient client) {
        this.client = client;
        this.requests = new Requests(client);
        this.kinds = new ServedKinds(requests);
    }

    static ClientAccess open(Path kubeconfig, String context) {
        if (!Files.isReadable(kubeconfig)) {
            throw new ConnectionException(kubeconfig + " is no file that can be read.");
        }
        Config config;
        try {
            config = Config.fromKubeconfig(context, kubeconfig.toFile());
        } catch (RuntimeException unreadable) {
            throw new ConnectionException(kubeconfig + " is no kubeconfig: " + unreadable.getMessage() + ".");
        }
        if (config.getCurrentContext() == null
                || !config.getCurrentContext().getName().equals(context)) {
            throw new ConnectionException(kubeconfig + " has no context " + context + ".");
        }
        Config impatient =
                new ConfigBuilder(config).withRequestRetryBackoffLimit(0).build();
        try {
            return new ClientAccess(
                    new KubernetesClientBuilder().withConfig(impatient).build());
        } catch (KubernetesClientException incomplete) {
            throw new MissingClientException(incomplete);
        }
    }

    @Override
    public Optional<Tree> find(ObjectKey key) {
        Optional<String> place = kinds.place(key);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(requests.get(place.get()));
        } catch (ClusterException refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public boolean serves(String apiVersion, String kind) {
        return kinds.serves(apiVersion, kind);
    }

    @Override
    public Tree apply(Tree object, Write write) {
        ObjectKey key = ObjectKey.of(object);
        String place = kinds.place(key).orElseThrow(() -> ServedKinds.unknown(key.apiVersion(), key.kind()));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("fieldManager", write.manager());
        parameters.put("fieldValidation", "Strict");
        if (write.force()) {
            parameters.put("force", "true");
        }
        if (write.dryRun()) {
            parameters.put("dryRun", "All");
        }
        return requests.send("PATCH", place + Requests.query(parameters), APPLY, text(object.content()));
    }

    @Override
    public void delete(ObjectKey key, String uid) {
        Optional<String> place = kinds.place(key);
        if (place.isEmpty()) {
            return;
        }
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("apiVersion", "v1");
        options.put("kind", "DeleteOptions");
        options.put("propagationPolicy", "Background");
        options.put("preconditions", Map.of("uid", uid));
        try {
            requests.send("DELETE", place.get(), "application/json", text(options));
        } catch (ClusterException refused) {
            // Another object of that name by now (409), or none (404): the one that was meant is gone.
            if (refused.status() != 404 && refused.status() != 409) {
                throw refused;
            }
        }
    }

    @Override
    public List<Tree> list(String apiVersion, String kind, String namespace, Selection selection) {
        ObjectKey all = new ObjectKey(apiVersion, kind, namespace, "");
        String place = kinds.place(all).orElseThrow(() -> ServedKinds.unknown(apiVersion, kind));
        return requests.get(place + Requests.query(Map.of(selection.parameter(), selection.text())))
                .parts("items");
    }

    @Override
    public void close() {
        client.close();
    }

    private static String text(Map<String, Object> content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }
}
