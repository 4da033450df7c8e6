package dev.keelson.validation.mesh.istio;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.dryrun.DryRun;
import dev.keelson.validation.cluster.dryrun.DryRunFinding;
import dev.keelson.validation.cluster.dryrun.DryRunReport;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.platform.WrittenPlatform;
import dev.keelson.validation.process.ProcessFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pods get the sidecars that Istio itself would put into them, and with them are admitted or not. */
@Tag("slow")
@ClusterTest(
        with = {CONTROLLERS, CUSTOM_RESOURCES},
        lifetime = Lifetime.CLASS)
class SidecarInjectionTest {
    @TempDir
    private static Path shared;

    private static Path controlPlane;

    @TempDir
    private Path directory;

    @BeforeAll
    static void render() {
        controlPlane = Bundles.controlPlane(shared, Bundles.operator());
    }

    @Test
    void a_sidecar_is_a_native_one_of_the_version_and_size_that_the_control_plane_says() {
        JsonNode pod = pod(inject(Bundles.shop()), "web");

        JsonNode proxy = container(pod.path("initContainers"), "istio-proxy");
        assertThat(proxy.path("restartPolicy").asText()).isEqualTo("Always");
        assertThat(proxy.path("image").asText()).isEqualTo("registry.example.com/istio/proxyv2:1.31.0");
        assertThat(proxy.at("/resources/requests/cpu").asText()).isEqualTo("50m");
        assertThat(names(pod.path("containers"))).containsExactly("web");
        assertThat(names(pod.path("initContainers")))
                .as("the network plugin redirects, no privileged container does")
                .doesNotContain("istio-init");
    }

    @Test
    void probes_are_asked_of_the_sidecar() {
        JsonNode pod = pod(inject(Bundles.shop()), "web");

        assertThat(pod.at("/containers/0/readinessProbe/httpGet/port").asInt()).isEqualTo(15_020);
    }

    @Test
    void what_only_a_pod_has_is_not_left_in_a_template() {
        for (var manifest : inject(Bundles.shop()).manifests()) {
            JsonNode metadata = manifest.body().at("/spec/template/metadata");
            assertThat(metadata.has("ownerReferences") || metadata.has("generateName") || metadata.has("namespace"))
                    .as(manifest.source())
                    .isFalse();
            assertThat(metadata.at("/labels/pod-template-hash").isMissingNode()).isTrue();
        }
    }

    @Test
    void labels_and_namespaces_select_as_the_webhook_says() {
        ManifestTree injected = inject(Bundles.shop());
        assertThat(names(pod(injected, "db").path("initContainers"))).contains("istio-proxy");
        assertThat(injected.manifests())
                .filteredOn(manifest -> manifest.name().equals("backup"))
                .extracting(manifest -> manifest.body().at("/spec/jobTemplate/spec/template/spec/initContainers"))
                .containsExactly(MissingNode.getInstance());

        ManifestTree outside = inject(Bundles.shopWith("istio-injection: enabled", "istio-injection: disabled"));
        assertThat(names(pod(outside, "web").path("initContainers"))).isEmpty();
    }

    @Test
    void a_pod_that_the_webhook_refuses_fails_with_its_words() {
        String shop = Bundles.shopWith(
                "sidecar.istio.io/inject: \"false\"}",
                "sidecar.istio.io/inject: \"true\"}\n          annotations: " + "{inject.istio.io/templates: nowhere}");

        assertThatThrownBy(() -> inject(shop))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("backup")
                .hasMessageContaining("nowhere");
    }

    @Test
    void pods_with_sidecars_are_admitted_under_pod_security_quota_and_limits(Cluster cluster) throws IOException {
        DryRunReport report = dryRun(cluster, inject(Bundles.shop(), controlPlane));

        assertThat(report.findings()).isEmpty();
        assertThat(report.pods()).isEqualTo(5);
    }

    @Test
    void a_sidecar_that_outgrows_the_limits_of_its_namespace_is_refused(Cluster cluster) throws IOException {
        Path large = Bundles.controlPlane(
                directory.resolve("large"), Bundles.operator().replace("cpu: 500m", "cpu: 1500m"));

        assertThat(dryRun(cluster, inject(Bundles.shop(), large)).findings())
                .extracting(DryRunFinding::message)
                .anySatisfy(message -> assertThat(message).contains("maximum cpu usage per Container is 1"));
    }

    @Test
    void without_the_network_plugin_pod_security_refuses_every_pod(Cluster cluster) throws IOException {
        Path privileged = Bundles.controlPlane(
                directory.resolve("privileged"), Bundles.operator().replace("enabled: true", "enabled: false"));

        assertThat(dryRun(cluster, inject(Bundles.shop(), privileged)).findings())
                .extracting(DryRunFinding::message)
                .filteredOn(message -> message.contains("forbidden"))
                .hasSize(4)
                .allSatisfy(message -> assertThat(message).contains("violates PodSecurity \"restricted", "istio-init"));
    }

    private ManifestTree inject(String objects) {
        return ManifestTree.read(inject(objects, controlPlane));
    }

    private Path inject(String objects, Path plane) {
        Path platform = Bundles.write(directory.resolve("shop"), objects);
        return SidecarInjection.install().inject(plane, platform, directory.resolve("written/manifests/only"));
    }

    private DryRunReport dryRun(Cluster cluster, Path injected) throws IOException {
        Path root = injected.getParent().getParent();
        Files.createDirectories(root.resolve("report"));
        Files.writeString(root.resolve("report/platform.json"), "{\"environments\": {\"only\": {\"resources\": []}}}");
        try (DryRun dryRun = DryRun.on(cluster)) {
            return dryRun.environment(new WrittenPlatform(root, List.of("only")), "only");
        }
    }

    private static JsonNode pod(ManifestTree tree, String workload) {
        return tree.manifests().stream()
                .filter(manifest -> manifest.type().startsWith("apps/v1/")
                        && manifest.name().equals(workload))
                .findFirst()
                .orElseThrow()
                .body()
                .at("/spec/template/spec");
    }

    private static JsonNode container(JsonNode containers, String name) {
        return StreamSupport.stream(containers.spliterator(), false)
                .filter(container -> container.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode containers) {
        return StreamSupport.stream(containers.spliterator(), false)
                .map(container -> container.path("name").asText())
                .toList();
    }
}
