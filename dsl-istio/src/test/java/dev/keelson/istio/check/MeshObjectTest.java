package dev.keelson.istio.check;

import static dev.keelson.istio.Shop.API;
import static dev.keelson.istio.Shop.DB;
import static dev.keelson.istio.Shop.HTTP;
import static dev.keelson.istio.Shop.IMAGE;
import static dev.keelson.istio.Shop.SQL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.raw.Raw;
import dev.keelson.istio.Emitted;
import dev.keelson.istio.Shop;
import dev.keelson.istio.mesh.Mesh;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects that people bring along are held to what is there. */
class MeshObjectTest {
    private static final String API_HOST = "api.shop.svc.cluster.local";

    private static Definition with(String... objects) {
        return p -> {
            p.with(Mesh.istio(m -> {}));
            p.deployment(API, IMAGE, Shop.serving(HTTP, d -> d.connectsTo(DB, SQL)));
            p.deployment(DB, IMAGE, Shop.serving(SQL));
            for (String object : objects) {
                p.with(Raw.resource(resource(object), "a test"));
            }
        };
    }

    private static GenericKubernetesResource resource(String yaml) {
        try {
            return new YAMLMapper().readValue(yaml, GenericKubernetesResource.class);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String object(String apiVersion, String kind, String spec) {
        return "{apiVersion: " + apiVersion + ", kind: " + kind + ", metadata: {name: mine, namespace: shop}, spec: {"
                + spec + "}}";
    }

    private static String routes(String spec) {
        return object("networking.istio.io/v1", "VirtualService", spec);
    }

    private static String rule(String spec) {
        return object("networking.istio.io/v1", "DestinationRule", spec);
    }

    private static void is_told(String rule, String... objects) {
        assertThat(Emitted.of(with(objects)).findings())
                .singleElement()
                .asString()
                .contains("[" + rule + "]", "MeshObjectTest.java:");
    }

    @Test
    void objects_in_the_manner_of_samples_raise_nothing() {
        assertThat(Emitted.of(with(
                                routes(
                                        "hosts: [api], http: [{route: [{destination: {host: api, subset: stable}, weight: 90},"
                                                + " {destination: {host: " + API_HOST
                                                + ", port: {number: 8080}}, weight: 10}]}]"),
                                rule("host: api.shop, subsets: [{name: stable, labels: {keelson.dev/track: stable}}]"),
                                object(
                                        "networking.istio.io/v1",
                                        "Gateway",
                                        "selector: {istio: ingress}, servers: [{hosts: ['*'], port: {number: 80, name: http,"
                                                + " protocol: HTTP}}]"),
                                object(
                                        "security.istio.io/v1",
                                        "AuthorizationPolicy",
                                        "rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/api, "
                                                + "cluster.local/ns/elsewhere/sa/somebody]}}]}]")))
                        .rules())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"web", "web.shop", "web.shop.svc", "web.shop.svc.cluster.local", "shop.example.com"})
    void a_route_to_nowhere(String host) {
        is_told("unknown-mesh-host", routes("hosts: [api], http: [{route: [{destination: {host: " + host + "}}]}]"));
    }

    @Test
    void a_mirror_to_nowhere() {
        is_told(
                "unknown-mesh-host",
                routes("hosts: [api], http: [{mirror: {host: web}, route: [{destination: {host: api}}]}]"));
    }

    @ParameterizedTest
    @CsvSource({"api.elsewhere.svc.cluster.local", "shop.example.com"})
    void what_others_have_is_not_known_to_be_nowhere(String host) {
        String entry = object(
                "networking.istio.io/v1",
                "ServiceEntry",
                "hosts: [shop.example.com], resolution: DNS, ports: [{number: 443, name: https, protocol: TLS}]");
        assertThat(Emitted.of(with(
                                entry, routes("hosts: [api], http: [{route: [{destination: {host: " + host + "}}]}]")))
                        .rules())
                .isEmpty();
    }

    @Test
    void a_route_to_a_port_of_the_pods() {
        is_told(
                "unknown-mesh-port",
                routes("hosts: [api], http: [{route: [{destination: {host: api, port: {number: 9090}}}]}]"));
    }

    @Test
    void a_subset_that_nobody_defines() {
        is_told(
                "unknown-subset",
                routes("hosts: [api], http: [{route: [{destination: {host: api, subset: v2}}]}]"),
                rule("host: api, subsets: [{name: v1, labels: {keelson.dev/track: stable}}]"));
    }

    @Test
    void a_subset_without_pods() {
        is_told("subset-without-pods", rule("host: api, subsets: [{name: v2, labels: {version: v2}}]"));
    }

    @Test
    void routes_of_a_gateway_that_is_not_there() {
        is_told(
                "unknown-gateway",
                routes("hosts: [api], gateways: [front], http: [{route: [{destination: {host: api}}]}]"));
    }

    @Test
    void weights_that_are_no_whole() {
        is_told(
                "weights-not-whole",
                routes("hosts: [api], http: [{route: [{destination: {host: api}, weight: 90}, "
                        + "{destination: {host: db}, weight: 5}]}]"));
    }

    @Test
    void a_rule_for_a_host_that_is_not_there() {
        is_told("unknown-mesh-host", rule("host: web"));
    }

    @Test
    void two_rules_for_a_host() {
        is_told("two-for-one", rule("host: api"), rule("host: " + API_HOST).replace("mine", "other"));
    }

    @Test
    void plaintext_to_who_takes_identities_alone() {
        is_told("tls-mismatch", rule("host: db, trafficPolicy: {tls: {mode: DISABLE}}"));
    }

    @Test
    void a_policy_of_nobody() {
        for (String kind : List.of("AuthorizationPolicy", "RequestAuthentication", "PeerAuthentication")) {
            is_told(
                    "policy-selects-nobody",
                    object("security.istio.io/v1", kind, "selector: {matchLabels: {app: web}}"));
        }
    }

    @Test
    void two_sidecars_for_a_pod() {
        is_told(
                "two-for-one",
                object(
                        "networking.istio.io/v1",
                        "Sidecar",
                        "workloadSelector: {labels: {app.kubernetes.io/name: api}}, egress: [{hosts: ['./*']}]"));
    }

    @Test
    void two_answers_for_a_namespace() {
        is_told("two-for-one", object("security.istio.io/v1", "PeerAuthentication", "mtls: {mode: STRICT}"));
    }

    @Test
    void an_identity_of_nobody() {
        is_told(
                "unknown-identity",
                object(
                        "security.istio.io/v1",
                        "AuthorizationPolicy",
                        "rules: [{from: [{source: {principals: [cluster.local/ns/shop/sa/web]}}]}]"));
    }

    @Test
    void probes_that_are_not_rewritten() {
        assertThat(Emitted.of(p -> {
                            p.with(Mesh.istio(m -> {}));
                            p.deployment(
                                    DB,
                                    IMAGE,
                                    Shop.serving(
                                            SQL, d -> d.annotation("sidecar.istio.io/rewriteAppHTTPProbers", "false")));
                        })
                        .rules())
                .containsExactly("probe-without-identity");
    }
}
