package dev.keelson.validation.capacity;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.platform.Environments;
import com.acme.platform.ProductPlatform;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.scaling.ScaleTarget;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.compliance.Proves;
import dev.keelson.validation.platform.EmittedManifests;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Production with all the pods that its autoscalers may make, while every deployment is updated and every backup, restore
 * and check of the databases runs: the most that its quotas ever have to admit.
 */
@Tag("proof")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
class PlatformAtMaximumTest {
    private static final String PRODUCT = "product", QUOTA = "quota";

    private static KubernetesClient client;
    private static QuotaUse use;
    private static Map<String, Map<String, Integer>> zones;

    @BeforeAll
    static void install(Cluster cluster) {
        client = cluster.client();
        // Zones are of different size: pods that nothing spreads would crowd where most room is.
        for (SimulatedNode node : SimulatedNode.overThreeZones(1)) {
            client.resource(node.sized("16", "64Gi").object()).create();
        }
        client.resource(SimulatedNode.named("large", "eu-central-1a")
                        .sized("64", "256Gi")
                        .object())
                .create();
        client.resource(Strangers.storageClass("shared-files")).create();
        use = QuotaUse.of(client);
        Installation installation =
                Installation.of(EmittedManifests.of(new ProductPlatform(), Environments.PROD), client);
        ScaleTarget.all(client)
                .forEach(target -> target.scaleTo(target.autoscaler().getSpec().getMaxReplicas()));
        installation.awaitReady(Duration.ofMinutes(2));
        runEveryJob();
        updateEveryDeployment();
        zones = ScaleTarget.all(client).stream().collect(Collectors.toMap(ScaleTarget::name, target -> Zones.of(client)
                .count(target.pods())));
    }

    private static void runEveryJob() {
        for (CronJob cronJob :
                client.batch().v1().cronjobs().inAnyNamespace().list().getItems()) {
            client.resource(new JobBuilder()
                            .withNewMetadata()
                            .withNamespace(cronJob.getMetadata().getNamespace())
                            .withName(cronJob.getMetadata().getName() + "-now")
                            .endMetadata()
                            .withSpec(cronJob.getSpec().getJobTemplate().getSpec())
                            .build())
                    .create();
        }
    }

    private static void updateEveryDeployment() {
        List<Deployment> deployments =
                client.apps().deployments().inAnyNamespace().list().getItems();
        deployments.forEach(deployment -> update(deployment, "at-maximum"));
        await("every deployment is updated")
                .untilAsserted(() -> assertThat(deployments).allSatisfy(each -> {
                    Deployment now = client.resource(each).get();
                    assertThat(now.getStatus().getObservedGeneration())
                            .isEqualTo(now.getMetadata().getGeneration());
                    assertThat(now.getStatus().getReplicas())
                            .isEqualTo(now.getSpec().getReplicas());
                    assertThat(now.getStatus().getUpdatedReplicas())
                            .isEqualTo(now.getSpec().getReplicas());
                    assertThat(now.getStatus().getAvailableReplicas())
                            .isEqualTo(now.getSpec().getReplicas());
                }));
    }

    private static void update(Deployment deployment, String version) {
        client.resource(deployment).edit(each -> {
            Map<String, String> annotations = new TreeMap<>(
                    each.getSpec().getTemplate().getMetadata().getAnnotations() == null
                            ? Map.of()
                            : each.getSpec().getTemplate().getMetadata().getAnnotations());
            annotations.put("example.com/version", version);
            each.getSpec().getTemplate().getMetadata().setAnnotations(annotations);
            return each;
        });
    }

    @Test
    @Proves("bounded-resources")
    void no_quota_ever_stands_in_the_way() {
        // 39 pods of the autoscalers, three databases, a pod more of a service; and Grafana twice beside Prometheus.
        assertThat(use.most(PRODUCT, "pods")).isGreaterThanOrEqualTo(BigDecimal.valueOf(43));
        assertThat(use.most("monitoring", "pods")).isGreaterThanOrEqualTo(BigDecimal.valueOf(3));
        assertThat(client.v1().events().inAnyNamespace().list().getItems())
                .filteredOn(event -> event.getMessage() != null)
                .extracting(Event::getMessage)
                .noneMatch(message -> message.contains("exceeded quota") || message.contains("failed quota"));
    }

    @ParameterizedTest
    @CsvSource({"api, 12", "nexus, 9", "mcp, 10", "dataflow, 8"})
    void pods_are_spread_over_the_zones_although_one_has_more_room(String name, int maximum) {
        assertThat(zones.get(name)).hasSize(3).satisfies(pods -> {
            assertThat(pods.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(maximum);
            assertThat(Zones.skew(pods)).as("%s", pods).isLessThanOrEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource({"cpu, 47, requests.cpu", "memory, 31Gi, requests.memory"})
    void what_is_more_than_a_quota_leaves_is_refused_by_its_name(String resource, String amount, String hard) {
        // Four containers, because each by itself may not have more than the limits of the namespace say.
        Pod pod = new PodBuilder(saysNothing(PRODUCT))
                .editSpec()
                .withContainers(List.of("a", "b", "c", "d").stream()
                        .map(name -> Strangers.container(name, Map.of(resource, new Quantity(amount))))
                        .toList())
                .endSpec()
                .build();

        assertThatThrownBy(() -> client.resource(pod).dryRun().create())
                .isInstanceOfSatisfying(KubernetesClientException.class, refused -> assertThat(refused.getCode())
                        .isEqualTo(403))
                .hasMessageContaining("exceeded quota: quota, requested: ")
                .hasMessageContaining(hard);
    }

    @Test
    void a_service_that_a_cloud_would_open_to_the_world_is_refused() {
        assertThatThrownBy(() -> client.resource(Strangers.loadBalancer(PRODUCT))
                        .dryRun()
                        .create())
                .hasMessageContaining("exceeded quota: quota, requested: services.loadbalancers=1");
    }

    @Test
    void a_quota_that_is_a_pod_too_small_stops_an_update() {
        ResourceQuota quota =
                client.resourceQuotas().inNamespace(PRODUCT).withName(QUOTA).require();
        try {
            client.resourceQuotas().inNamespace(PRODUCT).withName(QUOTA).edit(each -> {
                each.getSpec().getHard().put("pods", each.getStatus().getUsed().get("pods"));
                return each;
            });
            await("the quota is as small as what it holds").until(() -> {
                ResourceQuota now = client.resource(quota).get();
                return now.getStatus().getHard().equals(now.getSpec().getHard());
            });
            Deployment api = client.apps()
                    .deployments()
                    .inNamespace(PRODUCT)
                    .withName("api")
                    .require();

            update(api, "too-much");

            await("the update fails").untilAsserted(() -> assertThat(
                            client.resource(api).get().getStatus().getConditions())
                    .filteredOn(condition -> condition.getType().equals("ReplicaFailure"))
                    .extracting(DeploymentCondition::getMessage)
                    .anyMatch(message -> message.contains("exceeded quota: quota, requested: pods=1")));
        } finally {
            client.resourceQuotas().inNamespace(PRODUCT).withName(QUOTA).edit(each -> {
                each.getSpec().setHard(quota.getSpec().getHard());
                return each;
            });
        }
    }

    @Test
    void a_container_that_says_nothing_gets_the_defaults_of_its_namespace() {
        Pod pod = client.resource(saysNothing(PRODUCT)).dryRun().create();

        assertThat(pod.getSpec().getContainers()).singleElement().satisfies(container -> {
            assertThat(container.getResources().getRequests())
                    .isEqualTo(Map.of("cpu", new Quantity("50m"), "memory", new Quantity("256Mi")));
            assertThat(container.getResources().getLimits()).isEqualTo(Map.of("memory", new Quantity("256Mi")));
        });
    }

    @Test
    void a_container_with_more_memory_than_the_limits_allow_is_refused() {
        Pod pod = new PodBuilder(saysNothing(PRODUCT))
                .editSpec()
                .withContainers(Strangers.container("main", Map.of("memory", new Quantity("33Gi"))))
                .endSpec()
                .build();

        assertThatThrownBy(() -> client.resource(pod).dryRun().create())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("maximum memory usage per Container is 32Gi, but limit is 33Gi");
    }

    @Test
    void a_claim_that_is_larger_than_the_limits_allow_is_refused() {
        assertThatThrownBy(() -> client.resource(Strangers.claim(PRODUCT, "1025Gi"))
                        .dryRun()
                        .create())
                .hasMessageContaining("maximum storage usage per PersistentVolumeClaim is 1Ti, but request is 1025Gi");
    }

    @Test
    void a_container_of_the_monitoring_has_to_say_how_much_processor_time_it_needs() {
        Pod pod = saysNothing("monitoring");

        assertThatThrownBy(() -> client.resource(pod).dryRun().create())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("failed quota: quota: must specify requests.cpu for: main");
    }

    private static Pod saysNothing(String namespace) {
        return Strangers.pod(namespace, "says-nothing");
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200));
    }
}
