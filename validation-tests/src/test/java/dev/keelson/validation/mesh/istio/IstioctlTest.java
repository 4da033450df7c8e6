package dev.keelson.validation.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.process.ProcessFailedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class IstioctlTest {
    private final Istioctl istioctl = Istioctl.install();

    @TempDir
    private Path directory;

    @Test
    void a_control_plane_is_rendered_from_an_operator_without_a_cluster() {
        Path plane = Bundles.controlPlane(directory, Bundles.operator());

        assertThat(ManifestTree.read(plane).manifests())
                .extracting(manifest -> manifest.body().path("kind").asText() + " " + manifest.name())
                .contains(
                        "Deployment istiod",
                        "Deployment istio-ingressgateway",
                        "DaemonSet istio-cni-node",
                        "ConfigMap istio-sidecar-injector",
                        "MutatingWebhookConfiguration istio-sidecar-injector",
                        "CustomResourceDefinition virtualservices.networking.istio.io");
        assertThat(ManifestTree.read(plane).manifests())
                .filteredOn(manifest -> manifest.name().equals("istio"))
                .filteredOn(manifest -> manifest.type().equals("v1/ConfigMap"))
                .extracting(IstioctlTest::mesh)
                .singleElement()
                .asString()
                .contains("mode: REGISTRY_ONLY");
    }

    @Test
    void what_the_control_plane_consists_of_is_validated_like_everything_else() {
        assertThat(istioctl.validate(Bundles.controlPlane(directory, Bundles.operator())))
                .isEmpty();
    }

    @Test
    void an_operator_with_a_setting_that_istio_does_not_know_is_refused() {
        String operator = Bundles.operator().replace("components:", "componentz:");

        assertThatThrownBy(() -> Bundles.controlPlane(directory, operator))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("componentz");
    }

    @Test
    void a_valid_bundle_is_accepted() {
        assertThat(istioctl.validate(Bundles.write(directory, Bundles.shop()))).isEmpty();
    }

    @Test
    void errors_are_told() {
        String shop = Bundles.shopWith("mtls: {mode: STRICT}", "portLevelMtls: {8080: {mode: STRICT}}");

        assertThat(istioctl.validate(Bundles.write(directory, shop)))
                .anySatisfy(line -> assertThat(line).contains("PeerAuthentication/shop/default"));
    }

    @Test
    void warnings_are_told_too() {
        String shop = Bundles.shopWith(
                "hosts: [api.shop.svc.cluster.local]\n  http:",
                "hosts: [api.shop.svc.cluster.local]\n  http:\n    - name: all\n      route:\n"
                        + "        - destination: {host: api.shop.svc.cluster.local, subset: stable}");

        assertThat(istioctl.validate(Bundles.write(directory, shop)))
                .anySatisfy(line -> assertThat(line).contains("has warnings"));
    }

    private static String mesh(Manifest manifest) {
        return manifest.body().at("/data/mesh").asText();
    }
}
