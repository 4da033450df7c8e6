package dev.keelson.validation.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.process.ChildJvm;
import dev.keelson.validation.process.ProcessRun;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run asks the cluster that was chosen, or its own, whatever the machine that it runs on belongs to. */
@Tag("slow")
@ClusterTest
class MachineTest {
    @TempDir
    Path directory;

    @Test
    void no_setting_of_a_client_comes_from_the_machine() throws Exception {
        Path kubeconfig = Files.writeString(directory.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: lab, cluster: {server: 'https://lab.example.com'}}]
                users: [{name: lab, user: {token: lab-token}}]
                contexts: [{name: lab, context: {cluster: lab, user: lab}}]
                current-context: lab
                """);

        List<String> quiet = settings(new Machine(Map.of("HOME", directory.toString()), List.of()), kubeconfig);
        List<String> loud = settings(Machine.in(directory), kubeconfig);

        assertThat(loud)
                .contains(
                        "found getMasterUrl https://127.0.0.1:1/",
                        "found getNamespace live",
                        "found getHttpsProxy http://127.0.0.1:1")
                .contains("lab getMasterUrl https://lab.example.com/", "chosen getAutoOAuthToken lab-token");
        assertThat(loud.stream().filter(line -> !line.startsWith("found ")))
                .containsExactlyElementsOf(quiet.stream()
                        .filter(line -> !line.startsWith("found "))
                        .toList());
    }

    @Test
    void a_run_without_a_choice_gets_its_own_cluster(Cluster cluster) throws Exception {
        Machine machine = Machine.in(directory);

        assertThat(OtherRun.of(machine.options(), machine.environment(), OtherRun.InItsOwn.class)
                        .output())
                .contains(
                        "is_served(Cluster): SUCCESSFUL",
                        "is_the_same(Cluster): SUCCESSFUL",
                        "server: https://127.0.0.1:")
                .doesNotContain("server: " + cluster.client().getMasterUrl(), "FAILED");
    }

    @Test
    void a_run_writes_to_the_chosen_cluster_where_it_may(Cluster cluster) throws Exception {
        KubernetesClient client = cluster.client();
        for (String namespace : List.of("mine", "other")) {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(namespace)
                            .endMetadata()
                            .build())
                    .create();
        }
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("kept")
                        .withNamespace("other")
                        .endMetadata()
                        .build())
                .create();
        Machine machine = Machine.in(directory);

        String output = OtherRun.of(
                        choice(cluster.kubeconfig()), machine.environment(), OtherRun.InTheChosenCluster.class)
                .output();

        assertThat(output).doesNotContain("FAILED").contains("InTheChosenCluster: SUCCESSFUL");
        assertThat(output.lines().filter(line -> line.endsWith("(Cluster): SUCCESSFUL")))
                .hasSize(4);
        assertThat(names(client, "mine")).contains("written");
        assertThat(names(client, "other")).contains("kept").doesNotContain("written");
        assertThat(client.namespaces().withName("mine").get().getMetadata().getDeletionTimestamp())
                .isNull();
    }

    @Test
    void a_start_that_fails_is_tried_once_in_a_run() throws Exception {
        String output = OtherRun.of(
                        choice(directory.resolve("absent")),
                        Map.of(),
                        OtherRun.InTheChosenCluster.class,
                        OtherRun.Another.class,
                        OtherRun.InItsOwn.class)
                .output();

        assertThat(output.lines().filter(line -> line.contains(": FAILED")))
                .hasSize(3)
                .allMatch(line -> line.contains("absent names no file that can be read"))
                .anyMatch(line -> line.contains("InTheChosenCluster: ") && !line.contains("earlier in this run"))
                .anyMatch(line -> line.contains("Another: ") && line.contains("earlier in this run"))
                .anyMatch(line -> line.contains("InItsOwn: ") && line.contains("earlier in this run"));
    }

    private static List<String> choice(Path kubeconfig) {
        return List.of(
                "-Dkeelson.cluster.kubeconfig=" + kubeconfig,
                "-Dkeelson.cluster.context=lab",
                "-Dkeelson.cluster.namespaces=mine");
    }

    private static List<String> names(KubernetesClient client, String namespace) {
        return client.configMaps().inNamespace(namespace).list().getItems().stream()
                .map(each -> each.getMetadata().getName())
                .toList();
    }

    private static List<String> settings(Machine machine, Path kubeconfig) {
        List<String> options = new ArrayList<>(machine.options());
        ProcessRun run = ProcessRun.of(
                Duration.ofMinutes(1), ChildJvm.command(ClientSettings.class, options, kubeconfig.toString()));
        machine.environment().forEach(run::environment);
        return run.run().orFail().output().lines().toList();
    }
}
