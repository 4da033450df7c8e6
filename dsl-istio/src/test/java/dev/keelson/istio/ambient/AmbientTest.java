package dev.keelson.istio.ambient;

import static dev.keelson.istio.Shop.API;
import static dev.keelson.istio.Shop.DB;
import static dev.keelson.istio.Shop.GATEWAY;
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
import dev.keelson.core.value.Memory;
import dev.keelson.istio.Emitted;
import dev.keelson.istio.Shop;
import dev.keelson.istio.authorization.Callers;
import dev.keelson.istio.authorization.HttpMethod;
import dev.keelson.istio.authorization.Request;
import dev.keelson.istio.controlplane.ControlPlane;
import dev.keelson.istio.membership.DataPlane;
import dev.keelson.istio.mesh.Mesh;
import dev.keelson.istio.mesh.MeshDraft;
import dev.keelson.istio.route.TextMatch;
import dev.keelson.istio.traffic.Inbound;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What follows from being in a mesh without sidecars. */
class AmbientTest {
    private static final Namespace OFFICE = Namespace.named("office");
    private static final Component REPORTS = OFFICE.component("reports");
    private static final Component NEXT = SHOP.component("api-next");

    /** The gateway calls web, web calls the API by a waypoint, the API calls its database without one. */
    private static Definition shop(Consumer<MeshDraft> words) {
        return p -> {
            p.with(Mesh.istio(words.andThen(m -> m.foreigner(GATEWAY, "gateway"))));
            p.deployment(WEB, IMAGE, Shop.serving(HTTP, d -> d.acceptsFrom(GATEWAY, HTTP)
                    .connectsTo(API, HTTP)));
            p.deployment(API, IMAGE, Shop.serving(HTTP, d -> d.service(s -> s.port(HTTP, 80))
                    .connectsTo(DB, SQL)
                    .with(Callers.only(WEB, HTTP, Request.reading("/v1/*")))));
            p.deployment(DB, IMAGE, Shop.serving(SQL));
        };
    }

    private final Emitted shop = Emitted.sound(shop(m -> m.dataPlane(DataPlane.AMBIENT)));

    @Test
    void namespaces_and_pods_ask_for_the_proxy_of_their_node_and_for_no_sidecar() {
        assertThat(shop.object("Namespace", "shop"))
                .contains("istio.io/dataplane-mode: ambient\n")
                .doesNotContain("istio-injection", "istio.io/rev");
        assertThat(shop.object("Deployment", "db"))
                .contains("        istio.io/dataplane-mode: ambient\n")
                .doesNotContain("sidecar.istio.io");
        assertThat(shop.ofGroup("networking.istio.io")).isEmpty();
    }

    @Test
    void callers_are_let_in_by_identity_and_port_where_connections_are_all_that_is_seen() {
        assertThat(shop.of("AuthorizationPolicy", "db", "spec")).isEqualTo("""
            spec:
              selector:
                matchLabels:
                  app.kubernetes.io/name: db
              action: ALLOW
              rules:
                - from:
                    - source:
                        principals:
                          - cluster.local/ns/shop/sa/api
                  to:
                    - operation:
                        ports:
                          - "5432"
            """);
    }

    @Test
    void a_waypoint_asks_who_sends_which_request_to_a_port_of_the_service() {
        assertThat(shop.of("AuthorizationPolicy", "api-waypoint", "spec")).isEqualTo("""
            spec:
              targetRefs:
                - kind: Service
                  group: ""
                  name: api
              action: ALLOW
              rules:
                - from:
                    - source:
                        principals:
                          - cluster.local/ns/shop/sa/web
                  to:
                    - operation:
                        ports:
                          - "80"
                        methods:
                          - GET
                          - HEAD
                        paths:
                          - /v1/*
            """);
        assertThat(shop.of("AuthorizationPolicy", "default-deny-waypoint", "spec"))
                .isEqualTo("""
                    spec:
                      targetRefs:
                        - kind: Gateway
                          group: gateway.networking.k8s.io
                          name: waypoint
                    """);
    }

    @Test
    void pods_behind_a_waypoint_let_it_in_and_nobody_else() {
        assertThat(shop.of("AuthorizationPolicy", "api", "spec")).isEqualTo("""
            spec:
              selector:
                matchLabels:
                  app.kubernetes.io/name: api
              action: ALLOW
              rules:
                - from:
                    - source:
                        principals:
                          - cluster.local/ns/shop/sa/waypoint
                  to:
                    - operation:
                        ports:
                          - "8080"
            """);
    }

    @Test
    void calls_to_a_service_of_which_more_is_said_pass_a_waypoint_and_others_none() {
        assertThat(shop.object("Service", "api"))
                .contains("istio.io/use-waypoint: waypoint\n", "istio.io/ingress-use-waypoint: \"true\"\n");
        assertThat(shop.object("Service", "web")).doesNotContain("waypoint");
        assertThat(shop.object("Gateway", "waypoint")).contains("    istio.io/waypoint-for: service\n");
        assertThat(shop.of("Gateway", "waypoint", "spec")).isEqualTo("""
            spec:
              gatewayClassName: istio-waypoint
              infrastructure:
                parametersRef:
                  kind: ConfigMap
                  group: ""
                  name: waypoint-pods
              listeners:
                - name: mesh
                  port: 15008
                  protocol: HBONE
            """);
    }

    @Test
    void a_waypoint_has_the_pods_that_are_asked_for_fit_for_restricted_namespaces() {
        Emitted sized = Emitted.sound(shop(m -> m.dataPlane(DataPlane.AMBIENT)
                .revision("stable")
                .waypoint(w -> w.scaling(3, 9).cpu(Cpu.millis(500)).memory(Memory.mib(512)))));

        assertThat(sized.object("ConfigMap", "waypoint-pods"))
                .contains("seccompProfile:", "type: RuntimeDefault")
                .contains("cpu: \"500m\"", "memory: \"512Mi\"")
                .contains("minReplicas: 3", "maxReplicas: 9");
        assertThat(sized.object("Gateway", "waypoint")).contains("    istio.io/rev: stable\n");
        assertThat(sized.object("Namespace", "shop")).doesNotContain("istio.io/rev");
    }

    @Test
    void network_policies_let_tunnels_and_probes_through_beside_the_calls() {
        assertThat(shop.of("NetworkPolicy", "db-ambient", "spec")).isEqualTo("""
            spec:
              podSelector:
                matchLabels:
                  app.kubernetes.io/name: db
              policyTypes:
                - Ingress
                - Egress
              ingress:
                - from:
                    - podSelector:
                        matchLabels:
                          app.kubernetes.io/name: api
                  ports:
                    - port: 15008
                      protocol: TCP
                - from:
                    - ipBlock:
                        cidr: "169.254.7.127/32"
            """);
        assertThat(shop.of("NetworkPolicy", "web-ambient", "spec"))
                .contains("kubernetes.io/metadata.name: istio-ingress\n")
                .endsWith("""
                      egress:
                        - to:
                            - podSelector:
                                matchLabels:
                                  gateway.networking.k8s.io/gateway-name: waypoint
                          ports:
                            - port: 15008
                              protocol: TCP
                    """.indent(0));
        assertThat(shop.of("NetworkPolicy", "api-ambient", "spec"))
                .contains("gateway.networking.k8s.io/gateway-name: waypoint\n")
                .doesNotContain("app.kubernetes.io/name: web");
        assertThat(shop.of("NetworkPolicy", "waypoint", "spec"))
                .contains("app.kubernetes.io/name: web\n", "app.kubernetes.io/name: api\n")
                .contains("app: istiod\n", "- port: 15012\n", "- port: 53\n")
                .doesNotContain("app.kubernetes.io/name: db");
        assertThat(shop.object("NetworkPolicy", "db")).doesNotContain("15008", "15012");
    }

    @Test
    void refused_and_audited_requests_and_tokens_are_looked_at_by_the_waypoint() {
        Emitted asked = Emitted.sound(p -> {
            p.with(Mesh.istio(m -> m.dataPlane(DataPlane.AMBIENT)));
            p.deployment(WEB, IMAGE, Shop.working(d -> d.connectsTo(API, HTTP)));
            p.deployment(API, IMAGE, Shop.serving(HTTP, d -> d.service(s -> s.port(HTTP, 80))
                    .with(Callers.deny(HTTP, "for operators", Request.under("/admin/*")))
                    .with(Callers.audit(HTTP, "the law wants it", Request.of(HttpMethod.DELETE, "/v1/*")))
                    .with(Callers.withToken("https://login.example.com", t -> t.audience("api")))));
        });

        for (String name : new String[] {"api-deny", "api-audit"}) {
            assertThat(asked.of("AuthorizationPolicy", name, "spec"))
                    .contains("targetRefs:\n    - kind: Service\n", "- \"80\"\n")
                    .doesNotContain("selector", "8080");
        }
        assertThat(asked.of("RequestAuthentication", "api", "spec"))
                .contains("targetRefs:\n    - kind: Service\n")
                .doesNotContain("selector");
        assertThat(asked.of("AuthorizationPolicy", "api-waypoint", "spec"))
                .contains("requestPrincipals:\n", "- https://login.example.com/*\n");
    }

    @Test
    void requests_are_led_by_routes_of_the_gateway_api() {
        Emitted led = Emitted.sound(p -> {
            p.with(Mesh.istio(m -> m.dataPlane(DataPlane.AMBIENT)));
            p.deployment(WEB, IMAGE, Shop.working(d -> d.connectsTo(API, HTTP)));
            p.deployment(API, IMAGE, Shop.serving(HTTP, d -> d.service(s -> s.port(HTTP, 80))
                    .with(Inbound.traffic(t -> t.timeout(Duration.ofSeconds(2))
                            .headers(h -> h.set("x-shop", "1"))
                            .route("testers", r -> r.when(m ->
                                            m.path(TextMatch.prefix("/v2")).header("x-tester", TextMatch.exact("true")))
                                    .to(NEXT, HTTP))
                            .pool(o -> o.maxConnections(100))))));
            p.deployment(NEXT, IMAGE, Shop.serving(HTTP));
        });

        assertThat(led.of("HTTPRoute", "api-mesh", "spec")).isEqualTo("""
            spec:
              parentRefs:
                - kind: Service
                  group: ""
                  name: api
                  port: 80
              rules:
                - matches:
                    - path:
                        type: PathPrefix
                        value: /v2
                      headers:
                        - name: x-tester
                          type: Exact
                          value: "true"
                  filters:
                    - type: RequestHeaderModifier
                      requestHeaderModifier:
                        set:
                          - name: x-shop
                            value: "1"
                  timeouts:
                    request: 2s
                  backendRefs:
                    - name: api-next
                      port: 8080
                - filters:
                    - type: RequestHeaderModifier
                      requestHeaderModifier:
                        set:
                          - name: x-shop
                            value: "1"
                  timeouts:
                    request: 2s
                  backendRefs:
                    - name: api
                      port: 80
            """);
        assertThat(led.ofGroup("networking.istio.io")).containsExactly("DestinationRule api");
        assertThat(led.of("AuthorizationPolicy", "api-next", "spec"))
                .contains("- cluster.local/ns/shop/sa/waypoint\n", "- \"8080\"\n")
                .doesNotContain("sa/web");
        assertThat(led.of("NetworkPolicy", "api-next-ambient", "spec"))
                .contains("gateway.networking.k8s.io/gateway-name: waypoint\n");
    }

    @Test
    void a_namespace_and_a_component_can_be_carried_otherwise() {
        Emitted mixed = Emitted.sound(p -> {
            p.with(Mesh.istio(m -> m.dataPlane(OFFICE, DataPlane.AMBIENT)));
            p.deployment(REPORTS, IMAGE, Shop.working(d -> d.connectsTo(DB, SQL)));
            p.deployment(API, IMAGE, Shop.working(d -> d.connectsTo(DB, SQL).with(Mesh.dataPlane(DataPlane.AMBIENT))));
            p.deployment(DB, IMAGE, Shop.serving(SQL));
            p.deployment(
                    OFFICE.component("printer"), IMAGE, Shop.working(d -> d.with(Mesh.dataPlane(DataPlane.SIDECARS))));
            p.deployment(OFFICE.component("fax"), IMAGE, Shop.working(d -> d.with(Mesh.outside("it is old"))));
        });

        assertThat(mixed.object("Namespace", "office")).contains("istio.io/dataplane-mode: ambient\n");
        assertThat(mixed.object("Namespace", "shop")).contains("istio-injection: enabled\n");
        assertThat(mixed.object("Deployment", "api"))
                .contains("istio.io/dataplane-mode: ambient\n", "sidecar.istio.io/inject: \"false\"\n");
        assertThat(mixed.object("Deployment", "printer"))
                .contains("istio.io/dataplane-mode: none\n", "sidecar.istio.io/inject: \"true\"\n");
        assertThat(mixed.object("Deployment", "fax"))
                .contains("istio.io/dataplane-mode: none\n")
                .doesNotContain("sidecar.istio.io");
        assertThat(mixed.ofGroup("networking.istio.io")).containsExactly("Sidecar db", "Sidecar printer");
        assertThat(mixed.of("NetworkPolicy", "db-ambient", "spec"))
                .as("a sidecar takes tunnels from pods without one")
                .contains("app.kubernetes.io/name: reports\n", "app.kubernetes.io/name: api\n", "- port: 15008\n")
                .doesNotContain("169.254.7.127");
    }

    @Test
    void quotas_count_no_sidecars() {
        Definition limited = p -> {
            p.with(Mesh.istio(m -> m.dataPlane(DataPlane.AMBIENT)));
            p.namespace(SHOP, n -> n.quota(q -> q.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
            p.deployment(
                    DB,
                    IMAGE,
                    Shop.serving(SQL, d -> d.rollingUpdate(r -> r.maxSurge(0).maxUnavailable(1))));
        };

        assertThat(Emitted.of(limited).rules()).isEmpty();
    }

    @Test
    void istio_is_installed_with_the_proxy_of_nodes() {
        Emitted installed = Emitted.sound(p -> {
            p.with(Mesh.istio(m -> m.dataPlane(DataPlane.AMBIENT)));
            p.with(ControlPlane.installed(c -> {}));
            p.deployment(DB, IMAGE, Shop.serving(SQL));
        });

        assertThat(installed.file("mesh/istio-operator.yaml"))
                .contains("profile: ambient\n", "    ztunnel:\n      enabled: true\n");
        assertThat(installed.file("mesh/istiod-values.yaml")).startsWith("profile: ambient\n");
        assertThat(installed.file("mesh/cni-values.yaml")).startsWith("profile: ambient\n");
        assertThat(installed.file("mesh/ztunnel-values.yaml")).contains("istioNamespace: istio-system\n");
    }
}
