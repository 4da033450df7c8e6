package dev.keelson.istio.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Span;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.mesh.Mesh;
import dev.keelson.istio.resilience.BalancingPolicy;
import dev.keelson.istio.resilience.RetryOn;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ResilienceWordsTest {
    @Test
    void a_timeout_and_retries_make_a_virtual_service_of_the_mesh() {
        Blueprint shop = Bookshop.with(d ->
                d.with(Inbound.traffic(t -> t.timeout(Duration.ofSeconds(2)).retries(r -> r.attempts(2)
                        .perTry(Duration.ofMillis(500))
                        .on(RetryOn.CONNECT_FAILURE, RetryOn.REFUSED_STREAM)
                        .onStatus(503)))));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).isEqualTo("""
            hosts:
              - reviews.books.svc.cluster.local
            gateways:
              - mesh
            http:
              - timeout: 2s
                retries:
                  attempts: 2
                  perTryTimeout: 500ms
                  retryOn: connect-failure,refused-stream,503
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
            """);
        assertThat(Bookshop.spec(shop, "DestinationRule", "reviews")).isEmpty();
    }

    @Test
    void tries_leave_the_zone_of_the_caller_if_so_said() {
        Blueprint shop = Bookshop.with(
                d -> d.with(Inbound.traffic(t -> t.retries(r -> r.attempts(2).otherZones()))));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).isEqualTo("""
            hosts:
              - reviews.books.svc.cluster.local
            gateways:
              - mesh
            http:
              - retries:
                  attempts: 2
                  retryRemoteLocalities: true
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
            """);
    }

    @Test
    void a_service_of_several_ports_has_a_route_for_each_that_speaks_http() {
        Blueprint shop = Bookshop.with(d -> d.port(Port.grpc(9090))
                .port(Bookshop.SQL)
                .with(Inbound.traffic(t -> t.timeout(Duration.ofSeconds(2)))));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).isEqualTo("""
            hosts:
              - reviews.books.svc.cluster.local
            gateways:
              - mesh
            http:
              - match:
                  - port: 9080
                timeout: 2s
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      port:
                        number: 9080
              - match:
                  - port: 9090
                timeout: 2s
                route:
                  - destination:
                      host: reviews.books.svc.cluster.local
                      port:
                        number: 9090
            """);
    }

    /** The circuit breaker of Istio's tasks, with pods left when some are out. */
    @Test
    void pools_and_outlier_detection_make_a_destination_rule() {
        Blueprint shop = Bookshop.with(d -> d.with(Inbound.traffic(t -> t.pool(p -> p.maxConnections(100)
                        .connectTimeout(Duration.ofMillis(30))
                        .keepalive(k -> k.time(Duration.ofHours(2)).interval(Duration.ofSeconds(75)))
                        .maxPendingRequests(1)
                        .maxRequests(1000)
                        .maxRequestsPerConnection(10)
                        .maxRetries(3)
                        .requestIdleTimeout(Duration.ofMinutes(5)))
                .outlierDetection(o -> o.consecutiveServerErrors(7)
                        .consecutiveGatewayErrors(3)
                        .interval(Duration.ofSeconds(5))
                        .baseEjectionTime(Duration.ofMinutes(3))
                        .maxEjectionPercent(50)
                        .minHealthPercent(40)))));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).isEmpty();
        assertThat(Bookshop.spec(shop, "DestinationRule", "reviews")).isEqualTo("""
            host: reviews.books.svc.cluster.local
            trafficPolicy:
              connectionPool:
                tcp:
                  maxConnections: 100
                  connectTimeout: 30ms
                  tcpKeepalive:
                    time: 7200s
                    interval: 75s
                    probes: 9
                http:
                  http1MaxPendingRequests: 1
                  http2MaxRequests: 1000
                  idleTimeout: 300s
                  maxRequestsPerConnection: 10
                  maxRetries: 3
              outlierDetection:
                consecutive5xxErrors: 7
                consecutiveGatewayErrors: 3
                interval: 5s
                baseEjectionTime: 180s
                maxEjectionPercent: 50
                minHealthPercent: 40
            """);
    }

    @Test
    void a_cookie_leads_to_the_same_pod() {
        assertThat(balanced(d -> d.with(
                        Inbound.traffic(t -> t.loadBalancing(l -> l.hashByCookie("user", Duration.ZERO, "/reviews"))))))
                .isEqualTo("""
                    host: reviews.books.svc.cluster.local
                    trafficPolicy:
                      loadBalancer:
                        consistentHash:
                          httpCookie:
                            name: user
                            path: /reviews
                            ttl: 0s
                        localityLbSetting:
                          enabled: false
                    """);
    }

    @Test
    void whoever_has_no_cookie_gets_one_that_lives_as_long_as_a_setting_says() {
        Setting<Span> life = Setting.span("reviews.affinity", Span.of(Duration.ofHours(1)));
        Blueprint shop = Bookshop.of(
                p -> {
                    p.with(Mesh.istio(m -> {}));
                    Bookshop.deployment(
                            p,
                            Bookshop.REVIEWS,
                            d -> d.with(Inbound.traffic(
                                    t -> t.loadBalancing(l -> l.hashByCookie("affinity", p.get(life))))));
                },
                Environment.named("test").with(life, Span.of(Duration.ofMinutes(5))));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "DestinationRule", "reviews")).contains("""
                      httpCookie:
                        name: affinity
                        ttl: 300s
                """);
    }

    @Test
    void near_pods_come_first_and_others_take_over() {
        assertThat(balanced(d -> d.with(Inbound.traffic(t -> t.loadBalancing(l -> l.policy(BalancingPolicy.ROUND_ROBIN)
                                .warmup(Duration.ofSeconds(30))
                                .failover("europe", "america")
                                .failoverPriority("topology.kubernetes.io/region", "topology.kubernetes.io/zone"))
                        .outlierDetection(o -> o.interval(Duration.ofSeconds(1)).maxEjectionPercent(50))))))
                .isEqualTo("""
                    host: reviews.books.svc.cluster.local
                    trafficPolicy:
                      loadBalancer:
                        simple: ROUND_ROBIN
                        localityLbSetting:
                          enabled: true
                          failover:
                            - from: europe
                              to: america
                          failoverPriority:
                            - topology.kubernetes.io/region
                            - topology.kubernetes.io/zone
                        warmup:
                          duration: 30s
                      outlierDetection:
                        interval: 1s
                        maxEjectionPercent: 50
                    """);
    }

    @Test
    void a_hash_leads_to_the_same_pod_from_every_zone() {
        assertThat(balanced(d -> d.with(Inbound.traffic(t -> t.loadBalancing(l -> l.hashByHeader("x-user"))
                        .outlierDetection(o -> o.maxEjectionPercent(50))))))
                .contains("""
                        localityLbSetting:
                          enabled: false
                    """);
    }

    @Test
    void headers_parameters_and_addresses_are_hashed_too() {
        assertThat(balanced(d -> d.with(Inbound.traffic(t -> t.loadBalancing(l -> l.hashByHeader("x-user"))))))
                .contains("httpHeaderName: x-user");
        assertThat(balanced(d -> d.with(Inbound.traffic(t -> t.loadBalancing(l -> l.hashByQuery("user"))))))
                .contains("httpQueryParameterName: user");
        assertThat(balanced(d -> d.with(Inbound.traffic(t -> t.loadBalancing(l -> l.hashBySourceAddress())))))
                .contains("useSourceIp: true");
    }

    @Test
    void a_literal_is_changed_under_its_path() {
        Blueprint shop = Bookshop.of(
                p -> {
                    p.with(Mesh.istio(m -> {}));
                    Bookshop.deployment(
                            p,
                            Bookshop.REVIEWS,
                            d -> d.with(Inbound.traffic(
                                    t -> t.timeout(Duration.ofSeconds(2)).retries(r -> r.attempts(3)))));
                },
                Environment.named("test")
                        .override("reviews.traffic.timeout", "4s")
                        .override("reviews.traffic.retries.attempts", "1"));

        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh"))
                .contains("timeout: 4s")
                .contains("attempts: 1");
    }

    @Test
    void a_platform_without_mesh_has_none_of_it() {
        Blueprint shop = Bookshop.of(p -> {
            p.with(Mesh.none("on a laptop"));
            Bookshop.deployment(
                    p, Bookshop.REVIEWS, d -> d.with(Inbound.traffic(t -> t.timeout(Duration.ofSeconds(2)))));
        });

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "VirtualService", "reviews-mesh")).isEmpty();
    }

    private static String balanced(Consumer<DeploymentDraft> words) {
        Blueprint shop = Bookshop.with(words);
        assertThat(shop.findings()).isEmpty();
        return Bookshop.spec(shop, "DestinationRule", "reviews");
    }
}
