package dev.keelson.validation.mesh.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.authorization.Identity;
import dev.keelson.validation.mesh.istio.Bundles;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeshAuditTest {
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
            """;

    private static final Set<Identity> STRANGERS = Set.of(new Identity("cluster.local", "elsewhere", "proxy"));

    @Test
    void the_shop_has_nothing_wrong_with_it() {
        assertThat(audit("spec: {}", "spec: {}")).isEmpty();
    }

    @Test
    void a_port_that_takes_plain_text_is_told() {
        assertThat(audit("mtls: {mode: STRICT}", "mtls: {mode: PERMISSIVE}"))
                .contains("Deployment shop/web takes plain text on port 8080 by PeerAuthentication shop/default")
                .hasSize(4);
        assertThat(audit(
                        "metadata:\n  name: default\n  namespace: shop\nspec:\n  mtls: {mode: STRICT}",
                        "metadata:\n  name: default\n  namespace: other\nspec:\n  mtls: {mode: STRICT}"))
                .contains("StatefulSet shop/db takes plain text on port 5432 by Istio's default");
    }

    @Test
    void a_workload_that_lets_whoever_in_is_told() {
        assertThat(audit(
                        "  - from:\n        - source: {principals: [cluster.local/ns/shop/sa/api]}\n      to:",
                        "  - to:"))
                .containsExactly("StatefulSet shop/db lets whoever in on port 5432");
    }

    @Test
    void a_workload_that_calls_whatever_it_likes_is_told() {
        assertThat(audit("mode: REGISTRY_ONLY", "mode: ALLOW_ANY"))
                .hasSize(4)
                .contains("Deployment shop/web calls hosts that nobody declares, by Sidecar shop/web")
                .contains("StatefulSet shop/db calls hosts that nobody declares, by the mesh");
    }

    @Test
    void callers_and_methods_that_do_not_exist_are_told() {
        assertThat(audit("sa/web]", "sa/wbe]"))
                .containsExactly("AuthorizationPolicy shop/api is about cluster.local/ns/shop/sa/wbe, which nobody is");
        assertThat(audit("shop/sa/web]", "shop/sa/web, cluster.local/ns/elsewhere/sa/proxy]"))
                .as("one that others install")
                .isEmpty();
        assertThat(audit("methods: [GET]", "methods: [get]"))
                .containsExactly("AuthorizationPolicy shop/api is about get, which is no method");
    }

    @Test
    void rules_about_http_for_ports_of_bytes_are_told() {
        assertThat(audit("operation: {ports: [\"5432\"]}", "operation: {ports: [\"5432\"], methods: [GET]}"))
                .containsExactly("AuthorizationPolicy shop/db asks about HTTP on port 5432 of StatefulSet shop/db, "
                        + "which proxies take for bytes");
        assertThat(audit("spec: {}", "spec: {action: DENY, rules: [{to: [{operation: {methods: [DELETE]}}]}]}"))
                .contains("AuthorizationPolicy shop/nothing asks about HTTP on port 5432 of StatefulSet shop/db, "
                        + "which proxies take for bytes");
    }

    private static List<String> audit(String text, String other) {
        String shop = Bundles.shop() + GATEWAY;
        assertThat(shop).contains(text);
        return MeshAudit.of(Mesh.of(ManifestTree.parse(shop.replace(text, other))), STRANGERS);
    }
}
