package dev.keelson.validation.platform.operation;

import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.delivery.Stall;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.kubectl.Kubectl;
import dev.keelson.validation.platform.ShippedPlatform;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which kubectl creates what was written. What pods wait for is up to their init containers. */
@Tag("slow")
@ClusterTest(with = CUSTOM_RESOURCES, lifetime = Lifetime.CLASS)
class CreationOrderTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Test
    void production_gets_what_a_job_needs_before_it_and_what_needs_the_job_after_it(Cluster cluster) {
        Path directory = ShippedPlatform.TREE.root().resolve("manifests/prod");
        cluster.client().resource(ShippedPlatform.gatewayNamespace()).create();

        assertThat(created(cluster, "product", directory, List.of("postgres", "dataflow-migration", "dataflow")))
                .containsSubsequence("postgres", "dataflow-migration", "dataflow");
    }

    @Test
    void it_does_not_matter_which_was_declared_first(Cluster cluster, @TempDir Path directory) throws IOException {
        Map<String, String> files = new ManifestLayout(new Stall("shop")
                        .api("1")
                        .migration("1", "1")
                        .database("1")
                        .blueprint()
                        .resources())
                .texts();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }

        assertThat(created(cluster, "shop", directory, List.of("db", "migrate", "api")))
                .containsExactly("db", "migrate", "api");
    }

    private static Collection<String> created(Cluster cluster, String namespace, Path directory, List<String> awaited) {
        KubernetesClient client = cluster.client();
        Map<Long, String> created = new ConcurrentSkipListMap<>();
        try (var sets = client.apps().statefulSets().inNamespace(namespace).watch(new Creations<>(created));
                var deployments =
                        client.apps().deployments().inNamespace(namespace).watch(new Creations<>(created));
                var jobs = client.batch().v1().jobs().inNamespace(namespace).watch(new Creations<>(created))) {
            assertThat(List.of(sets, deployments, jobs)).doesNotContainNull();
            Kubectl.install()
                    .run(
                            cluster.kubeconfig(),
                            "apply",
                            "--server-side",
                            "--force-conflicts",
                            "--kustomize=" + directory)
                    .orFail();
            Awaitility.await("all creations").atMost(LIMIT).until(() -> created.values()
                    .containsAll(awaited));
        }
        return created.values();
    }

    /** Components by the revision in which they were created, which is counted over all kinds. */
    private record Creations<T extends HasMetadata>(Map<Long, String> components) implements Watcher<T> {
        @Override
        public void eventReceived(Action action, T object) {
            if (action == Action.ADDED) {
                components.put(
                        Long.valueOf(object.getMetadata().getResourceVersion()),
                        object.getMetadata().getLabels().get("app.kubernetes.io/name"));
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            throw new IllegalStateException("The watch ended, so that creations were missed", cause);
        }
    }
}
