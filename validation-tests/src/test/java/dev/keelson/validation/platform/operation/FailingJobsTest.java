package dev.keelson.validation.platform.operation;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import dev.keelson.core.platform.Environment;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.kubectl.Kubectl;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jobs of production whose pods all fail; between two of them a controller waits 10 s, then 20 s, then 40 s. */
@Tag("proof")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
class FailingJobsTest {
    private static final Environment PROD = Environments.PROD
            .override("dataflow.version", "fails")
            .override("postgres.backup.image.tag", "fails")
            .override("neo4j.backup.image.tag", "fails");

    /** One more than the retries that are declared: 3, 2 and 1. */
    private static final Map<String, Integer> PODS =
            Map.of("dataflow-migration-fails", 4, "postgres-backup-now", 3, "neo4j-backup-now", 2);

    @Test
    void a_job_is_given_up_after_its_declared_retries(Cluster cluster) {
        KubernetesClient client = cluster.client();
        Kubectl kubectl = Kubectl.install();
        SimulatedNode.overThreeZones(1)
                .forEach(node -> client.resource(node.object()).create());
        client.resource(Declared.SHARED_FILES).create();

        Installation.of(Declared.components(PROD, "dataflow-migration", "postgres-backup", "neo4j-backup"), client);
        for (String backup : new String[] {"postgres-backup", "neo4j-backup"}) {
            kubectl.run(
                            cluster.kubeconfig(),
                            "create",
                            "job",
                            "--namespace=product",
                            "--from=cronjob/" + backup,
                            backup + "-now")
                    .orFail();
        }

        PODS.forEach((name, pods) -> {
            Awaitility.await(name + " to be given up")
                    .atMost(Duration.ofMinutes(4))
                    .until(() -> isGivenUp(client.batch()
                            .v1()
                            .jobs()
                            .inNamespace("product")
                            .withName(name)
                            .get()));
            assertThat(client.pods()
                            .inNamespace("product")
                            .withLabel("batch.kubernetes.io/job-name", name)
                            .list()
                            .getItems())
                    .as(name)
                    .extracting(pod -> pod.getStatus().getPhase())
                    .isEqualTo(Collections.nCopies(pods, "Failed"));
        });
    }

    private static boolean isGivenUp(Job job) {
        return job.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Failed")
                        && condition.getStatus().equals("True")
                        && "BackoffLimitExceeded".equals(condition.getReason()));
    }
}
