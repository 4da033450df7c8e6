package dev.keelson.istio.ambient;

import static dev.keelson.istio.Shop.API;
import static dev.keelson.istio.Shop.DB;
import static dev.keelson.istio.Shop.HTTP;
import static dev.keelson.istio.Shop.IMAGE;
import static dev.keelson.istio.Shop.SHOP;
import static dev.keelson.istio.Shop.SQL;
import static dev.keelson.istio.Shop.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.Emitted;
import dev.keelson.istio.Shop;
import dev.keelson.istio.authorization.Callers;
import dev.keelson.istio.authorization.Request;
import dev.keelson.istio.canary.Canary;
import dev.keelson.istio.membership.DataPlane;
import dev.keelson.istio.mesh.Mesh;
import dev.keelson.istio.ratelimit.RateLimit;
import dev.keelson.istio.resilience.RetryOn;
import dev.keelson.istio.route.TextMatch;
import dev.keelson.istio.traffic.Inbound;
import dev.keelson.istio.traffic.TrafficDraft;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is said of components without sidecars and does not hold. */
class AmbientMistakesTest {
    private static final Component NEXT = SHOP.component("api-next");
    private static final Component AWAY = Namespace.named("away").component("archive");

    private static Definition shop(Consumer<DeploymentDraft> web, Consumer<DeploymentDraft> api) {
        return p -> {
            p.with(Mesh.istio(m -> m.dataPlane(DataPlane.AMBIENT)));
            p.deployment(WEB, IMAGE, Shop.working(d -> web.accept(d.connectsTo(API, HTTP))));
            p.deployment(API, IMAGE, Shop.serving(HTTP, api));
            p.deployment(NEXT, IMAGE, Shop.serving(HTTP));
            p.deployment(AWAY, IMAGE, Shop.serving(HTTP));
        };
    }

    private static Definition led(Consumer<TrafficDraft> words) {
        return shop(web -> {}, api -> api.with(Inbound.traffic(words)));
    }

    private static void is_told(Definition definition, String rule, String... words) {
        assertThat(Emitted.of(definition).findings())
                .singleElement()
                .asString()
                .contains("error[" + rule + "]", "AmbientMistakesTest.java:")
                .contains(words);
    }

    @Test
    void limits_of_requests() {
        is_told(
                shop(web -> {}, api -> api.with(RateLimit.local(10, Duration.ofSeconds(1), l -> {}))),
                "not-in-ambient",
                "RateLimit.local",
                "EnvoyFilter");
    }

    @Test
    void what_sidecars_need_where_nobody_has_one() {
        assertThat(Emitted.of(sized(d -> {})).findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding)
                        .contains("no pod of the platform has one", "AmbientMistakesTest.java:", "in ambient mode)"))
                .satisfiesExactly(
                        cpu -> assertThat(cpu).startsWith("warning[no-sidecar] global.mesh.proxyCpu: proxyCpu(…)"),
                        memory -> assertThat(memory).startsWith("warning[no-sidecar] global.mesh.proxyMemory:"));
        Emitted.sound(sized(d -> d.with(Mesh.dataPlane(DataPlane.SIDECARS))));
    }

    private static Definition sized(Consumer<DeploymentDraft> words) {
        return p -> {
            p.with(Mesh.istio(
                    m -> m.dataPlane(DataPlane.AMBIENT).proxyCpu(Cpu.millis(50)).proxyMemory(Memory.mib(64))));
            p.deployment(DB, IMAGE, Shop.serving(SQL, words));
        };
    }

    @Test
    void annotations_of_pods_that_are_read_for_sidecars() {
        assertThat(Emitted.of(shop(web -> {}, api -> api.annotation("sidecar.istio.io/proxyCPU", "50m")))
                        .findings())
                .singleElement()
                .asString()
                .startsWith("warning[no-sidecar] api.annotations.sidecar\\.istio\\.io/proxyCPU:")
                .contains("AmbientMistakesTest.java:", "they are in ambient mode");
        assertThat(Emitted.of(p -> {
                            p.with(Mesh.istio(m -> {}));
                            p.deployment(DB, IMAGE, Shop.serving(SQL, d -> d.with(Mesh.outside("it is old"))
                                    .annotation("proxy.istio.io/config", "{}")));
                        })
                        .findings())
                .singleElement()
                .asString()
                .contains("[no-sidecar]", "they are not in the mesh");
        assertThat(Emitted.of(shop(web -> {}, api -> api.annotation("sidecar.istio.io/rewriteAppHTTPProbers", "false")))
                        .rules())
                .as("probes are asked past the proxy of the node")
                .containsExactly("no-sidecar");
        Emitted.sound(p -> {
            p.with(Mesh.istio(m -> {}));
            p.deployment(DB, IMAGE, Shop.serving(SQL, d -> d.annotation("sidecar.istio.io/proxyCPU", "50m")));
        });
    }

    @Test
    void a_canary() {
        is_told(
                shop(
                        web -> {},
                        api -> api.with(Canary.of(Image.parse("registry.example.com/shop:2.0.0"), c -> c.steps(5, 100)
                                .step(5)))),
                "not-in-ambient",
                "Canary.of");
    }

    @Test
    void tries_and_faults() {
        is_told(led(t -> t.retries(r -> r.attempts(2).on(RetryOn.CONNECT_FAILURE))), "not-in-ambient", "retries");
        is_told(led(t -> t.fault(f -> f.abort(503, 10))), "not-in-ambient", "fault");
    }

    @Test
    void what_routes_of_the_gateway_api_do_not_compare() {
        is_told(led(t -> t.route("own", r -> r.when(m -> m.from(WEB)).to(NEXT, HTTP))), "not-in-ambient", "from(…)");
        is_told(
                led(t -> t.route("bare", r -> r.when(m -> m.withoutHeader("x-a", TextMatch.exact("b")))
                        .to(NEXT, HTTP))),
                "not-in-ambient",
                "withoutHeader(…)");
        is_told(
                led(t -> t.route("some", r -> r.when(m -> m.header("x-a", TextMatch.prefix("b")))
                        .to(NEXT, HTTP))),
                "not-in-ambient",
                "TextMatch.prefix(…)");
    }

    @Test
    void requests_that_are_led_to_another_namespace() {
        is_told(led(t -> t.route("far", r -> r.to(AWAY, HTTP))), "ungranted-reference", "namespace away");
    }

    @Test
    void routes_that_a_waypoint_tries_the_other_way_round() {
        is_told(
                led(t -> t.route("testers", r -> r.when(m -> m.header("x-tester", "true"))
                                .to(NEXT, HTTP))
                        .route("orders", r -> r.when(m -> m.path(TextMatch.prefix("/orders")))
                                .timeout(Duration.ofSeconds(5)))),
                "route-order-in-ambient",
                "The route orders");
        Emitted.sound(led(t -> t.route("orders", r -> r.when(m -> m.path(TextMatch.prefix("/orders")))
                        .timeout(Duration.ofSeconds(5)))
                .route("testers", r -> r.when(m -> m.header("x-tester", "true")).to(NEXT, HTTP))));
    }

    @Test
    void routes_that_share_no_request_are_in_any_order() {
        Emitted.sound(led(t -> t.route(
                        "a", r -> r.when(m -> m.path(TextMatch.prefix("/a"))).to(NEXT, HTTP))
                .route("longer", r -> r.when(m -> m.path(TextMatch.prefix("/longer")))
                        .timeout(Duration.ofSeconds(5)))));
    }

    @Test
    void a_caller_with_a_sidecar_that_passes_the_waypoint_by() {
        is_told(
                shop(
                        web -> web.with(Mesh.dataPlane(DataPlane.SIDECARS)),
                        api -> api.with(Callers.only(WEB, HTTP, Request.reading("/*")))),
                "waypoint-bypassed",
                "shop/web has a sidecar");
    }

    @Test
    void callers_without_identity_that_pass_the_waypoint_by() {
        is_told(
                shop(web -> web.with(Mesh.outside("it is old")), api -> api.with(
                                Mesh.plaintext(HTTP, "one caller is old"))
                        .with(Callers.deny(HTTP, "for operators", Request.under("/admin/*")))),
                "waypoint-bypassed",
                "without an identity");
    }

    @Test
    void requests_that_a_waypoint_leads_past_what_is_said() {
        Definition shop = p -> {
            led(t -> t.route("all", r -> r.to(NEXT, HTTP))).define(p);
        };
        Emitted.sound(shop);
        is_told(
                p -> {
                    p.with(Mesh.istio(m -> m.dataPlane(DataPlane.AMBIENT)));
                    p.deployment(WEB, IMAGE, Shop.working(d -> d.connectsTo(API, HTTP)));
                    p.deployment(
                            API,
                            IMAGE,
                            Shop.serving(
                                    HTTP, d -> d.with(Inbound.traffic(t -> t.route("all", r -> r.to(NEXT, HTTP))))));
                    p.deployment(
                            NEXT,
                            IMAGE,
                            Shop.serving(
                                    HTTP, d -> d.with(Callers.deny(HTTP, "for operators", Request.under("/admin/*")))));
                },
                "waypoint-bypassed",
                "shop/api-next");
    }

    @Test
    void words_about_calls_that_a_caller_without_sidecar_would_lead() {
        is_told(
                shop(web -> {}, api -> api.with(Mesh.dataPlane(DataPlane.SIDECARS))
                        .with(Inbound.traffic(t -> t.timeout(Duration.ofSeconds(2))))),
                "sidecar-words-unseen",
                "shop/web has none");
    }

    @Test
    void a_service_without_an_address_of_its_own() {
        is_told(
                shop(web -> {}, api -> api.service(s -> s.headless())
                        .with(Callers.only(WEB, HTTP, Request.reading("/*")))),
                "waypoint-without-service",
                "shop/api");
    }

    @Test
    void connections_of_a_database_need_no_waypoint() {
        Emitted.sound(p -> {
            p.with(Mesh.istio(m -> m.dataPlane(DataPlane.AMBIENT)));
            p.deployment(API, IMAGE, Shop.working(d -> d.connectsTo(DB, SQL).with(Mesh.dataPlane(DataPlane.SIDECARS))));
            p.deployment(DB, IMAGE, Shop.serving(SQL));
        });
    }
}
