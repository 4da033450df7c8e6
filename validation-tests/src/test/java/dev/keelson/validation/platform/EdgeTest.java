package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.compliance.Proves;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever comes from outside comes by TLS, with a certificate for the name that was asked for. */
class EdgeTest {
    static Stream<String> environments() {
        return ShippedPlatform.TREE.environments().stream();
    }

    @ParameterizedTest
    @MethodSource("environments")
    @Proves("tls-at-gateway")
    void every_host_has_a_certificate_and_no_door_is_open(String environment) {
        ManifestTree manifests = ShippedPlatform.TREE.manifests(environment);

        assertThat(openDoors(manifests)).isEmpty();
        assertThat(manifests.manifests()).anyMatch(manifest -> Set.of("Ingress", "Gateway")
                .contains(manifest.body().path("kind").asText()));
    }

    @Test
    void a_host_without_a_certificate_is_seen() {
        String ingress = """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: web, namespace: shop}
                spec: {tls: [{hosts: [%s], secretName: web-tls}], rules: [{host: shop.example.com}]}
                ---
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: web, namespace: shop}
                spec: {secretName: web-tls, dnsNames: [%s]}
                """;

        assertThat(openDoors(ManifestTree.parse(ingress.formatted("shop.example.com", "shop.example.com"))))
                .isEmpty();
        assertThat(openDoors(ManifestTree.parse(ingress.formatted("other.example.com", "shop.example.com"))))
                .containsExactly(
                        "Ingress shop/web: no certificate for other.example.com",
                        "Ingress shop/web: shop.example.com without TLS");
        assertThat(openDoors(ManifestTree.parse(ingress.formatted("shop.example.com", "other.example.com"))))
                .containsExactly("Ingress shop/web: no certificate for shop.example.com");
    }

    @Test
    void a_server_of_a_gateway_that_takes_plain_text_is_seen() {
        String gateway = """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: web, namespace: shop}
                spec:
                  servers:
                    - {port: {number: 443, name: https, protocol: HTTPS}, hosts: [a], tls: {mode: SIMPLE, credentialName: c}}
                    - {port: {number: 80, name: http, protocol: HTTP}, hosts: [a]%s}
                """;

        assertThat(openDoors(ManifestTree.parse(gateway.formatted(", tls: {httpsRedirect: true}"))))
                .isEmpty();
        assertThat(openDoors(ManifestTree.parse(gateway.formatted(""))))
                .containsExactly("Gateway shop/web: plain text on port 80");
    }

    private static List<String> openDoors(ManifestTree manifests) {
        List<String> open = new ArrayList<>();
        for (Manifest manifest : manifests.manifests()) {
            switch (manifest.type()) {
                case "networking.k8s.io/v1/Ingress" -> ingress(manifest, manifests, open);
                case "networking.istio.io/v1/Gateway" -> servers(manifest, open);
                case "gateway.networking.k8s.io/v1/Gateway" -> listeners(manifest, open);
                default -> {
                    // No door.
                }
            }
        }
        return open;
    }

    private static void ingress(Manifest ingress, ManifestTree manifests, List<String> open) {
        Set<String> covered = new TreeSet<>();
        for (JsonNode tls : ingress.body().at("/spec/tls")) {
            Set<String> certified = certified(
                    manifests, ingress.namespace(), tls.path("secretName").asText());
            tls.path("hosts").forEach(host -> {
                covered.add(host.asText());
                if (!certified.contains(host.asText())) {
                    open.add("Ingress " + ingress.id() + ": no certificate for " + host.asText());
                }
            });
        }
        ingress.body().at("/spec/rules").forEach(rule -> {
            if (!covered.contains(rule.path("host").asText())) {
                open.add("Ingress " + ingress.id() + ": " + rule.path("host").asText() + " without TLS");
            }
        });
    }

    private static Set<String> certified(ManifestTree manifests, String namespace, String secret) {
        Set<String> hosts = new TreeSet<>();
        manifests.manifests().stream()
                .filter(manifest -> manifest.body().path("kind").asText().equals("Certificate")
                        && manifest.namespace().equals(namespace)
                        && manifest.body().at("/spec/secretName").asText().equals(secret))
                .forEach(manifest -> manifest.body().at("/spec/dnsNames").forEach(name -> hosts.add(name.asText())));
        return hosts;
    }

    private static void servers(Manifest gateway, List<String> open) {
        for (JsonNode server : gateway.body().at("/spec/servers")) {
            String protocol = server.at("/port/protocol").asText();
            boolean plain = !Set.of("HTTPS", "TLS").contains(protocol)
                    && !server.at("/tls/httpsRedirect").asBoolean();
            if (plain) {
                open.add("Gateway " + gateway.id() + ": plain text on port "
                        + server.at("/port/number").asText());
            }
        }
    }

    private static void listeners(Manifest gateway, List<String> open) {
        for (JsonNode listener : gateway.body().at("/spec/listeners")) {
            if (!Set.of("HTTPS", "TLS").contains(listener.path("protocol").asText())) {
                open.add("Gateway " + gateway.id() + ": plain text on port "
                        + listener.path("port").asText());
            }
        }
    }
}
