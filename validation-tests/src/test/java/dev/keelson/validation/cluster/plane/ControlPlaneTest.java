package dev.keelson.validation.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ControlPlaneTest {

    @Test
    void it_serves_the_pinned_version_of_kubernetes() throws Exception {
        try (ControlPlane plane = ControlPlane.start(EnumSet.allOf(ControlPlane.Part.class), LabSettings.quick());
                KubernetesClient client = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(Files.readString(plane.kubeconfig())))
                        .build()) {
            assertThat(client.getKubernetesVersion().getGitVersion()).isEqualTo("v1.34.8");
        }
    }
}
