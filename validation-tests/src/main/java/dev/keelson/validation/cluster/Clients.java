package dev.keelson.validation.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

/** Clients for tests. */
final class Clients {
    /** A client waits 10 s by itself, which an API server needs where other builds take the processors. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Clients() {}

    /** A client of a control plane on this machine. */
    static KubernetesClient ofKubeconfig(Path kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(once(Config.fromKubeconfig(kubeconfig.toFile())))
                // A proxy that the JVM was told of would take loopback for its own.
                .withHttpClientBuilderConsumer(builder -> builder.proxyType(HttpClient.ProxyType.DIRECT))
                .build();
    }

    /** A refusal is what a test asks for: it is not asked for again. */
    static Config once(Config config) {
        return new ConfigBuilder(config)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(Math.toIntExact(PATIENCE.toMillis()))
                .build();
    }
}
