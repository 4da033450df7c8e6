package dev.keelson.validation.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;

/** Clients for tests. */
final class Clients {
    private Clients() {}

    static KubernetesClient ofKubeconfig(Path kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(quick(Config.fromKubeconfig(kubeconfig.toFile())))
                .build();
    }

    /** A refusal is what a test asks for: it is not asked for again. */
    static Config quick(Config config) {
        return new ConfigBuilder(config).withRequestRetryBackoffLimit(0).build();
    }
}
