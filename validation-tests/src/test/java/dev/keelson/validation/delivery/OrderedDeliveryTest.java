package dev.keelson.validation.delivery;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.delivery.Stall;
import dev.keelson.core.raw.Raw;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Order, ownership and pruning with the real API server and controllers. */
@Tag("slow")
@ClusterTest(
        with = {CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
class OrderedDeliveryTest {
    private static final String WIDGET = """
        apiVersion: example.com/v1
        kind: Widget
        metadata: {name: one, namespace: kinds}
        spec: {size: 1}
        """;

    private static final String WIDGETS = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {kind: Widget, plural: widgets}
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties: {spec: {type: object, properties: {size: {type: integer}}}}
        """;

    private static final String NIGHT_SHIFT = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: conflict}
        data: {VALUE: theirs}
        """;

    @BeforeAll
    static void equip(Cluster cluster) {
        Deliveries.equip(cluster);
    }

    @Test
    void components_come_when_those_before_them_are_in_place(Cluster cluster) {
        Deliveries deliveries = new Deliveries(cluster);
        KubernetesClient client = cluster.client();

        // Declared the other way round, so that the order of the definition is no help.
        assertThat(deliveries.run(new Stall("order")
                        .api("1")
                        .migration("1", "runs-for-3s")
                        .database("starts-in-3s")))
                .as(deliveries.text())
                .isTrue();

        Job job = job(client, "order", "migrate-1");
        Instant databaseReady =
                client.pods().inNamespace("order").withLabel("app.kubernetes.io/name", "db").list().getItems().stream()
                        .flatMap(pod -> pod.getStatus().getConditions().stream())
                        .filter(condition -> condition.getType().equals("Ready"))
                        .map(condition -> Instant.parse(condition.getLastTransitionTime()))
                        .max(Instant::compareTo)
                        .orElseThrow();
        assertThat(made(job)).isAfterOrEqualTo(databaseReady);
        assertThat(made(deployment(client, "order", "api")))
                .isAfterOrEqualTo(Instant.parse(job.getStatus().getCompletionTime()));
        assertThat(deliveries.lines).anyMatch(line -> line.startsWith("order/db: waits for StatefulSet order/db: "));
    }

    @Test
    void objects_of_a_kind_come_when_the_kind_is_served(Cluster cluster) {
        Deliveries deliveries = new Deliveries(cluster);

        assertThat(deliveries.run(new Stall("kinds")
                        .with(p -> {
                            p.with(Raw.resource(load(WIDGET), "test"));
                            p.with(Raw.resource(load(WIDGETS), "test"));
                        })
                        .config("here", "x")))
                .as(deliveries.text())
                .isTrue();

        assertThat(cluster.client()
                        .genericKubernetesResources(new ResourceDefinitionContext.Builder()
                                .withGroup("example.com")
                                .withVersion("v1")
                                .withPlural("widgets")
                                .withNamespaced(true)
                                .build())
                        .inNamespace("kinds")
                        .withName("one")
                        .get())
                .isNotNull();
    }

    @Test
    void a_dry_run_says_what_would_change_and_changes_nothing(Cluster cluster) {
        Deliveries deliveries = new Deliveries(cluster);
        deliveries.run(new Stall("dry").web("1", 1).config("old", "x"));
        String version =
                deployment(cluster.client(), "dry", "web").getMetadata().getResourceVersion();

        assertThat(deliveries.run(new Stall("dry").web("2", 1), Deliveries.DRY)).isTrue();

        assertThat(deliveries.lines)
                .contains(
                        "change Deployment dry/web: .spec.template.spec.containers[0].image",
                        "delete ConfigMap dry/old");
        assertThat(deployment(cluster.client(), "dry", "web").getMetadata().getResourceVersion())
                .isEqualTo(version);
        assertThat(config(cluster.client(), "dry", "old")).isNotNull();
    }

    @Test
    void a_field_of_another_manager_is_told_with_its_name_and_taken_only_by_force(Cluster cluster) {
        Deliveries deliveries = new Deliveries(cluster);
        deliveries.run(new Stall("conflict").config("settings", "ours").web("1", 1));
        cluster.client()
                .resource(load(NIGHT_SHIFT))
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager("night-shift")
                        .withForce(true)
                        .build());

        Stall changed = new Stall("conflict").config("settings", "new").web("2", 1);
        assertThat(deliveries.run(changed)).isFalse();

        assertThat(deliveries.text())
                .contains(
                        "refused: ConfigMap conflict/settings has fields that others manage:",
                        ".data.VALUE belongs to night-shift",
                        "    at com.example.delivery.Stall(Stall.java:");
        assertThat(config(cluster.client(), "conflict", "settings").getData()).containsEntry("VALUE", "theirs");
        assertThat(image(deployment(cluster.client(), "conflict", "web"))).endsWith(":1");

        assertThat(deliveries.run(changed, Deliveries.FORCING))
                .as(deliveries.text())
                .isTrue();
        assertThat(config(cluster.client(), "conflict", "settings").getData()).containsEntry("VALUE", "new");
    }

    @Test
    void what_never_changes_is_refused_with_its_fix_and_never_made_anew(Cluster cluster) {
        Deliveries deliveries = new Deliveries(cluster);
        deliveries.run(new Stall("immutable").migration("1", "1"));
        String uid =
                job(cluster.client(), "immutable", "migrate-1").getMetadata().getUid();

        assertThat(deliveries.run(new Stall("immutable").migration("1", "2"))).isFalse();

        assertThat(deliveries.text())
                .contains(
                        "refused: Job immutable/migrate-1",
                        "field is immutable",
                        "Say .revision(…) with a new revision");
        assertThat(job(cluster.client(), "immutable", "migrate-1").getMetadata().getUid())
                .isEqualTo(uid);

        assertThat(deliveries.run(new Stall("immutable").migration("2", "2"), Deliveries.PRUNING))
                .isTrue();
        assertThat(deliveries.lines).contains("Job immutable/migrate-1 deleted");
    }

    @Test
    void the_number_of_pods_is_an_autoscalers_from_the_moment_it_is_declared(Cluster cluster) throws Exception {
        Deliveries deliveries = new Deliveries(cluster);
        KubernetesClient client = cluster.client();
        deliveries.run(new Stall("scaled").web("1", 4));
        List<Integer> seen = new CopyOnWriteArrayList<>();
        try (var informer = client.apps().deployments().inNamespace("scaled").inform()) {
            informer.addEventHandler(new Seen(seen));
            assertThat(deliveries.run(new Stall("scaled").scaledWeb("1")))
                    .as(deliveries.text())
                    .isTrue();
            client.apps().deployments().inNamespace("scaled").withName("web").scale(6);
            assertThat(deliveries.run(new Stall("scaled").scaledWeb("2")))
                    .as(deliveries.text())
                    .isTrue();
            Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> seen.contains(6));
        }

        assertThat(deployment(client, "scaled", "web").getSpec().getReplicas()).isEqualTo(6);
        assertThat(image(deployment(client, "scaled", "web"))).endsWith(":2");
        assertThat(seen).isNotEmpty().allMatch(replicas -> replicas >= 4);
    }

    @Test
    void only_what_is_owned_is_pruned(Cluster cluster) {
        Deliveries deliveries = new Deliveries(cluster);
        KubernetesClient client = cluster.client();
        deliveries.run(
                new Stall("prune").database("1").web("1", 1).config("mine", "x").config("theirs", "x"));
        client.configMaps().inNamespace("prune").withName("theirs").edit(config -> {
            config.getMetadata().getLabels().put("applyset.kubernetes.io/part-of", "applyset-theirs-v1");
            return config;
        });

        assertThat(deliveries.run(new Stall("prune").web("1", 1), Deliveries.PRUNING))
                .as(deliveries.text())
                .isTrue();

        assertThat(client.apps()
                        .statefulSets()
                        .inNamespace("prune")
                        .withName("db")
                        .get())
                .isNull();
        assertThat(client.persistentVolumeClaims().inNamespace("prune").list().getItems())
                .hasSize(2);
        assertThat(config(client, "prune", "mine")).isNull();
        assertThat(config(client, "prune", "theirs")).isNotNull();
        assertThat(deployment(client, "prune", "web")).isNotNull();
    }

    private static Deployment deployment(KubernetesClient client, String namespace, String name) {
        return client.apps().deployments().inNamespace(namespace).withName(name).get();
    }

    private static Job job(KubernetesClient client, String namespace, String name) {
        return client.batch().v1().jobs().inNamespace(namespace).withName(name).get();
    }

    private static ConfigMap config(KubernetesClient client, String namespace, String name) {
        return client.configMaps().inNamespace(namespace).withName(name).get();
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

    private static Instant made(HasMetadata object) {
        return Instant.parse(object.getMetadata().getCreationTimestamp());
    }

    private static HasMetadata load(String yaml) {
        return Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    }
}
