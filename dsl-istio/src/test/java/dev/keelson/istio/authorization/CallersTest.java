package dev.keelson.istio.authorization;

import static dev.keelson.istio.Shop.API;
import static dev.keelson.istio.Shop.DB;
import static dev.keelson.istio.Shop.GATEWAY;
import static dev.keelson.istio.Shop.HTTP;
import static dev.keelson.istio.Shop.IMAGE;
import static dev.keelson.istio.Shop.SQL;
import static dev.keelson.istio.Shop.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.observe.Scraping;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.Emitted;
import dev.keelson.istio.Shop;
import dev.keelson.istio.mesh.Mesh;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What callers may ask, beyond that they call. */
class CallersTest {
    private static Definition shop(Consumer<? super DeploymentDraft> api) {
        return p -> {
            p.with(Mesh.istio(m -> m.foreigner(GATEWAY, "ingress")));
            p.deployment(WEB, IMAGE, Shop.working(d -> d.connectsTo(API, HTTP)));
            p.deployment(
                    API,
                    IMAGE,
                    Shop.serving(
                            HTTP, d -> api.accept(d.acceptsFrom(GATEWAY, HTTP).connectsTo(DB, SQL))));
            p.deployment(DB, IMAGE, Shop.serving(SQL));
        };
    }

    private static String policy(Consumer<? super DeploymentDraft> api) {
        String spec = Emitted.sound(shop(api)).of("AuthorizationPolicy", "api", "spec");
        return spec.substring(spec.indexOf("  rules:\n"));
    }

    private static void is_told(Consumer<? super DeploymentDraft> api, String rule) {
        assertThat(Emitted.of(shop(api)).findings())
                .singleElement()
                .asString()
                .contains("error[" + rule + "] api", "CallersTest.java:");
    }

    @Test
    void a_caller_may_ask_some_things_alone() {
        assertThat(policy(d -> d.with(
                        Callers.only(WEB, HTTP, Request.reading("/v1/*"), Request.of(HttpMethod.POST, "/v1/orders")))))
                .isEqualTo("""
                          rules:
                            - from:
                                - source:
                                    principals:
                                      - cluster.local/ns/shop/sa/web
                              to:
                                - operation:
                                    ports:
                                      - "8080"
                                    methods:
                                      - GET
                                      - HEAD
                                    paths:
                                      - /v1/*
                                - operation:
                                    ports:
                                      - "8080"
                                    methods:
                                      - POST
                                    paths:
                                      - /v1/orders
                            - from:
                                - source:
                                    principals:
                                      - cluster.local/ns/istio-ingress/sa/ingress
                              to:
                                - operation:
                                    ports:
                                      - "8080"
                        """);
    }

    @Test
    void some_things_nobody_may_ask_and_some_are_written_down() {
        Emitted emitted = Emitted.sound(
                shop(d -> d.with(Callers.deny(HTTP, "operators have a way of their own", Request.under("/admin/*")))
                        .with(Callers.audit(HTTP, "the law wants it", Request.of(HttpMethod.DELETE, "/v1/*")))));

        assertThat(emitted.of("AuthorizationPolicy", "api-deny", "spec")).isEqualTo("""
                spec:
                  selector:
                    matchLabels:
                      app.kubernetes.io/name: api
                  action: DENY
                  rules:
                    - to:
                        - operation:
                            ports:
                              - "8080"
                            paths:
                              - /admin/*
                """);
        assertThat(emitted.of("AuthorizationPolicy", "api-audit", "spec")).contains("action: AUDIT\n", "- DELETE\n");
    }

    @Test
    void requests_carry_a_token_but_for_those_that_need_none() {
        Consumer<DeploymentDraft> guarded =
                d -> d.with(Callers.withToken("https://login.example.com", t -> t.audience("api")
                        .keys("https://login.example.com/keys")
                        .exempt(WEB, "it asks for nobody")
                        .open("/login")));

        assertThat(policy(guarded)).isEqualTo("""
                  rules:
                    - from:
                        - source:
                            principals:
                              - cluster.local/ns/shop/sa/web
                      to:
                        - operation:
                            ports:
                              - "8080"
                    - from:
                        - source:
                            principals:
                              - cluster.local/ns/istio-ingress/sa/ingress
                            requestPrincipals:
                              - https://login.example.com/*
                      to:
                        - operation:
                            ports:
                              - "8080"
                    - from:
                        - source:
                            principals:
                              - cluster.local/ns/istio-ingress/sa/ingress
                      to:
                        - operation:
                            ports:
                              - "8080"
                            paths:
                              - /login
                """);
        assertThat(Emitted.sound(shop(guarded)).of("RequestAuthentication", "api", "spec"))
                .isEqualTo("""
                        spec:
                          selector:
                            matchLabels:
                              app.kubernetes.io/name: api
                          jwtRules:
                            - issuer: https://login.example.com
                              audiences:
                                - api
                              jwksUri: https://login.example.com/keys
                              forwardOriginalToken: true
                        """);
    }

    /** To the mesh that port is a stream, on which no rule about tokens ever fits. */
    @Test
    void who_gathers_metrics_needs_no_token() {
        Component prometheus = Namespace.named("watch").component("prometheus");
        Port metrics = Port.http("metrics", 9090);
        ConfigRef files = Namespace.named("watch").config("prometheus");

        Emitted emitted = Emitted.sound(p -> {
            p.with(Mesh.istio(m -> {}));
            p.monitoring(prometheus, Scraping.configuration(files), m -> {});
            p.deployment(prometheus, IMAGE, Shop.working(d -> d.mount("/etc/prometheus", files)));
            p.deployment(API, IMAGE, Shop.serving(HTTP, d -> d.port(metrics)
                    .scrape(metrics, s -> {})
                    .with(Callers.withToken("https://login.example.com", t -> {}))));
            p.deployment(WEB, IMAGE, Shop.working(d -> d.connectsTo(API, HTTP)));
        });

        assertThat(emitted.of("AuthorizationPolicy", "api", "spec")).endsWith("""
                    - from:
                        - source:
                            principals:
                              - cluster.local/ns/watch/sa/prometheus
                      to:
                        - operation:
                            ports:
                              - "9090"
                """);
        assertThat(emitted.object("Service", "api-metrics")).contains("appProtocol: tcp\n");
    }

    @Test
    void metrics_that_nobody_gathers_yet_are_a_stream_too() {
        Port metrics = Port.http("metrics", 9090);

        Emitted emitted = Emitted.sound(p -> {
            p.with(Mesh.istio(m -> {}));
            p.accept("nobody-scrapes", "monitoring comes later");
            p.deployment(API, IMAGE, Shop.serving(HTTP, d -> d.port(metrics).scrape(metrics, s -> {})));
        });

        assertThat(emitted.object("Service", "api")).contains("""
                      targetPort: metrics
                      protocol: TCP
                      appProtocol: tcp
                """);
    }

    @Test
    void somebody_who_does_not_call_is_not_narrowed() {
        is_told(d -> d.with(Callers.only(DB, HTTP, Request.reading("/v1/*"))), "narrowed-nobody");
        is_told(
                d -> d.with(Callers.only(Peer.namespace("elsewhere"), HTTP, Request.reading("/v1/*"))),
                "narrowed-nobody");
    }

    @Test
    void on_a_stream_there_are_no_requests() {
        is_told(
                d -> d.port(SQL).with(Callers.deny(SQL, "nobody reads it", Request.under("/*"))),
                "requests-on-a-stream");
        assertThat(Emitted.of(p -> {
                            p.with(Mesh.istio(m -> {}));
                            p.deployment(
                                    DB,
                                    IMAGE,
                                    Shop.serving(
                                            SQL, d -> d.with(Callers.withToken("https://login.example.com", t -> {}))));
                        })
                        .rules())
                .containsExactly("requests-on-a-stream");
    }

    @Test
    void a_path_begins_with_a_slash() {
        is_told(d -> d.with(Callers.deny(HTTP, "it is old", Request.under("v0/*"))), "impossible-path");
    }

    @Test
    void a_claim_is_handed_on_in_a_header() {
        Emitted emitted = Emitted.of(p -> {
            p.with(Mesh.istio(m -> {}));
            p.deployment(
                    API,
                    IMAGE,
                    Shop.serving(
                            HTTP,
                            d -> d.with(Callers.withToken(
                                    "https://login.example.com", t -> t.claimHeader("X-Tenant", "tenant")))));
        });

        assertThat(emitted.of("RequestAuthentication", "api", "spec")).endsWith("""
                      outputClaimToHeaders:
                        - claim: tenant
                          header: x-tenant
                """);
    }

    @Test
    void a_token_of_one_of_several_issuers_will_do() {
        assertThat(policy(d -> d.with(Callers.withToken("https://login.example.com", t -> {}))
                        .with(Callers.withToken("https://old.example.com", t -> {}))))
                .containsSubsequence(
                        "requestPrincipals:\n", "- https://login.example.com/*\n", "- https://old.example.com/*\n");
    }
}
