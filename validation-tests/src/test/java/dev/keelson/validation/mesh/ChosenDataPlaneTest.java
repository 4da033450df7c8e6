package dev.keelson.validation.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.helm.chart.Chart;
import dev.keelson.istio.authorization.Callers;
import dev.keelson.istio.authorization.Request;
import dev.keelson.istio.membership.DataPlane;
import dev.keelson.istio.mesh.Mesh;
import dev.keelson.istio.traffic.Inbound;
import dev.keelson.validation.chart.square.Emission;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import dev.keelson.validation.chart.sweep.Sweep;
import dev.keelson.validation.chart.sweep.SweepReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What carries the calls of a mesh is a value like others: a chart follows whoever chooses it when they install. */
@Tag("slow")
class ChosenDataPlaneTest {
    private static final int RANDOM = 20;
    private static final long SEED = 34;

    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component WEB = SHOP.component("web");
    private static final Component API = SHOP.component("api");
    private static final Component DB = SHOP.component("db");
    private static final Port HTTP = Port.http(8080);
    private static final Port SQL = Port.tcp("postgresql", 5432);
    private static final Choice<DataPlane> PLANE = Setting.choice("global.dataPlane", DataPlane.SIDECARS);
    private static final Toggle GUARDED = Setting.toggle("api.guarded").onByDefault();
    private static final Toggle LEGACY = Setting.toggle("db.legacy");

    private static final Platform PLATFORM = Platform.of(ChosenDataPlaneTest::define);

    @TempDir
    private static Path directory;

    private static Square square;

    @BeforeAll
    static void chart() {
        square = new Square(PLATFORM, Chart.of(PLATFORM, "1.0.0").files(), directory);
    }

    /** The plane is chosen of the mesh, and of one component; the waypoint has a word to see to, or none. */
    private static void define(PlatformDraft p) {
        p.with(Mesh.istio(m -> m.dataPlane(p.get(PLANE))));
        p.deployment(WEB, image("web"), serving(HTTP, d -> d.connectsTo(API, HTTP)));
        p.deployment(API, image("api"), serving(HTTP, d -> {
            d.connectsTo(DB, SQL);
            if (p.get(GUARDED)) {
                d.with(Callers.only(WEB, HTTP, Request.reading("/v1/*")))
                        .with(Inbound.traffic(t -> t.timeout(Duration.ofSeconds(2))));
            }
        }));
        p.deployment(DB, image("db"), serving(SQL, d -> {
            if (p.get(LEGACY)) {
                d.with(Mesh.dataPlane(DataPlane.SIDECARS));
            }
        }));
    }

    @ParameterizedTest
    @EnumSource(DataPlane.class)
    void the_chart_renders_what_each_plane_has(DataPlane plane) {
        for (boolean guarded : List.of(true, false)) {
            assertThat(square.disagreement(chosen(plane, guarded)))
                    .as("guarded: " + guarded)
                    .isEmpty();
        }
    }

    @Test
    void waypoints_and_their_policies_come_and_go() {
        Set<String> ofWaypoints = Set.of(
                "Gateway waypoint",
                "ConfigMap waypoint-pods",
                "NetworkPolicy waypoint",
                "AuthorizationPolicy default-deny-waypoint",
                "AuthorizationPolicy api-waypoint",
                "HTTPRoute api-mesh");

        assertThat(rendered(DataPlane.AMBIENT, true)).containsAll(ofWaypoints).doesNotContain("Sidecar api");
        assertThat(rendered(DataPlane.AMBIENT, false)).doesNotContainAnyElementsOf(ofWaypoints);
        assertThat(rendered(DataPlane.SIDECARS, true))
                .contains("Sidecar api", "VirtualService api-mesh")
                .doesNotContainAnyElementsOf(ofWaypoints);
    }

    @Test
    void no_value_beside_it_makes_a_difference() {
        SweepReport report = Sweep.of(square, PLATFORM, Values.NONE, RANDOM, SEED);

        assertThat(report.disagreements()).isEmpty();
        assertThat(report.owed()).isEmpty();
        assertThat(report.taken().get(PLANE.path())).hasSize(DataPlane.values().length);
    }

    @Test
    void a_mesh_of_one_plane_has_no_values_of_the_other(@TempDir Path other) {
        Platform ambient = Platform.of(p -> {
            p.with(Mesh.istio(m -> m.dataPlane(DataPlane.AMBIENT)));
            p.deployment(DB, image("db"), serving(SQL, d -> {}));
        });
        Platform vain = Platform.of(p -> {
            p.with(Mesh.istio(m -> m.dataPlane(DataPlane.AMBIENT).proxyCpu(Cpu.millis(50))));
            p.deployment(DB, image("db"), serving(SQL, d -> {}));
        });
        Square one = new Square(ambient, Chart.of(ambient, "1.0.0").files(), other);

        assertThat(square.known()).contains("global.mesh.proxyCpu", "global.mesh.waypoint.maximum");
        assertThat(one.known()).isNotEmpty().noneMatch(path -> path.startsWith("global.mesh"));
        assertThat(one.disagreement(Environment.named("ambient"))).isEmpty();
        assertThat(Sweep.of(one, ambient, Values.NONE, 0, SEED).owed()).isEmpty();
        assertThatThrownBy(() -> Chart.of(vain, "1.0.0"))
                .as("what somebody said is not lost without a word")
                .hasMessageContaining("error[lost-symbol] global.mesh.proxyCpu:");
    }

    private static Environment chosen(DataPlane plane, boolean guarded) {
        Environment chosen = Environment.named("chosen").with(PLANE, plane);
        return guarded ? chosen.on(GUARDED) : chosen.off(GUARDED);
    }

    private static Set<String> rendered(DataPlane plane, boolean guarded) {
        Emission emission = Emission.of(PLATFORM, chosen(plane, guarded));
        return square.rendered(Values.of(emission), emission.namespace()).objects().stream()
                .map(each -> each.object().path("kind").asText() + " "
                        + each.object().at("/metadata/name").asText())
                .collect(Collectors.toSet());
    }

    private static Consumer<DeploymentDraft> serving(Port port, Consumer<DeploymentDraft> words) {
        return d -> words.accept(d.port(port).readiness(Probe.tcp(port)).resources(r -> r.cpu(Cpu.millis(100))
                .memory(Memory.mib(128))));
    }

    private static Image image(String name) {
        return Image.parse("registry.example.com/shop/" + name + ":1.0.0");
    }
}
