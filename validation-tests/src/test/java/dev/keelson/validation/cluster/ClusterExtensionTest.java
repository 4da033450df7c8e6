package dev.keelson.validation.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every test with a cluster relies on. */
@Tag("slow")
@ClusterTest
class ClusterExtensionTest {

    @Test
    void the_api_server_is_of_the_version_that_the_model_knows(Cluster cluster) {
        assertThat(cluster.client().getKubernetesVersion().getGitVersion()).startsWith("v1.34.");
    }

    @Test
    void a_privileged_pod_is_refused_where_no_namespace_says_else(Cluster cluster) {
        KubernetesClient client = cluster.client();
        client.resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("privileged")
                        .withNamespace("default")
                        .endMetadata()
                        .build())
                .serverSideApply();
        var pod = new PodBuilder()
                .withNewMetadata()
                .withName("privileged")
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName("privileged")
                .addNewContainer()
                .withName("main")
                .withImage("registry.example.com/any:1")
                .withNewSecurityContext()
                .withPrivileged(true)
                .endSecurityContext()
                .endContainer()
                .endSpec()
                .build();

        assertThatThrownBy(() -> client.resource(pod).dryRun().create())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("violates PodSecurity \"restricted:latest\"");
    }
}
