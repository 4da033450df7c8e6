package dev.keelson.validation.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that exists is chosen in words, all of them. */
class ExistingClusterTest {
    @TempDir
    Path directory;

    private Path kubeconfig;
    private final Map<String, String> properties = new HashMap<>();

    @BeforeEach
    void choose() throws IOException {
        kubeconfig = Files.writeString(directory.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters:
                  - {name: lab, cluster: {server: 'https://lab.example.com/k8s/clusters/c-1'}}
                  - {name: live, cluster: {server: 'https://live.example.com'}}
                users:
                  - {name: lab, user: {token: lab-token}}
                  - {name: live, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: /bin/sh, args: [-c, 'touch %s/asked']}}}
                contexts:
                  - {name: lab, context: {cluster: lab, user: lab}}
                  - {name: live, context: {cluster: live, user: live, namespace: shop}}
                current-context: live
                """.formatted(directory));
        properties.put("keelson.cluster.kubeconfig", kubeconfig.toString());
        properties.put("keelson.cluster.context", "lab");
        properties.put("keelson.cluster.namespaces", "mine, ours");
    }

    @Test
    void nothing_is_chosen_by_saying_nothing() {
        assertThat(ExistingCluster.chosen(name -> null)).isNotPresent();
    }

    @Test
    void the_context_is_the_one_that_was_named() {
        try (var client = ExistingCluster.chosen(properties::get).orElseThrow().client()) {
            assertThat(client.getConfiguration().getMasterUrl()).startsWith("https://lab.example.com/");
            assertThat(client.getConfiguration().getAutoOAuthToken()).isEqualTo("lab-token");
            assertThat(client.getConfiguration().getNamespace()).isNull();
        }
    }

    @Test
    void a_kubeconfig_alone_is_refused_with_what_is_missing() {
        properties.remove("keelson.cluster.context");

        refused("-Dkeelson.cluster.context must say the context of the cluster");
    }

    @Test
    void a_context_without_namespaces_is_refused_with_what_is_missing() {
        properties.remove("keelson.cluster.namespaces");

        refused("-Dkeelson.cluster.namespaces must say the namespaces that tests may write to");
    }

    @Test
    void namespaces_without_a_name_are_refused() {
        properties.put("keelson.cluster.namespaces", " , ");

        refused("-Dkeelson.cluster.namespaces must say the namespaces that tests may write to");
    }

    @Test
    void an_unknown_context_is_refused_before_the_current_one_is_asked_for_its_token() {
        properties.put("keelson.cluster.context", "labs");

        refused("has no context labs, which -Dkeelson.cluster.context names; it has lab, live.");
        assertThat(directory.resolve("asked")).doesNotExist();
    }

    @Test
    void a_context_without_a_kubeconfig_is_refused() {
        properties.remove("keelson.cluster.kubeconfig");

        refused("no -Dkeelson.cluster.kubeconfig names one");
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        properties.put("keelson.cluster.kubeconfig", directory.toString());

        refused("names no file that can be read");
    }

    @Test
    void an_unknown_scope_is_refused() {
        properties.put("keelson.cluster.scope", "Cluster");

        refused("-Dkeelson.cluster.scope=Cluster is no scope: it is cluster, or left out");
    }

    @Test
    void other_programs_are_handed_no_file_that_leads_them_to_the_current_context() {
        ExistingCluster existing = ExistingCluster.chosen(properties::get).orElseThrow();

        assertThatThrownBy(existing::kubeconfig)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("takes its current context live and not lab")
                .hasMessageEndingWith("kubectl config view --raw --minify --context=lab.");
    }

    @Test
    void other_programs_are_handed_a_file_whose_current_context_is_the_chosen_one() throws Exception {
        Files.writeString(
                kubeconfig, Files.readString(kubeconfig).replace("current-context: live", "current-context: lab"));

        assertThatCode(() ->
                        ExistingCluster.chosen(properties::get).orElseThrow().kubeconfig())
                .doesNotThrowAnyException();
    }

    private void refused(String message) {
        assertThatThrownBy(() -> ExistingCluster.chosen(properties::get))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }
}
