package dev.keelson.validation.mesh.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.authorization.HttpRequest;
import dev.keelson.validation.mesh.authorization.Verdict;
import dev.keelson.validation.mesh.istio.Bundles;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The policies of a small shop, taken together. */
class MeshTest {
    private static final HttpRequest GET_ORDERS = HttpRequest.of("GET", "/orders/7");
    private static final String GATEWAY = """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: istio-ingressgateway, namespace: istio-system}
            spec:
              template:
                metadata: {labels: {istio: ingressgateway}}
                spec:
                  serviceAccountName: istio-ingressgateway-service-account
                  containers: [{name: istio-proxy, args: [proxy, router]}]
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: istio, namespace: istio-system}
            data: {mesh: "outboundTrafficPolicy: {mode: REGISTRY_ONLY}"}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: istio-ingressgateway, namespace: istio-system}
            spec: {selector: {istio: ingressgateway}, ports: [{name: https, port: 443, targetPort: 8443}]}
            """;

    @Test
    void the_matrix_allows_what_the_policies_say_and_nothing_else() {
        AuthorizationMatrix matrix = AuthorizationMatrix.of(mesh(""));

        TreeSet<String> allowed = new TreeSet<>();
        matrix.allowed()
                .forEach(cell -> allowed.add(cell.caller().map(MeshWorkload::id).orElse("outside") + " -> "
                        + cell.callee().id() + " "
                        + cell.request()
                                .filter(request -> cell.service().name().equals("api"))
                                .map(request -> request.method() + " " + request.path())
                                .orElse("")));
        assertThat(allowed)
                .containsExactly(
                        "Deployment istio-system/istio-ingressgateway -> Deployment shop/web ",
                        "Deployment shop/api -> StatefulSet shop/db ",
                        "Deployment shop/api-canary -> StatefulSet shop/db ",
                        "Deployment shop/web -> Deployment shop/api GET /orders",
                        "Deployment shop/web -> Deployment shop/api GET /orders/below",
                        "Deployment shop/web -> Deployment shop/api GET /ordersany",
                        "Deployment shop/web -> Deployment shop/api GET /ordersany/below",
                        "Deployment shop/web -> Deployment shop/api POST /orders",
                        "Deployment shop/web -> Deployment shop/api-canary GET /orders",
                        "Deployment shop/web -> Deployment shop/api-canary GET /orders/below",
                        "Deployment shop/web -> Deployment shop/api-canary GET /ordersany",
                        "Deployment shop/web -> Deployment shop/api-canary GET /ordersany/below",
                        "Deployment shop/web -> Deployment shop/api-canary POST /orders");
        assertThat(matrix.cells()).hasSizeGreaterThan(400);
        assertThat(matrix.table().lines())
                .contains("Deployment shop/web -> shop/api:80 (Deployment shop/api) POST /orders: ALLOW by "
                        + "AuthorizationPolicy shop/api");
    }

    @Test
    void a_caller_without_a_sidecar_meets_strict_mutual_tls_and_has_no_identity_elsewhere() {
        assertThat(judge(mesh(""), "backup", "db", Optional.empty()))
                .isEqualTo(new Verdict(false, "PeerAuthentication shop/default, no proxy of the caller"));
        assertThat(judge(mesh("", "mode: STRICT", "mode: PERMISSIVE"), "backup", "db", Optional.empty())
                        .reason())
                .startsWith("no rule of AuthorizationPolicy");
    }

    @Test
    void where_mutual_tls_is_off_nobody_has_an_identity() {
        Verdict verdict = judge(mesh("", "mode: STRICT", "mode: DISABLE"), "web", "api", Optional.of(GET_ORDERS));

        assertThat(verdict.reason()).startsWith("no rule of AuthorizationPolicy");
    }

    @Test
    void a_destination_rule_that_keeps_a_caller_from_mutual_tls_is_named() {
        Mesh mesh = mesh(
                "",
                "host: api.shop.svc.cluster.local\n  subsets",
                "host: api\n  trafficPolicy: {tls: {mode: DISABLE}}\n  subsets");

        assertThat(judge(mesh, "web", "api", Optional.of(GET_ORDERS)))
                .isEqualTo(new Verdict(false, "PeerAuthentication shop/default, DestinationRule shop/api"));
    }

    @Test
    void a_sidecar_that_leaves_out_a_host_keeps_calls_in() {
        assertThat(judge(mesh(""), "web", "db", Optional.empty()))
                .isEqualTo(new Verdict(false, "Sidecar shop/web on the way out"));
        assertThat(judge(mesh("", "[\"./api.shop.svc.cluster.local\", ", "["), "web", "api", Optional.of(GET_ORDERS))
                        .allowed())
                .isFalse();
    }

    @Test
    void a_rule_about_http_allows_nothing_on_a_port_of_bytes() {
        Mesh mesh = mesh(
                "",
                "{app.kubernetes.io/name: api}\n  ports:\n    - {name: http",
                "{app.kubernetes.io/name: api}\n  ports:\n    - {name: tcp");

        assertThat(judge(mesh, "web", "api", Optional.of(GET_ORDERS)).allowed()).isFalse();
    }

    @Test
    void a_workload_without_a_proxy_keeps_no_policy() {
        Mesh mesh = mesh("", "istio-injection: enabled", "istio-injection: disabled");

        assertThat(judge(mesh, "backup", "db", Optional.empty()))
                .isEqualTo(new Verdict(true, "no proxy of the called workload"));
    }

    @Test
    void a_token_is_seen_where_a_request_authentication_is_for_the_workload() {
        HttpRequest request =
                GET_ORDERS.claims(JsonNodeFactory.instance.objectNode().put("iss", "me"));
        String authentication = """
                ---
                apiVersion: security.istio.io/v1
                kind: RequestAuthentication
                metadata: {name: api, namespace: shop}
                spec: {jwtRules: [{issuer: %s, jwksUri: "https://id.example.com/keys"}]}
                """;
        String next = """
                ---
                apiVersion: security.istio.io/v1
                kind: AuthorizationPolicy
                metadata:
                  name: db
                """;
        String claim = """
                      when: [{key: "request.auth.claims[iss]", values: [me]}]
                """ + next;

        assertThat(judge(mesh("", next, claim), "web", "api", Optional.of(request))
                        .allowed())
                .as("nobody looks at the token")
                .isFalse();
        assertThat(judge(mesh(authentication.formatted("me"), next, claim), "web", "api", Optional.of(request))
                        .allowed())
                .isTrue();
        assertThat(judge(mesh(authentication.formatted("other"), next, claim), "web", "api", Optional.of(request)))
                .isEqualTo(new Verdict(false, "RequestAuthentication"));
    }

    private static Verdict judge(Mesh mesh, String caller, String service, Optional<HttpRequest> request) {
        MeshWorkload calling = mesh.workloads().stream()
                .filter(each -> each.id().endsWith("shop/" + caller))
                .findFirst()
                .orElseThrow();
        MeshService called = mesh.services().stream()
                .filter(each -> each.name().equals(service))
                .findFirst()
                .orElseThrow();
        return mesh.judge(
                Optional.of(calling),
                called,
                called.ports().get(0),
                mesh.behind(called).get(0),
                request);
    }

    private static Mesh mesh(String more, String... replaced) {
        String shop = Bundles.shop() + GATEWAY + more;
        List<String> texts = List.of(replaced);
        for (int i = 0; i < texts.size(); i += 2) {
            assertThat(shop).contains(texts.get(i));
            shop = shop.replace(texts.get(i), texts.get(i + 1));
        }
        return Mesh.of(ManifestTree.parse(shop));
    }
}
