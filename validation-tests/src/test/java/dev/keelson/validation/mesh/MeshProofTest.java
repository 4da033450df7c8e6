package dev.keelson.validation.mesh;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.dryrun.DryRun;
import dev.keelson.validation.compliance.Proves;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.authorization.HttpRequest;
import dev.keelson.validation.mesh.istio.AnalysisMessage.Level;
import dev.keelson.validation.mesh.istio.AnalysisReport;
import dev.keelson.validation.mesh.istio.IstioAnalysis;
import dev.keelson.validation.mesh.istio.Istioctl;
import dev.keelson.validation.mesh.matrix.AuthorizationMatrix;
import dev.keelson.validation.mesh.matrix.Mesh;
import dev.keelson.validation.mesh.matrix.MeshAudit;
import dev.keelson.validation.mesh.matrix.MeshPort;
import dev.keelson.validation.mesh.matrix.MeshService;
import dev.keelson.validation.mesh.matrix.MeshWorkload;
import dev.keelson.validation.network.Edge;
import dev.keelson.validation.platform.WrittenPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is proven of a mesh from its files: of the one written by hand, and of every environment of the platform that has one. */
@Tag("slow")
@ClusterTest(
        with = {CONTROLLERS, CUSTOM_RESOURCES},
        lifetime = Lifetime.CLASS)
class MeshProofTest {
    @TempDir
    private static Path scratch;

    private static final List<MeshCase> CASES = new ArrayList<>();

    @BeforeAll
    static void render() {
        MeshCase.all(scratch).forEach(CASES::add);
    }

    static Stream<MeshCase> meshes() {
        return CASES.stream();
    }

    static Stream<MeshCase> with_a_gateway() {
        return meshes().filter(MeshCase::hasGateway);
    }

    @Test
    void there_is_always_a_mesh_to_prove() {
        assertThat(CASES).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("meshes")
    @Proves("mesh-accepted-by-istio")
    void all_analyzers_run_and_none_warns(MeshCase mesh) {
        AnalysisReport report = IstioAnalysis.install().of(mesh.plane(), mesh.injected());

        assertThat(report.skipped()).isEmpty();
        // That it speaks to the proxy itself is said of every EnvoyFilter; Istio has no other word for limits of
        // requests.
        assertThat(report.atLeast(Level.WARNING))
                .filteredOn(message ->
                        !(message.code().equals("IST0133") && message.resource().startsWith("EnvoyFilter")))
                .isEmpty();
        assertThat(refused(mesh.plane())).isEmpty();
        assertThat(refused(mesh.asIstiodReadsIt())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("meshes")
    @Proves({"strict-mtls", "default-deny-authorization", "egress-control"})
    void no_port_takes_plain_text_and_no_workload_lets_whoever_in_or_calls_whatever_it_likes(MeshCase mesh) {
        assertThat(MeshAudit.of(mesh.mesh(), Set.of())).isEmpty();
        assertThat(mesh.mesh().workloads()).anyMatch(workload -> workload.proxy() == MeshWorkload.Proxy.SIDECAR);
    }

    @ParameterizedTest
    @MethodSource("meshes")
    @Proves("least-authorization")
    void workloads_are_called_by_whom_is_declared_and_by_nobody_else(MeshCase mesh) {
        assertThat(mesh.declared()).isNotEmpty();
        Set<Edge> edges = new TreeSet<>(AuthorizationMatrix.of(mesh.mesh()).edges());
        // Some callers hand on the token of whoever they work for.
        HttpRequest withToken = HttpRequest.of("GET", "/").claims(claims(mesh.issuer()));
        edges.addAll(AuthorizationMatrix.of(mesh.mesh(), List.of(withToken)).edges());

        assertThat(edges)
                .as("those between components")
                .filteredOn(edge -> mesh.isOfPlatform(edge.from()))
                .containsExactlyInAnyOrderElementsOf(mesh.declared());
    }

    @ParameterizedTest
    @MethodSource("with_a_gateway")
    @Proves("jwt-at-gateway")
    void nobody_comes_in_from_outside_without_a_token_that_was_checked(MeshCase mesh) {
        HttpRequest bare = HttpRequest.of("GET", "/");
        HttpRequest forged = bare.claims(claims("forged.invalid"));

        assertThat(reached(mesh.mesh(), bare)).isEqualTo(mesh.withOwnLogin());
        assertThat(reached(mesh.mesh(), forged)).isEqualTo(mesh.withOwnLogin());
        assertThat(reached(mesh.mesh(), bare.claims(claims(mesh.issuer())))).containsAll(mesh.guarded());
        assertThat(mesh.guarded()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("meshes")
    @Proves("admitted-sidecars")
    void pods_with_sidecars_are_admitted(MeshCase mesh, Cluster cluster) throws IOException {
        Path root = mesh.injected().getParent().getParent();
        Files.createDirectories(root.resolve("report"));
        String name = mesh.injected().getFileName().toString();
        Files.writeString(
                root.resolve("report/platform.json"),
                "{\"environments\": {\"" + name + "\": {\"resources\": [],"
                        + " \"external\": [{\"kind\": \"Namespace\", \"name\": \"istio-ingress\"}]}}}");
        try (DryRun dryRun = DryRun.on(cluster)) {
            assertThat(dryRun.environment(new WrittenPlatform(root, List.of(name)), name)
                            .findings())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("meshes")
    void a_share_by_which_pods_are_scaled_exists_with_their_sidecars(MeshCase mesh) {
        List<ScaledPods> scaled = ScaledPods.of(ManifestTree.read(mesh.injected()));

        assertThat(scaled).allSatisfy(each -> {
            assertThat(each.hasProxy()).as(each.scaler()).isTrue();
            assertThat(each.withoutRequest()).as(each.scaler()).isEmpty();
        });
        assertThat(scaled.isEmpty())
                .as("scaled by a share")
                .isEqualTo(mesh.name().equals("shop"));
    }

    /** What Istio's admission says, but for a port of its own gateway whose name it does not take, and what it says of every filter. */
    private static List<String> refused(Path directory) {
        return Istioctl.install().validate(directory).stream()
                .filter(line -> !line.matches("Error: \\d+ errors? occurred:") && !line.endsWith("\" has warnings:"))
                .filter(line -> !line.contains("\"status-port\"")
                        && !line.contains("EnvoyFilter exposes internal implementation details"))
                .toList();
    }

    private static ObjectNode claims(String issuer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("iss", issuer)
                .put("sub", "me")
                .put("aud", "product");
    }

    /** The components that somebody outside reaches by a gateway: both let the request in. */
    private static Set<String> reached(Mesh mesh, HttpRequest request) {
        Set<String> reached = new TreeSet<>();
        for (MeshWorkload gateway : gatewaysLettingIn(mesh, request)) {
            for (MeshService service : mesh.services()) {
                for (MeshPort port : service.ports()) {
                    mesh.behind(service).stream()
                            .filter(workload -> workload.proxy() == MeshWorkload.Proxy.SIDECAR)
                            .filter(workload -> mesh.judge(
                                            Optional.of(gateway), service, port, workload, Optional.of(request))
                                    .allowed())
                            .forEach(workload -> reached.add(workload.component()));
                }
            }
        }
        return reached;
    }

    private static Set<MeshWorkload> gatewaysLettingIn(Mesh mesh, HttpRequest request) {
        Set<MeshWorkload> gateways = new LinkedHashSet<>();
        for (MeshService service : mesh.services()) {
            for (MeshPort port : service.ports()) {
                mesh.behind(service).stream()
                        .filter(workload -> workload.proxy() == MeshWorkload.Proxy.GATEWAY && port.number() == 443)
                        .filter(gateway -> mesh.judge(Optional.empty(), service, port, gateway, Optional.of(request))
                                .allowed())
                        .forEach(gateways::add);
            }
        }
        return gateways;
    }
}
