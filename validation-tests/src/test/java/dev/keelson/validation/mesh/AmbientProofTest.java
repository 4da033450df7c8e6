package dev.keelson.validation.mesh;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.dryrun.DryRun;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.ambient.AmbientMesh;
import dev.keelson.validation.mesh.authorization.HttpRequest;
import dev.keelson.validation.mesh.istio.AnalysisMessage.Level;
import dev.keelson.validation.mesh.istio.AnalysisReport;
import dev.keelson.validation.mesh.istio.IstioAnalysis;
import dev.keelson.validation.mesh.istio.Istioctl;
import dev.keelson.validation.mesh.istio.SidecarInjection;
import dev.keelson.validation.mesh.istio.WaypointPods;
import dev.keelson.validation.network.Edge;
import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.endpoint.Address;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.platform.WrittenPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proven from its files of a mesh without sidecars: of the platform's objects, and of those that istiod makes of its waypoints. */
@Tag("slow")
@ClusterTest(
        with = {CONTROLLERS, CUSTOM_RESOURCES},
        lifetime = Lifetime.CLASS)
class AmbientProofTest {
    private static final HttpRequest READING = HttpRequest.of("GET", "/v1/orders");
    private static final HttpRequest WRITING = HttpRequest.of("POST", "/v1/orders");
    private static final HttpRequest OPERATING = HttpRequest.of("GET", "/admin/users");

    /**
     * istioctl asks the pods of every Deployment outside istio-system for two labels: a name, which ours have, and a revision,
     * {@code app.kubernetes.io/version} or {@code version} ({@code validateDeploymentLabel}). Metrics need neither: where no
     * label says a revision, istiod takes "latest" for what ztunnel and waypoints tell of a pod ({@code CanonicalService}), and
     * in ambient mode there are no two revisions of a component to be told apart.
     */
    private static final String WITHOUT_REVISION =
            "deployment \"[a-z-]+/(shop|office|watch):\" may not provide Istio metrics"
                    + " and telemetry labels: map\\[\"app\\.kubernetes\\.io/name\":.*";

    @TempDir
    private static Path scratch;

    private static Path platform;
    private static Path plane;
    private static Path waypoints;
    private static AmbientMesh mesh;

    @BeforeAll
    static void render() {
        platform = AmbientShop.write(scratch);
        plane = Istioctl.install()
                .renderControlPlane(scratch.resolve("operator/istio-operator.yaml"), scratch.resolve("plane"));
        waypoints = WaypointPods.install().make(plane, platform, scratch.resolve("waypoints"));
        mesh = AmbientMesh.of(whole());
    }

    private static ManifestTree whole() {
        List<Manifest> all = new ArrayList<>(ManifestTree.read(platform).manifests());
        all.addAll(ManifestTree.read(waypoints).manifests());
        return new ManifestTree(all);
    }

    @Test
    void all_analyzers_run_and_none_warns() {
        AnalysisReport report = IstioAnalysis.install().of(plane, platform, waypoints);

        assertThat(report.skipped()).isEmpty();
        assertThat(report.atLeast(Level.WARNING)).isEmpty();
        assertThat(Istioctl.install().validate(platform))
                .filteredOn(line -> !line.matches(WITHOUT_REVISION))
                .isEmpty();
    }

    @Test
    void istio_injects_no_sidecar() {
        Path injected = SidecarInjection.install().inject(plane, platform, scratch.resolve("injected"));

        assertThat(ManifestTree.read(injected).manifests())
                .isNotEmpty()
                .noneMatch(manifest -> manifest.body().toString().contains("istio-proxy")
                        && manifest.type().startsWith("apps/"));
    }

    @Test
    void the_control_plane_carries_calls_on_nodes() {
        assertThat(ManifestTree.read(plane).manifests())
                .extracting(manifest -> manifest.body().path("kind").asText() + " " + manifest.name())
                .contains("DaemonSet ztunnel", "DaemonSet istio-cni-node", "Deployment istiod");
    }

    @Test
    void istiod_makes_what_was_asked_for_of_a_waypoint() {
        assertThat(ManifestTree.read(waypoints).manifests())
                .extracting(manifest -> manifest.body().path("kind").asText() + " " + manifest.id())
                .containsExactlyInAnyOrder(
                        "ServiceAccount shop/waypoint",
                        "Deployment shop/waypoint",
                        "Service shop/waypoint",
                        "HorizontalPodAutoscaler shop/waypoint",
                        "PodDisruptionBudget shop/waypoint");
    }

    @Test
    void calls_reach_whom_is_declared_and_nobody_else() {
        assertThat(mesh.edges(List.of(READING, withToken(READING))))
                .containsExactlyInAnyOrderElementsOf(AmbientShop.DECLARED);
    }

    @Test
    void proxies_alone_let_nobody_else_through_either() {
        assertThat(mesh.withoutNetworkPolicies().edges(List.of(READING, withToken(READING))))
                .containsExactlyInAnyOrderElementsOf(AmbientShop.DECLARED);
    }

    @Test
    void a_waypoint_tells_requests_apart_as_they_are_declared() {
        assertThat(allowed("shop/web", "shop/api", 80, READING)).isTrue();
        assertThat(allowed("shop/web", "shop/api", 80, WRITING)).isTrue();
        assertThat(allowed("shop/web", "shop/api", 80, OPERATING)).isFalse();
        assertThat(allowed("office/reports", "shop/api", 80, READING)).isTrue();
        assertThat(allowed("office/reports", "shop/api", 80, WRITING)).isFalse();
        assertThat(allowed("office/reports", "shop/orders", 8080, withToken(READING)))
                .isFalse();
        assertThat(allowed("shop/web", "shop/orders", 8080, READING)).isFalse();
        assertThat(allowed("shop/web", "shop/orders", 8080, withToken(READING))).isTrue();
        assertThat(allowed("shop/web", "shop/orders", 8080, READING.claims(claims("https://forged.invalid"))))
                .isFalse();
    }

    @Test
    void a_waypoint_lets_nobody_ask_for_what_nobody_calls() {
        assertThat(mesh.judgeAtWaypoint("shop/web", "shop/admin", 8080, READING).allowed())
                .isFalse();
    }

    @Test
    void nobody_passes_a_waypoint_by() {
        AmbientMesh proxies = mesh.withoutNetworkPolicies();
        for (String caller : List.of("shop/web", "office/reports", "shop/db", "office/fax")) {
            for (String callee : List.of("shop/api", "shop/orders", "shop/admin")) {
                assertThat(mesh.judgePastServices(caller, callee, 8080).allowed())
                        .isFalse();
                assertThat(proxies.judgePastServices(caller, callee, 8080).allowed())
                        .isFalse();
            }
        }
        assertThat(mesh.judgePastServices("shop/waypoint", "shop/api-next", 8080)
                        .allowed())
                .as("where the waypoint leads requests to")
                .isTrue();
        assertThat(mesh.judgePastServices("shop/waypoint", "shop/db", 5432).allowed())
                .isFalse();
    }

    @Test
    void tunnels_go_where_connections_are_declared_and_by_the_waypoints_between() {
        assertThat(Reachability.of(whole()).edges(Port.tcp(AmbientMesh.TUNNEL)))
                .filteredOn(edge -> edge.port() == AmbientMesh.TUNNEL)
                .containsExactlyInAnyOrder(
                        tunnel("shop/web", "shop/waypoint"),
                        tunnel("office/reports", "shop/waypoint"),
                        tunnel("shop/waypoint", "shop/admin"),
                        tunnel("shop/waypoint", "shop/api"),
                        tunnel("shop/waypoint", "shop/api-next"),
                        tunnel("shop/waypoint", "shop/orders"),
                        tunnel("shop/api", "shop/db"),
                        tunnel("office/reports", "shop/db"),
                        tunnel("watch/prometheus", "shop/db"));
    }

    @Test
    void whoever_gathers_metrics_by_annotations_asks_those_of_waypoints_and_nobody_else_does() {
        Manifest pods = made("Deployment");
        JsonNode annotations = pods.body().at("/spec/template/metadata/annotations");
        Port metrics = Port.tcp(annotations.path("prometheus.io/port").asInt());

        assertThat(annotations.path("prometheus.io/scrape").asText()).isEqualTo("true");
        assertThat(Reachability.of(whole()).edges(metrics))
                .filteredOn(edge -> edge.port() == metrics.number())
                .containsExactly(Edge.tcp("watch/prometheus", "shop/waypoint", metrics.number()));
        Reachability lenient = Reachability.of(new ManifestTree(whole().manifests().stream()
                .filter(manifest ->
                        !manifest.id().startsWith("watch/") || !manifest.type().startsWith("networking.k8s.io/"))
                .toList()));
        assertThat(lenient.allowsIngress(watching("prometheus"), "shop/waypoint", metrics))
                .isTrue();
        assertThat(lenient.allowsIngress(watching("prometheus"), "shop/waypoint", Port.tcp(15021)))
                .isFalse();
        assertThat(lenient.allowsIngress(watching("somebody"), "shop/waypoint", metrics))
                .as("where only the waypoint's own policy keeps it out")
                .isFalse();
    }

    private static Pod watching(String name) {
        return Pod.in("watch").labelled("app.kubernetes.io/name", name);
    }

    @Test
    void quotas_count_of_a_waypoint_what_istiod_makes() {
        JsonNode deployment = made("Deployment").body();
        JsonNode container = deployment.at("/spec/template/spec/containers/0");

        assertThat(deployment.at("/spec/template/spec/containers")).hasSize(1);
        assertThat(deployment.at("/spec/template/spec/initContainers").isMissingNode())
                .isTrue();
        assertThat(container.at("/resources").toString())
                .isEqualTo("{\"limits\":{\"cpu\":\"2\",\"memory\":\"256Mi\"},"
                        + "\"requests\":{\"cpu\":\"100m\",\"memory\":\"256Mi\"}}");
        assertThat(deployment.at("/spec/strategy/rollingUpdate").isMissingNode())
                .as("an update adds a quarter, as it does where nobody says")
                .isTrue();
        assertThat(made("HorizontalPodAutoscaler")
                        .body()
                        .at("/spec/maxReplicas")
                        .asInt())
                .isEqualTo(5);
    }

    private static Manifest made(String kind) {
        return ManifestTree.read(waypoints).manifests().stream()
                .filter(manifest -> manifest.body().path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void probes_come_in_with_the_address_that_the_plug_in_gives_them() {
        Reachability network = Reachability.of(whole());

        assertThat(network.allowsIngress(Address.of("169.254.7.127"), "shop/db", Port.tcp(5432)))
                .isTrue();
        assertThat(network.allowsIngress(Address.of("169.254.7.128"), "shop/db", Port.tcp(5432)))
                .isFalse();
        assertThat(network.allowsIngress(Address.of("169.254.7.127"), "office/fax", Port.tcp(8080)))
                .as("whose calls nobody redirects")
                .isFalse();
    }

    @Test
    void all_of_it_is_admitted(Cluster cluster) throws IOException {
        Path root = scratch.resolve("whole");
        Path directory = root.resolve("manifests/ambient");
        copy(platform, directory);
        Path kustomization = directory.resolve("kustomization.yaml");
        Files.writeString(kustomization, Files.readString(kustomization) + "  - waypoints.yaml\n");
        Files.copy(waypoints.resolve("waypoints.yaml"), directory.resolve("waypoints.yaml"));
        Files.createDirectories(root.resolve("report"));
        Files.writeString(
                root.resolve("report/platform.json"),
                "{\"environments\": {\"ambient\": {\"resources\": [], \"external\": []}}}");

        try (DryRun dryRun = DryRun.on(cluster)) {
            assertThat(dryRun.environment(new WrittenPlatform(root, List.of("ambient")), "ambient")
                            .findings())
                    .isEmpty();
        }
    }

    private static boolean allowed(String caller, String service, int port, HttpRequest request) {
        return mesh.judge(caller, service, port, request).allowed();
    }

    private static HttpRequest withToken(HttpRequest request) {
        return request.claims(claims("https://login.example.com"));
    }

    private static JsonNode claims(String issuer) {
        return JsonNodeFactory.instance.objectNode().put("iss", issuer).put("sub", "me");
    }

    private static Edge tunnel(String from, String to) {
        return Edge.tcp(from, to, AmbientMesh.TUNNEL);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
