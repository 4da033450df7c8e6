package dev.keelson.validation.delivery;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.delivery.Stall;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rollouts that fail, and what is there afterwards, with the real API server and controllers. */
@Tag("proof")
@ClusterTest(
        with = {CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
class FailedDeliveryTest {

    @BeforeAll
    static void equip(Cluster cluster) {
        Deliveries.equip(cluster);
    }

    @Test
    void a_deployment_that_does_not_come_up_is_taken_back_and_serves_again(Cluster cluster) {
        Deliveries deliveries = new Deliveries(cluster);
        deliveries.run(new Stall("back").web("1", 3).config("settings", "one"));
        String hash = cluster.client()
                .pods()
                .inNamespace("back")
                .list()
                .getItems()
                .get(0)
                .getMetadata()
                .getLabels()
                .get("pod-template-hash");

        assertThat(deliveries.run(new Stall("back").web("not-found", 3).config("settings", "two")))
                .isFalse();

        assertThat(deliveries.text())
                .contains(
                        "ImagePullBackOff: Back-off pulling image registry.example.com/web:not-found",
                        "failed: Deployment back/web: its progress deadline passed (ProgressDeadlineExceeded)",
                        "    at com.example.delivery.Stall(Stall.java:",
                        "Deployment back/web serves as before");
        Deployment web = deployment(cluster.client(), "back");
        assertThat(image(web)).endsWith(":1");
        assertThat(web.getStatus().getAvailableReplicas()).isEqualTo(3);
        assertThat(web.getStatus().getUpdatedReplicas()).isEqualTo(3);
        assertThat(cluster.client()
                        .pods()
                        .inNamespace("back")
                        .withLabel("pod-template-hash", hash)
                        .list()
                        .getItems())
                .hasSize(3);
        assertThat(cluster.client()
                        .configMaps()
                        .inNamespace("back")
                        .withName("settings")
                        .get()
                        .getData())
                .containsEntry("VALUE", "one");
        assertThat(cluster.client().secrets().inNamespace("default").list().getItems())
                .noneMatch(secret -> secret.getMetadata().getName().endsWith("back-before"));
    }

    @Test
    void a_stateful_set_goes_back_though_a_pod_of_the_new_version_is_stuck(Cluster cluster) {
        Deliveries deliveries = new Deliveries(cluster);
        deliveries.run(new Stall("stuck").database("1"));

        assertThat(deliveries.run(new Stall("stuck").database("crashes"))).isFalse();

        assertThat(deliveries.text())
                .contains("pod db-1 in container db: CrashLoopBackOff", "StatefulSet stuck/db serves as before");
        StatefulSet db = cluster.client()
                .apps()
                .statefulSets()
                .inNamespace("stuck")
                .withName("db")
                .get();
        assertThat(db.getStatus().getReadyReplicas()).isEqualTo(2);
        assertThat(cluster.client().pods().inNamespace("stuck").list().getItems())
                .hasSize(2)
                .allMatch(pod -> pod.getSpec().getContainers().get(0).getImage().endsWith(":1"));
    }

    @Test
    void a_job_that_fails_ends_the_wait_at_once_and_nothing_after_it_comes(Cluster cluster) {
        Deliveries deliveries = new Deliveries(cluster);

        assertThat(deliveries.run(
                        new Stall("job").database("1").migration("1", "fails").api("1")))
                .isFalse();

        assertThat(deliveries.text())
                .contains(
                        "failed: Job job/migrate-1: it failed (BackoffLimitExceeded",
                        "ended with exit code 1 (Error)",
                        "Job job/migrate-1 failed and stays, so that its logs can be read");
        assertThat(deliveries.lines).noneMatch(line -> line.startsWith("job/api: "));
        assertThat(cluster.client()
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace("job")
                        .withName("migrate-1")
                        .get())
                .isNotNull();
        assertThat(cluster.client()
                        .apps()
                        .statefulSets()
                        .inNamespace("job")
                        .withName("db")
                        .get())
                .isNull();
        assertThat(cluster.client()
                        .persistentVolumeClaims()
                        .inNamespace("job")
                        .list()
                        .getItems())
                .hasSize(2);
    }

    @Test
    void a_quota_that_refuses_pods_is_named(Cluster cluster) {
        Deliveries deliveries = new Deliveries(cluster);

        assertThat(deliveries.run(new Stall("full").pods(1).web("1", 2))).isFalse();

        assertThat(deliveries.text()).contains("pods are refused (", "exceeded quota");
    }

    @Test
    void an_apply_that_is_interrupted_is_ended_by_the_next(Cluster cluster) throws InterruptedException {
        Deliveries deliveries = new Deliveries(cluster);
        deliveries.run(new Stall("killed").web("1", 1));
        Thread applying = new Thread(() -> deliveries.run(new Stall("killed").web("never-ready", 1)));
        applying.start();
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> image(deployment(cluster.client(), "killed"))
                .endsWith("never-ready"));
        applying.interrupt();
        applying.join();
        assertThat(deliveries.text()).contains("Interrupted. What was applied stays");

        assertThat(deliveries.run(new Stall("killed").web("never-ready", 1))).isFalse();
        assertThat(deliveries.text()).contains("The last apply did not come to its end");
        assertThat(image(deployment(cluster.client(), "killed"))).endsWith(":1");

        assertThat(deliveries.run(new Stall("killed").web("2", 1)))
                .as(deliveries.text())
                .isTrue();
    }

    private static Deployment deployment(KubernetesClient client, String namespace) {
        return client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .get();
    }

    private static String image(Deployment deployment) {
        return deployment
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage();
    }
}
