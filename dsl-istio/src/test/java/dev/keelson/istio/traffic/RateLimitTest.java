package dev.keelson.istio.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.mesh.Mesh;
import dev.keelson.istio.ratelimit.Interval;
import dev.keelson.istio.ratelimit.RateLimit;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Component LIMITS = Bookshop.BOOKS.component("limits");
    private static final Port GRPC = Port.grpc(8081);

    @Test
    void each_sidecar_counts_by_itself() {
        Blueprint shop = Bookshop.with(d -> d.with(RateLimit.local(100, Duration.ofSeconds(1), l -> l.burst(200)
                .part("search", 10, Duration.ofMinutes(1), r -> r.path("/search")
                        .method("GET")
                        .header("X-Tier", "free")))));

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "EnvoyFilter", "reviews-local-limit")).isEqualTo("""
            workloadSelector:
              labels:
                app.kubernetes.io/name: reviews
            priority: 10
            configPatches:
              - applyTo: HTTP_FILTER
                match:
                  context: SIDECAR_INBOUND
                  listener:
                    filterChain:
                      filter:
                        name: envoy.filters.network.http_connection_manager
                        subFilter:
                          name: envoy.filters.http.router
                patch:
                  operation: INSERT_BEFORE
                  value:
                    name: envoy.filters.http.local_ratelimit
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit
                      stat_prefix: http_local_rate_limiter
                      token_bucket:
                        max_tokens: 200
                        tokens_per_fill: 100
                        fill_interval: 1s
                      filter_enabled:
                        runtime_key: local_rate_limit_enabled
                        default_value:
                          numerator: 100
                          denominator: HUNDRED
                      filter_enforced:
                        runtime_key: local_rate_limit_enforced
                        default_value:
                          numerator: 100
                          denominator: HUNDRED
                      rate_limits:
                        - actions:
                            - header_value_match:
                                descriptor_value: search
                                headers:
                                  - name: ":path"
                                    string_match:
                                      prefix: /search
                                  - name: ":method"
                                    string_match:
                                      exact: GET
                                  - name: x-tier
                                    string_match:
                                      exact: free
                      descriptors:
                        - entries:
                            - key: header_match
                              value: search
                          token_bucket:
                            max_tokens: 10
                            tokens_per_fill: 10
                            fill_interval: 60s
            """);
    }

    @Test
    void a_service_of_the_platform_counts_for_all() {
        Blueprint shop = Bookshop.with(
                d -> d.with(RateLimit.global(LIMITS, GRPC, g -> g.limit("all", 1000, Interval.SECOND, r -> {})
                        .limit("per-user", 10, Interval.MINUTE, r -> r.path("/search")
                                .perHeader("X-User")))),
                RateLimitTest::limits);

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "EnvoyFilter", "reviews-global-limit")).endsWith("""
                  operation: INSERT_BEFORE
                  value:
                    name: envoy.filters.http.ratelimit
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.http.ratelimit.v3.RateLimit
                      domain: books-reviews
                      failure_mode_deny: false
                      rate_limit_service:
                        grpc_service:
                          envoy_grpc:
                            cluster_name: outbound|8081||limits.books.svc.cluster.local
                            authority: limits.books.svc.cluster.local
                        transport_api_version: V3
              - applyTo: VIRTUAL_HOST
                match:
                  context: SIDECAR_INBOUND
                patch:
                  operation: MERGE
                  value:
                    rate_limits:
                      - actions:
                          - generic_key:
                              descriptor_value: all
                      - actions:
                          - header_value_match:
                              descriptor_value: per-user
                              headers:
                                - name: ":path"
                                  string_match:
                                    prefix: /search
                          - request_headers:
                              header_name: x-user
                              descriptor_key: x-user
            """);
        assertThat(Bookshop.text(shop, "ConfigMap", "limits-limits")).endsWith("""
            data:
              reviews.yaml: |
                domain: books-reviews
                descriptors:
                  - key: generic_key
                    value: all
                    rate_limit:
                      unit: second
                      requests_per_unit: 1000
                  - key: header_match
                    value: per-user
                    descriptors:
                      - key: x-user
                        rate_limit:
                          unit: minute
                          requests_per_unit: 10
            """);
    }

    @Test
    void requests_on_one_port_are_counted_alone_by_the_number_that_pods_listen_on() {
        Port admin = Port.http("admin", 8443);
        Blueprint shop = Bookshop.with(
                d -> d.port(admin).service(s -> s.port(admin, 80)).with(RateLimit.global(LIMITS, GRPC, g -> g.on(admin)
                        .limit("all", 1000, Interval.SECOND, r -> {}))),
                RateLimitTest::limits);

        assertThat(shop.findings()).isEmpty();
        assertThat(Bookshop.spec(shop, "EnvoyFilter", "reviews-global-limit")).contains("\n        portNumber: 8443\n");
    }

    @Test
    void limits_of_ports_that_are_not_there_or_speak_of_no_requests() {
        Port admin = Port.http("admin", 8443), sql = Port.tcp("sql", 5432);
        Blueprint closed = Bookshop.with(
                d -> d.with(RateLimit.global(LIMITS, GRPC, g -> g.on(admin).limit("all", 1, Interval.SECOND, r -> {}))),
                RateLimitTest::limits);
        Blueprint stream = Bookshop.with(
                d -> d.port(sql)
                        .with(RateLimit.global(LIMITS, GRPC, g -> g.on(sql).limit("all", 1, Interval.SECOND, r -> {}))),
                RateLimitTest::limits);

        assertThat(Bookshop.rules(closed)).containsExactly("port-not-open");
        assertThat(Bookshop.rules(stream)).containsExactly("http-words-on-tcp");
    }

    @Test
    void whoever_is_limited_may_ask() {
        Blueprint shop = Bookshop.with(
                d -> d.with(RateLimit.global(LIMITS, GRPC, g -> g.limit("all", 9, Interval.DAY, r -> {}))),
                RateLimitTest::limits);

        assertThat(Bookshop.spec(shop, "Sidecar", "reviews")).contains("books/limits.books.svc.cluster.local");
        assertThat(Bookshop.spec(shop, "AuthorizationPolicy", "limits")).contains("/sa/reviews");
    }

    @Test
    void limits_that_mean_something_else() {
        found("burst-below-rate", d -> d.with(RateLimit.local(100, Duration.ofSeconds(1), l -> l.burst(50))));
        found(
                "limit-interval",
                d -> d.with(RateLimit.local(
                        100, Duration.ofSeconds(2), l -> l.part("a", 1, Duration.ofSeconds(3), r -> r.path("/a")))));
        found(
                "limit-of-everything",
                d -> d.with(RateLimit.local(
                        100, Duration.ofSeconds(1), l -> l.part("a", 1, Duration.ofSeconds(1), r -> {}))));
        assertThat(Bookshop.with(d -> d.with(RateLimit.local(100, Duration.ofSeconds(1), l -> {})))
                        .findings())
                .isEmpty();
    }

    @Test
    void limits_that_nothing_counts() {
        found("outside-the-mesh", d -> d.with(Mesh.outside("a test"))
                .with(RateLimit.local(100, Duration.ofSeconds(1), l -> {})));
        Blueprint shop = Bookshop.with(
                d -> {}, p -> Bookshop.sql(p, d -> d.with(RateLimit.local(100, Duration.ofSeconds(1), l -> {}))));
        assertThat(Bookshop.rules(shop)).containsExactly("http-words-on-tcp");
    }

    @Test
    void two_components_under_one_name() {
        Consumer<DeploymentDraft> limited = d ->
                d.with(RateLimit.global(LIMITS, GRPC, g -> g.domain("shop").limit("all", 1, Interval.SECOND, r -> {})));
        Blueprint shop = Bookshop.with(limited, p -> {
            limits(p);
            Bookshop.deployment(p, Bookshop.BOOKS.component("details"), limited);
        });
        assertThat(Bookshop.rules(shop)).containsExactly("domain-twice");
    }

    @Test
    void a_service_that_is_not_there() {
        Blueprint shop = Bookshop.with(
                d -> d.with(RateLimit.global(LIMITS, GRPC, g -> g.limit("all", 1, Interval.SECOND, r -> {}))));
        assertThat(Bookshop.rules(shop)).containsExactly("undefined-component");
    }

    private static void found(String rule, Consumer<DeploymentDraft> words) {
        assertThat(Bookshop.rules(Bookshop.with(words))).containsOnly(rule);
    }

    private static void limits(PlatformDraft p) {
        p.deployment(LIMITS, Image.parse("registry.example.com/ratelimit:1.0.0"), d -> d.port(GRPC)
                .replicas(2)
                .readiness(Probe.tcp(GRPC))
                .disruptions(b -> b.maxUnavailable(1))
                .mount("/data/ratelimit/config", RateLimit.limitsFor(LIMITS))
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64))));
    }
}
