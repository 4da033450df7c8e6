package dev.keelson.validation.cluster.vertical;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.cluster.aggregation.AggregatedApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/**
 * Serves what pods use to whoever asks the API server, in the place of a metrics server. It listens on loopback.
 *
 * @since 0.1.0
 */
public final class UsageServer implements AutoCloseable {
    private final AggregatedApi api;
    private final PodUsage usage;

    private UsageServer(AggregatedApi api, PodUsage usage) {
        this.api = api;
        this.usage = usage;
    }

    /** Starts one, and waits until the API server sends requests to it. */
    public static UsageServer start(KubernetesClient client) {
        PodUsage usage = new PodUsage(client);
        return new UsageServer(
                AggregatedApi.serve(
                        client, "pod-usage", List.of(PodUsage.GROUP_VERSION), uri -> answer(usage, uri.getPath())),
                usage);
    }

    /**
     * Says what each pod of a component uses from now on.
     *
     * @param component the value of {@code app.kubernetes.io/name}
     * @param millicores of processor time
     * @param mebibytes of memory
     */
    public void set(String component, int millicores, int mebibytes) {
        usage.set(component, millicores, mebibytes);
    }

    @Override
    public void close() {
        api.close();
    }

    private static Optional<ObjectNode> answer(PodUsage usage, String path) {
        if (path.equals("/apis/" + PodUsage.GROUP_VERSION)) {
            return Optional.of(usage.discovery());
        }
        return path.endsWith("/pods") ? Optional.of(usage.pods()) : Optional.empty();
    }
}
