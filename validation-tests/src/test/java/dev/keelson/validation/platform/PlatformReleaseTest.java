package dev.keelson.validation.platform;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.process.ProcessResult;
import dev.keelson.validation.release.HelmProgram;
import dev.keelson.validation.release.Journal;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The life of one release of the shipped platform; each step stands on the one before. */
@Tag("proof")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformReleaseTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final HelmProgram helm = HelmProgram.install();
    private Cluster cluster;
    private Path first;
    private Path second;

    @BeforeAll
    void install(Cluster cluster, @TempDir Path directory) {
        this.cluster = cluster;
        SimulatedNode.overThreeZones(2)
                .forEach(node -> client().resource(node.object()).create());
        client().resource(new StorageClassBuilder()
                        .withNewMetadata()
                        .withName("shared-files")
                        .endMetadata()
                        .withProvisioner("efs.csi.aws.com")
                        .build())
                .create();
        client().resource(ShippedPlatform.gatewayNamespace()).create();
        first = written(directory.resolve("first"), Map.of());
        // The next version of the chart: nothing else of a chart says which one it is.
        second = written(directory.resolve("second"), Map.of("\"0.1.0\"", "\"0.2.0\""));
        helm(
                        "install",
                        "product",
                        first.toString(),
                        "--namespace=product",
                        "--create-namespace",
                        "--values=" + first.resolve("values-dev.yaml"),
                        "--set=tests.enabled=true",
                        "--wait",
                        "--timeout=5m")
                .orFail();
    }

    private static Path written(Path directory, Map<String, String> changes) {
        SortedMap<String, String> files = new TreeMap<>(ShippedChart.CHART.files());
        changes.forEach((from, to) -> files.computeIfPresent("Chart.yaml", (name, text) -> text.replace(from, to)));
        files.forEach((name, text) -> {
            try {
                Files.createDirectories(directory.resolve(name).getParent());
                Files.writeString(directory.resolve(name), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return directory;
    }

    /** The API server refuses what touches a field that cannot change. */
    @Test
    @Order(1)
    void an_upgrade_to_the_next_version_backs_up_and_migrates_first_and_is_taken_whole() {
        try (Journal journal = Journal.of(client(), "product")) {
            upgrade(
                            "--set=dataflow.version=3.3.0",
                            "--set=api.image.tag=2.0.0",
                            "--set=global.api.poolSize=7",
                            "--set=api.logLevel=WARN",
                            "--set=api.ports.http=18080",
                            "--set=redis.ports.redis=16379",
                            "--set=postgres.resources.memory=1Gi",
                            "--set=postgres.sharedBuffersMegabytes=256",
                            "--set=postgres.backup.kept=3",
                            "--set-string=quota.cpu=20",
                            "--set=global.registry=registry.other.example.com")
                    .orFail();
            journal.tells(told -> {
                assertThat(told.stream().filter(line -> !line.startsWith("Pod ")))
                        .startsWith(
                                "Job neo4j-backup-pre-upgrade made",
                                "Job neo4j-backup-pre-upgrade Complete",
                                "Job postgres-backup-pre-upgrade made",
                                "Job postgres-backup-pre-upgrade Complete",
                                "Job redis-backup-pre-upgrade made",
                                "Job redis-backup-pre-upgrade Complete",
                                "Job dataflow-migration-pre-upgrade made",
                                "Job dataflow-migration-pre-upgrade Complete");
                assertThat(told)
                        .contains(
                                "Job dataflow-migration-3-3-0 made",
                                "Job dataflow-migration-3-2-0 deleted",
                                "Deployment api changed 2",
                                "StatefulSet postgres changed 2");
            });
        }
        assertThat(helm("history", "product", "--namespace=product").orFail().output())
                .contains("product-0.2.0", "deployed");
    }

    @Test
    @Order(3)
    void a_migration_that_fails_ends_the_upgrade_and_the_next_one_tidies_up() {
        List<String> before = state();

        ProcessResult failed = upgrade("--set=dataflow.version=fails-3.4.0", "--set=api.image.tag=3.0.0");

        assertThat(failed.exitCode()).isNotZero();
        assertThat(failed.errors()).contains("pre-upgrade hooks failed");
        assertThat(state()).isEqualTo(before);
        upgrade("--set=dataflow.version=3.5.0").orFail();
        assertThat(client().batch().v1().jobs().inNamespace("product").list().getItems())
                .extracting(job -> job.getMetadata().getName())
                .filteredOn(name -> name.startsWith("dataflow-migration"))
                .containsExactly("dataflow-migration-3-5-0");
    }

    @Test
    @Order(2)
    void a_rollback_returns_to_the_first_version() {
        helm("rollback", "product", "1", "--namespace=product", "--wait", "--timeout=5m")
                .orFail();

        assertThat(client().batch()
                        .v1()
                        .jobs()
                        .inNamespace("product")
                        .withName("dataflow-migration-3-2-0")
                        .get())
                .isNotNull();
        assertThat(helm("history", "product", "--namespace=product").orFail().output())
                .contains("Rollback to 1");
    }

    @Test
    @Order(4)
    void every_test_of_a_connection_is_admitted_and_goes_when_it_is_done() {
        ProcessResult tested = helm("test", "product", "--namespace=product", "--timeout=2m");

        assertThat(tested.orFail().output()).contains("connection-test-api-postgres-postgresql");
        assertThat(client().pods().inAnyNamespace().list().getItems())
                .noneMatch(pod -> pod.getMetadata().getName().startsWith("connection-test"));
        assertThat(client().network()
                        .v1()
                        .networkPolicies()
                        .inAnyNamespace()
                        .list()
                        .getItems())
                .noneMatch(policy -> policy.getMetadata().getName().startsWith("connection-test"));
    }

    @Test
    @Order(5)
    void a_removal_loses_no_claim_and_leaves_nothing_else() {
        List<String> claims = claims();
        assertThat(claims).hasSizeGreaterThan(6);

        helm("uninstall", "product", "--namespace=product", "--wait", "--timeout=5m")
                .orFail();

        assertThat(claims()).isEqualTo(claims);
        Awaitility.await("everything else to go").atMost(LIMIT).untilAsserted(() -> assertThat(left())
                .isEmpty());
    }

    private ProcessResult upgrade(String... more) {
        return helm(Stream.concat(
                        Stream.of(
                                "upgrade",
                                "product",
                                second.toString(),
                                "--namespace=product",
                                "--reset-then-reuse-values",
                                "--wait",
                                "--timeout=5m"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** What an upgrade would change, as it stands. */
    private List<String> state() {
        return Stream.<List<? extends HasMetadata>>of(
                        client().apps()
                                .deployments()
                                .inNamespace("product")
                                .list()
                                .getItems(),
                        client().apps()
                                .statefulSets()
                                .inNamespace("product")
                                .list()
                                .getItems(),
                        client().configMaps().inNamespace("product").list().getItems(),
                        client().network()
                                .v1()
                                .networkPolicies()
                                .inNamespace("product")
                                .list()
                                .getItems())
                .flatMap(List::stream)
                .map(object -> object.getFullResourceName() + " "
                        + object.getMetadata().getName() + " "
                        + object.getMetadata().getUid() + " "
                        + object.getMetadata().getGeneration() + " "
                        + object.getMetadata().getLabels())
                .sorted()
                .toList();
    }

    private List<String> claims() {
        return client().persistentVolumeClaims().inAnyNamespace().list().getItems().stream()
                .map((PersistentVolumeClaim claim) -> claim.getMetadata().getNamespace() + "/"
                        + claim.getMetadata().getName() + " "
                        + claim.getMetadata().getUid() + " "
                        + claim.getMetadata().getDeletionTimestamp())
                .sorted()
                .toList();
    }

    private List<String> left() {
        Stream<? extends HasMetadata> ofCluster = Stream.<List<? extends HasMetadata>>of(
                        client().storage().v1().storageClasses().list().getItems(),
                        client().scheduling().v1().priorityClasses().list().getItems(),
                        client().rbac().clusterRoles().list().getItems(),
                        client().rbac().clusterRoleBindings().list().getItems())
                .flatMap(List::stream)
                .filter(object -> object.getMetadata().getName().startsWith("product-"));
        Stream<? extends HasMetadata> ofNamespaces = Stream.of("product", "monitoring")
                .flatMap(namespace -> Stream.<List<? extends HasMetadata>>of(
                                client().pods().inNamespace(namespace).list().getItems(),
                                client().services()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                client().apps()
                                        .deployments()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                client().apps()
                                        .statefulSets()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                client().apps()
                                        .daemonSets()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                client().batch()
                                        .v1()
                                        .jobs()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                client().batch()
                                        .v1()
                                        .cronjobs()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                client().secrets().inNamespace(namespace).list().getItems(),
                                client().rbac()
                                        .roles()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                client().rbac()
                                        .roleBindings()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                client().network()
                                        .v1()
                                        .networkPolicies()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                client().resourceQuotas()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                client().limitRanges()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                client().serviceAccounts()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems(),
                                client().configMaps()
                                        .inNamespace(namespace)
                                        .list()
                                        .getItems())
                        .flatMap(List::stream));
        return Stream.concat(ofCluster, ofNamespaces)
                .map(object -> object.getKind() + " " + object.getMetadata().getName())
                .filter(name -> !name.equals("ServiceAccount default") && !name.equals("ConfigMap kube-root-ca.crt"))
                .toList();
    }

    private ProcessResult helm(String... arguments) {
        return helm.run(cluster.kubeconfig(), arguments);
    }

    private KubernetesClient client() {
        return cluster.client();
    }
}
