package dev.keelson.validation.release;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Platform;
import dev.keelson.helm.chart.Chart;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.kubectl.Kubectl;
import dev.keelson.validation.process.ProcessResult;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The life of a release, from its installation to its removal, each in a namespace of its own. */
@Tag("proof")
@ClusterTest(
        with = {CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseLifeTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final HelmProgram helm = HelmProgram.install();
    private final Kubectl kubectl = Kubectl.install();
    private final Chart first = Chart.of(Platform.of(new HookedShop()), "1.0.0");
    private Cluster cluster;
    private String chart;

    @BeforeAll
    void start(Cluster cluster, @TempDir Path directory) {
        this.cluster = cluster;
        SimulatedNode.overThreeZones(1)
                .forEach(node -> client().resource(node.object()).create());
        chart = written(directory.resolve("shop"));
    }

    private String written(Path directory) {
        first.files().forEach((name, text) -> {
            try {
                Files.createDirectories(directory.resolve(name).getParent());
                Files.writeString(directory.resolve(name), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return directory.toString();
    }

    @Test
    void an_upgrade_backs_up_and_migrates_before_it_changes_anything() {
        try (Journal journal = Journal.of(client(), "ordered")) {
            install("ordered").orFail();
            journal.tells(installed -> assertThat(installed)
                    .containsSubsequence(
                            "Job migration-1-0-0 made", "Job seed made", "Job seed Complete", "Job seed deleted")
                    .noneMatch(line -> line.contains("pre-upgrade")));

            upgrade("ordered", "--set=version=1.1.0").orFail();
            journal.tells(upgraded -> {
                assertThat(upgraded.stream().filter(line -> !line.startsWith("Pod ")))
                        .startsWith(
                                "Job snapshot-pre-upgrade made",
                                "Job snapshot-pre-upgrade Complete",
                                "Job migration-pre-upgrade made",
                                "Job migration-pre-upgrade Complete");
                assertThat(upgraded)
                        .containsSubsequence("Job migration-pre-upgrade Complete", "Deployment api changed 2")
                        .containsSubsequence("Job migration-pre-upgrade Complete", "Job migration-1-1-0 made")
                        .contains("Job snapshot-pre-upgrade deleted", "Job migration-pre-upgrade deleted")
                        .noneMatch(line -> line.startsWith("Job seed"));
            });
        }
    }

    @Test
    void pods_always_find_the_migration_that_they_wait_for() {
        install("waiting").orFail();
        waitsFor("waiting", "migration-1-0-0");
        String job = job("waiting", "migration-1-0-0").getMetadata().getUid();

        upgrade("waiting", "--set=replicas=3").orFail();
        waitsFor("waiting", "migration-1-0-0");
        assertThat(job("waiting", "migration-1-0-0").getMetadata().getUid()).isEqualTo(job);

        upgrade("waiting", "--set=version=1.1.0").orFail();
        waitsFor("waiting", "migration-1-1-0");

        helm("rollback", "waiting", "1", "--namespace=waiting", "--wait", "--timeout=2m")
                .orFail();
        waitsFor("waiting", "migration-1-0-0");
    }

    @Test
    void a_hook_that_fails_ends_the_upgrade_and_leaves_the_release_as_it_was() {
        install("failing").orFail();
        List<String> before = state("failing");

        ProcessResult failed = upgrade("failing", "--set=version=fails-1.1.0", "--set=banner=hello");

        assertThat(failed.exitCode()).isNotZero();
        assertThat(failed.errors()).contains("pre-upgrade hooks failed");
        assertThat(state("failing")).isEqualTo(before);
        assertThat(client().batch().v1().jobs().inNamespace("failing").list().getItems())
                .extracting(job -> job.getMetadata().getName())
                .containsExactlyInAnyOrder("migration-1-0-0", "migration-pre-upgrade");

        upgrade("failing", "--set=version=1.1.0", "--set=banner=hello").orFail();
        assertThat(client().batch().v1().jobs().inNamespace("failing").list().getItems())
                .extracting(job -> job.getMetadata().getName())
                .containsExactly("migration-1-1-0");
    }

    @Test
    void a_removal_keeps_the_claims_and_the_kinds_and_leaves_nothing_else() {
        install("removed", "--set=baskets=true").orFail();
        upgrade("removed", "--set=version=1.1.0").orFail();
        assertThat(kubectl("get", "baskets.shop.example.com", "first").exitCode())
                .isZero();

        helm("uninstall", "removed", "--namespace=removed", "--wait", "--timeout=2m")
                .orFail();

        Awaitility.await("pods to go").atMost(LIMIT).untilAsserted(() -> assertThat(left("removed"))
                .containsExactlyInAnyOrder(
                        "configmap/kube-root-ca.crt",
                        "serviceaccount/default",
                        "persistentvolumeclaim/backups",
                        "persistentvolumeclaim/data-store-0"));
        assertThat(kubectl("get", "crd", "baskets.shop.example.com").exitCode()).isZero();
        assertThat(kubectl("get", "baskets.shop.example.com", "first").exitCode())
                .isNotZero();
        assertThat(client().storage()
                        .v1()
                        .storageClasses()
                        .withName("removed-disk")
                        .get())
                .isNull();
        // The claims that were kept are those of a release of that name.
        install("removed").orFail();
    }

    @Test
    void tests_are_admitted_and_open_ways_only_while_they_run() {
        install("tested", "--set=tests.enabled=true").orFail();
        List<String> policies = policies("tested");
        try (Journal journal = Journal.of(client(), "tested")) {
            assertThat(helm("test", "tested", "--namespace=tested", "--timeout=2m")
                            .orFail()
                            .output())
                    .contains("connection-test-api-store-sql", "Succeeded");
            journal.tells(told -> assertThat(told)
                    .containsSubsequence(
                            "NetworkPolicy connection-test-store-sql-in made",
                            "Pod connection-test-api-store-sql made",
                            "NetworkPolicy connection-test-store-sql-in deleted")
                    .contains(
                            "ServiceAccount connection-test made",
                            "ServiceAccount connection-test deleted",
                            "Pod connection-test-api-store-sql deleted"));
        }
        assertThat(policies("tested")).isEqualTo(policies);
    }

    @Test
    void a_test_that_fails_is_told_and_keeps_its_pod_alone() {
        install("refused", "--set=tests.enabled=true", "--set=tests.image.tag=fails")
                .orFail();
        List<String> policies = policies("refused");

        ProcessResult tested = helm("test", "refused", "--namespace=refused", "--timeout=2m");

        assertThat(tested.exitCode()).isNotZero();
        assertThat(policies("refused")).isEqualTo(policies);
        assertThat(client().pods().inNamespace("refused").list().getItems())
                .extracting(pod -> pod.getMetadata().getName())
                .filteredOn(name -> name.startsWith("connection-test-"))
                .hasSize(1);
    }

    /** What the pods of the new release run before anything else is run as they would run it. */
    private void waitsFor(String release, String job) {
        Container wait = deployment(release)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getInitContainers()
                .get(0);
        List<String> arguments = new ArrayList<>(wait.getCommand());
        arguments.addAll(wait.getArgs());

        assertThat(arguments).anyMatch(argument -> argument.endsWith("/" + job));
        kubectl(arguments.stream()
                        .filter(argument -> !argument.endsWith("kubectl"))
                        .map(argument -> argument.startsWith("--timeout") ? "--timeout=1m" : argument)
                        .toArray(String[]::new))
                .orFail();
    }

    /** Everything that the release changes when it is upgraded, as it stands. */
    private List<String> state(String release) {
        return Stream.<HasMetadata>concat(
                        Stream.of(
                                deployment(release),
                                Objects.requireNonNull(client().configMaps()
                                        .inNamespace(release)
                                        .withName("api-config")
                                        .get())),
                        Stream.of(job(release, "migration-1-0-0")))
                .map(object -> object.getKind() + " " + object.getMetadata().getUid() + " "
                        + object.getMetadata().getResourceVersion())
                .toList();
    }

    private Deployment deployment(String release) {
        return Objects.requireNonNull(client().apps()
                .deployments()
                .inNamespace(release)
                .withName("api")
                .get());
    }

    private Job job(String release, String name) {
        return Objects.requireNonNull(
                client().batch().v1().jobs().inNamespace(release).withName(name).get());
    }

    private List<String> policies(String namespace) {
        return client().network().v1().networkPolicies().inNamespace(namespace).list().getItems().stream()
                .map(policy -> policy.getMetadata().getName())
                .toList();
    }

    /** All objects of a namespace, of whatever kind; events and leases are not the release's. */
    private List<String> left(String namespace) {
        String kinds = String.join(
                ",",
                kubectl("api-resources", "--namespaced", "--verbs=list", "--output=name")
                        .orFail()
                        .output()
                        .lines()
                        .filter(kind -> !kind.startsWith("events") && !kind.startsWith("leases"))
                        .toList());
        return kubectl("get", kinds, "--namespace=" + namespace, "--output=name")
                .orFail()
                .output()
                .lines()
                .toList();
    }

    private ProcessResult install(String release, String... more) {
        return helm(with(
                more,
                "install",
                release,
                chart,
                "--namespace=" + release,
                "--create-namespace",
                "--wait",
                "--timeout=2m"));
    }

    private ProcessResult upgrade(String release, String... more) {
        return helm(with(
                more,
                "upgrade",
                release,
                chart,
                "--namespace=" + release,
                "--reset-then-reuse-values",
                "--wait",
                "--timeout=2m"));
    }

    private static String[] with(String[] more, String... arguments) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    private ProcessResult helm(String... arguments) {
        return helm.run(cluster.kubeconfig(), arguments);
    }

    private ProcessResult kubectl(String... arguments) {
        return kubectl.run(cluster.kubeconfig(), arguments);
    }

    private KubernetesClient client() {
        return cluster.client();
    }
}
