package dev.keelson.istio.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.exposure.ExposureDraft;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.ingress.IngressDoor;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.core.workload.words.ServingDraft;
import dev.keelson.istio.canary.Canary;
import dev.keelson.istio.mesh.Mesh;
import dev.keelson.istio.resilience.BalancingPolicy;
import dev.keelson.istio.route.TextMatch;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Mistakes that were seeded before anything looked for them, each beside what is right. */
class TrafficMistakesTest {
    private static final Component NEW_REVIEWS = Bookshop.BOOKS.component("reviews-v3");
    private static final Image NEW = Image.parse("registry.example.com/books/reviews:2.0.0");

    @Test
    void words_of_a_component_without_sidecar() {
        found("outside-the-mesh", d -> d.with(Mesh.outside("it speaks its own TLS"))
                .with(timeout(2)));
        nothing(d -> d.with(timeout(2)));
    }

    @Test
    void words_without_any_mesh() {
        assertThat(Bookshop.rules(Bookshop.of(p -> Bookshop.deployment(p, Bookshop.REVIEWS, d -> d.with(timeout(2))))))
                .containsExactly("no-mesh");
    }

    @Test
    void words_that_are_said_twice() {
        found("set-twice", d -> d.with(timeout(2)).with(Inbound.traffic(t -> t.retries(r -> r.attempts(1)))));
    }

    @Test
    void words_about_requests_where_there_are_only_connections() {
        Blueprint shop = Bookshop.with(d -> {}, p -> Bookshop.sql(p, d -> d.with(timeout(2))));
        assertThat(Bookshop.rules(shop)).containsExactly("http-words-on-tcp");

        assertThat(Bookshop.rules(Bookshop.with(
                        d -> {},
                        p -> Bookshop.sql(
                                p, d -> d.with(Inbound.traffic(t -> t.loadBalancing(l -> l.hashByHeader("x"))))))))
                .containsExactly("http-words-on-tcp");

        assertThat(Bookshop.rules(Bookshop.with(
                        d -> {},
                        p -> Bookshop.sql(p, d -> d.with(Inbound.traffic(t -> t.pool(x -> x.maxConnections(9))))))))
                .isEmpty();
    }

    @Test
    void words_of_a_component_that_nobody_can_call() {
        assertThat(Bookshop.rules(Bookshop.of(p -> {
                    p.with(Mesh.istio(m -> {}));
                    Bookshop.deployment(
                            p, Bookshop.REVIEWS, d -> d.service(s -> s.none()).with(timeout(2)));
                })))
                .containsExactly("traffic-without-service");
    }

    @Test
    void a_route_that_an_earlier_one_leaves_nothing() {
        found(
                "shadowed-route",
                d -> d.with(Inbound.traffic(
                        t -> t.route("all", r -> r.rewrite("/")).route("late", r -> r.when(m -> m.path("/reviews"))))));
        found(
                "shadowed-route",
                d -> d.with(Inbound.traffic(t -> t.route("wide", r -> r.when(m -> m.path("/rev")))
                        .route(
                                "narrow",
                                r -> r.when(m ->
                                        m.path(TextMatch.exact("/reviews/7")).method("GET"))))));
        found(
                "shadowed-route",
                d -> d.with(Inbound.traffic(t -> t.route("one", r -> r.when(m -> m.header("X-User", "jason")))
                        .route(
                                "other",
                                r -> r.when(m -> m.header("x-user", "jason").path("/"))))));
        nothing(d -> d.with(Inbound.traffic(t -> t.route("exact", r -> r.when(m -> m.path(TextMatch.exact("/a"))))
                .route("wide", r -> r.when(m -> m.path("/a")))
                .route("other", r -> r.when(m -> m.header("x-user", "jason")))
                .route("without", r -> r.when(m -> m.withoutHeader("x-user", TextMatch.regex(".*"))))
                .route("rest", r -> r.rewrite("/")))));
    }

    @Test
    void shares_that_are_not_a_hundred() {
        found(
                "incomplete-weights",
                d -> d.with(Inbound.traffic(t -> t.route("versions", r -> r.to(Bookshop.REVIEWS, Bookshop.HTTP, 90)
                        .to(Bookshop.RATINGS, Bookshop.HTTP, 5)))));
        found(
                "incomplete-weights",
                d -> d.with(Inbound.traffic(t -> t.route(
                        "versions", r -> r.to(Bookshop.REVIEWS, Bookshop.HTTP).to(Bookshop.RATINGS, Bookshop.HTTP)))));
        found("incomplete-weights", d -> d.with(Canary.of(NEW, c -> {}))
                .with(Inbound.traffic(
                        t -> t.route("versions", r -> r.toCanary().to(Bookshop.RATINGS, Bookshop.HTTP, 50)))));
        nothing(d -> d.with(Inbound.traffic(t -> t.route(
                "versions", r -> r.to(Bookshop.REVIEWS, Bookshop.HTTP, 95).to(Bookshop.RATINGS, Bookshop.HTTP, 5)))));
    }

    @Test
    void a_subset_without_pods() {
        found(
                "no-canary",
                d -> d.with(Inbound.traffic(t ->
                        t.route("testers", r -> r.when(m -> m.header("x", "y")).toCanary()))));
        found("canary-without-pods", d -> d.with(Canary.of(NEW, c -> c.step(10).replicas(0))));
        found("canary-without-pods", d -> d.with(Canary.of(NEW, c -> c.replicas(0)))
                .with(Inbound.traffic(t ->
                        t.route("testers", r -> r.when(m -> m.header("x", "y")).toCanary()))));
        nothing(d -> d.with(Canary.of(NEW, c -> c.replicas(0))));
        nothing(d -> d.with(Canary.of(NEW, c -> c.step(10))));
    }

    @Test
    void a_canary_between_its_steps() {
        found("canary-step", d -> d.with(Canary.of(NEW, c -> c.steps(5, 25, 100).step(30))));
        found("canary-step", d -> d.with(Canary.of(NEW, c -> c.steps(25, 5, 100).step(5))));
        found("canary-step", d -> d.with(Canary.of(NEW, c -> c.steps(5, 250).step(5))));
        nothing(d -> d.with(Canary.of(NEW, c -> c.steps(5, 25, 100))));
    }

    @Test
    void tries_that_come_after_the_time_is_over() {
        found(
                "retries-outlast-timeout",
                d -> d.with(Inbound.traffic(t -> t.timeout(Duration.ofSeconds(2))
                        .retries(r -> r.attempts(4).perTry(Duration.ofMillis(500))))));
        found(
                "retries-outlast-timeout",
                d -> d.with(Inbound.traffic(
                        t -> t.timeout(Duration.ofSeconds(2)).route("slow", r -> r.when(m -> m.path("/slow"))
                                .retries(x -> x.perTry(Duration.ofSeconds(3)))))));
        nothing(d -> d.with(Inbound.traffic(
                t -> t.timeout(Duration.ofSeconds(2)).retries(r -> r.attempts(2).perTry(Duration.ofMillis(500))))));
        nothing(d -> d.with(Inbound.traffic(t -> t.retries(r -> r.attempts(3).perTry(Duration.ofSeconds(2))))));
    }

    @Test
    void an_answer_that_nobody_waits_for_any_more() {
        assertThat(Bookshop.rules(chain(2, 5))).containsExactly("timeout-outlasts-caller");
        assertThat(Bookshop.rules(chain(5, 2))).isEmpty();
        assertThat(Bookshop.rules(chain(5, 5))).isEmpty();
        assertThat(Bookshop.rules(exposed(e -> e.timeout(Duration.ofSeconds(1)))))
                .containsExactly("timeout-outlasts-caller");
        assertThat(Bookshop.rules(exposed(e -> e.timeout(Duration.ofSeconds(60)))))
                .isEmpty();
    }

    @Test
    void faults_in_production() {
        Consumer<DeploymentDraft> fault = d ->
                d.with(Inbound.traffic(t -> t.fault(f -> f.abort(503, 1)).route("a", r -> r.when(m -> m.path("/a")))));
        assertThat(Bookshop.rules(Bookshop.with(fault, PlatformDraft::production)))
                .contains("fault-in-production");
        nothing(fault);
    }

    @Test
    void an_outlier_detection_that_leaves_nobody() {
        found(
                "all-pods-ejected",
                d -> d.with(Inbound.traffic(t ->
                        t.outlierDetection(o -> o.consecutiveServerErrors(1).maxEjectionPercent(100)))));
        found(
                "all-pods-ejected",
                d -> d.with(Inbound.traffic(t ->
                        t.outlierDetection(o -> o.consecutiveServerErrors(1).maxEjectionPercent(100)))));
        nothing(d -> d.with(Inbound.traffic(t -> t.outlierDetection(o -> o.maxEjectionPercent(70)))));
        nothing(d -> d.with(Inbound.traffic(
                t -> t.outlierDetection(o -> o.maxEjectionPercent(100).minHealthPercent(30)))));
    }

    @Test
    void an_outlier_detection_that_leaves_nobody_out() {
        found(
                "no-pod-ejected",
                d -> d.with(Inbound.traffic(t -> t.outlierDetection(o -> o.consecutiveServerErrors(5)))));
        found("no-pod-ejected", d -> d.with(Inbound.traffic(t -> t.outlierDetection(o -> o.maxEjectionPercent(33)))));
        nothing(d -> d.with(Inbound.traffic(t -> t.outlierDetection(o -> o.maxEjectionPercent(34)))));
    }

    @Test
    void a_failover_that_never_notices_a_failure() {
        found(
                "failover-without-outlier-detection",
                d -> d.with(Inbound.traffic(t -> t.loadBalancing(
                        l -> l.policy(BalancingPolicy.ROUND_ROBIN).failoverPriority("topology.kubernetes.io/zone")))));
        nothing(d -> d.with(Inbound.traffic(t -> t.outlierDetection(o -> o.maxEjectionPercent(50))
                .loadBalancing(
                        l -> l.policy(BalancingPolicy.ROUND_ROBIN).failoverPriority("topology.kubernetes.io/zone")))));
    }

    @Test
    void a_hash_that_leads_elsewhere_from_each_zone() {
        found(
                "hash-per-place",
                d -> d.with(Inbound.traffic(t -> t.outlierDetection(o -> o.maxEjectionPercent(50))
                        .loadBalancing(
                                l -> l.hashByHeader("x-user").failoverPriority("topology.kubernetes.io/zone")))));
        nothing(d -> d.with(Inbound.traffic(
                t -> t.outlierDetection(o -> o.maxEjectionPercent(50)).loadBalancing(l -> l.hashByHeader("x-user")))));
    }

    @Test
    void two_ways_to_choose_a_pod() {
        found(
                "two-balancings",
                d -> d.with(Inbound.traffic(t ->
                        t.loadBalancing(l -> l.policy(BalancingPolicy.RANDOM).hashBySourceAddress()))));
    }

    @Test
    void an_affinity_that_sidecars_do_not_know() {
        found("affinity-in-mesh", d -> d.service(s -> s.sessionAffinity(Duration.ofHours(1))));
        assertThat(Bookshop.rules(Bookshop.of(p -> {
                    p.with(Mesh.none("on a laptop"));
                    Bookshop.deployment(p, Bookshop.PAGE, d -> d.connectsTo(Bookshop.REVIEWS, Bookshop.HTTP));
                    Bookshop.deployment(
                            p, Bookshop.REVIEWS, d -> d.service(s -> s.sessionAffinity(Duration.ofHours(1))));
                })))
                .isEmpty();
    }

    @Test
    void load_of_a_service_that_leads_to_pods_by_name() {
        found("balancing-of-headless", d -> d.service(s -> s.headless())
                .with(Inbound.traffic(t -> t.loadBalancing(l -> l.policy(BalancingPolicy.ROUND_ROBIN)))));
        nothing(d -> d.service(s -> s.headless()).with(timeout(2)));
    }

    @Test
    void a_mirror_that_shows_itself() {
        found("mirror-to-itself", d -> d.with(Inbound.traffic(t -> t.mirror(Bookshop.REVIEWS, Bookshop.HTTP, 10))));
        nothing(d -> d.with(Inbound.traffic(t -> t.mirror(Bookshop.RATINGS, Bookshop.HTTP, 10))));
    }

    @Test
    void a_route_to_what_is_not_there() {
        found(
                "route-to-nowhere",
                d -> d.with(Inbound.traffic(t -> t.route("new", r -> r.to(NEW_REVIEWS, Bookshop.HTTP)))));
        found(
                "route-to-nowhere",
                d -> d.with(Inbound.traffic(t -> t.route("new", r -> r.to(Bookshop.RATINGS, Bookshop.SQL)))));
        found("route-to-nowhere", d -> d.with(Inbound.traffic(t -> t.mirror(NEW_REVIEWS, Bookshop.HTTP, 10))));
    }

    @Test
    void a_redirect_that_is_to_lead_somewhere_too() {
        found(
                "redirect-and-route",
                d -> d.with(Inbound.traffic(t -> t.route("old", r -> r.when(m -> m.path("/old"))
                        .redirect(x -> x.path("/new"))
                        .to(Bookshop.RATINGS, Bookshop.HTTP)))));
        nothing(d -> d.with(Inbound.traffic(t -> t.timeout(Duration.ofSeconds(1))
                .route("old", r -> r.when(m -> m.path("/old")).redirect(x -> x.path("/new"))))));
    }

    @Test
    void a_finding_names_its_line_and_its_path() {
        Finding finding = Bookshop.with(
                        d -> d.with(Inbound.traffic(t -> t.mirror(Bookshop.REVIEWS, Bookshop.HTTP, 10))))
                .findings()
                .get(0);

        assertThat(finding.path()).hasToString("reviews.traffic.mirror.reviews");
        assertThat(finding.sites().get(0).origin().toString()).contains("TrafficMistakesTest.java");
    }

    private static Facet<ServingDraft<?>> timeout(int seconds) {
        return Inbound.traffic(t -> t.timeout(Duration.ofSeconds(seconds)));
    }

    private static void found(String rule, Consumer<DeploymentDraft> words) {
        assertThat(Bookshop.rules(Bookshop.with(words)))
                .contains(rule)
                .allMatch(each -> each.equals(rule) || each.startsWith("plaintext-"));
    }

    private static void nothing(Consumer<DeploymentDraft> words) {
        assertThat(Bookshop.with(words).findings()).isEmpty();
    }

    /** A page that is waited for so long, and that waits for reviews so long. */
    private static Blueprint chain(int page, int reviews) {
        return Bookshop.of(p -> {
            p.with(Mesh.istio(m -> {}));
            Bookshop.deployment(p, Bookshop.PAGE, d -> d.connectsTo(Bookshop.REVIEWS, Bookshop.HTTP)
                    .with(timeout(page)));
            Bookshop.deployment(p, Bookshop.REVIEWS, d -> d.with(timeout(reviews)));
        });
    }

    private static Blueprint exposed(Consumer<ExposureDraft> words) {
        return Bookshop.of(p -> {
            p.with(Mesh.istio(m -> {}));
            p.door(IngressDoor.nginx(Peer.namespace("ingress")));
            p.expose(Bookshop.BOOKS.exposure("books"), Host.named("books.example.com"), e -> {
                e.path("/", Bookshop.REVIEWS, Bookshop.HTTP).plainHttp("a test");
                words.accept(e);
            });
            Bookshop.deployment(
                    p, Bookshop.REVIEWS, d -> d.with(timeout(5)).with(Mesh.plaintext(Bookshop.HTTP, "a test")));
        });
    }
}
