package dev.keelson.istio.door;

import static dev.keelson.istio.door.Storefront.API;
import static dev.keelson.istio.door.Storefront.CERTIFICATE;
import static dev.keelson.istio.door.Storefront.CHAT;
import static dev.keelson.istio.door.Storefront.HOST;
import static dev.keelson.istio.door.Storefront.HTTP;
import static dev.keelson.istio.door.Storefront.ISSUER;
import static dev.keelson.istio.door.Storefront.LIVE;
import static dev.keelson.istio.door.Storefront.OWN_CERTIFICATE;
import static dev.keelson.istio.door.Storefront.PODS;
import static dev.keelson.istio.door.Storefront.SHOP;
import static dev.keelson.istio.door.Storefront.SOCKET;
import static dev.keelson.istio.door.Storefront.WEB;
import static dev.keelson.istio.door.Storefront.blueprint;
import static dev.keelson.istio.door.Storefront.exposing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.certificate.Issuance;
import dev.keelson.core.container.Probe;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.istio.gateway.IstioDoor;
import dev.keelson.istio.gatewayapi.GatewayApiDoor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GatewayBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DoorChecksTest {
    private static final Port TLS = Port.https("https", 8443);
    private static final Component VAULT = SHOP.component("vault");

    static Stream<Supplier<Door>> gateways() {
        return Stream.of(Storefront::istio, Storefront::gatewayApi);
    }

    @ParameterizedTest
    @MethodSource("gateways")
    void a_host_belongs_to_one_exposure(Supplier<Door> door) {
        assertThat(findings(p -> {
                    exposing(door.get(), e -> e.path("/", WEB, HTTP).tls(ISSUER))
                            .define(p);
                    p.expose(LIVE.exposure("chat"), HOST, e -> e.path("/chat", CHAT, SOCKET)
                            .tls(ISSUER));
                }))
                .singleElement()
                .asString()
                .startsWith("error[host-owned-twice] exposures.chat: The host shop.example.com is exposed by shop/store"
                        + " already, and here by live/chat")
                .contains("DoorChecksTest.java")
                .contains("(exposed first)");
    }

    @ParameterizedTest
    @MethodSource("gateways")
    void a_websocket_needs_time(Supplier<Door> door) {
        assertThat(findings(exposing(door.get(), e -> e.path("/", CHAT, SOCKET)
                        .timeout(Duration.ofSeconds(30))
                        .tls(ISSUER))))
                .singleElement()
                .asString()
                .startsWith("warning[websocket-cut-short] exposures.store.timeout: shop/store leads to the WebSocket"
                        + " socket/TCP of live/chat and lets an answer take 30s")
                .contains("(the WebSocket)");
        assertThat(findings(exposing(door.get(), e -> e.path("/", CHAT, SOCKET)
                        .timeout(Duration.ofMinutes(5))
                        .tls(ISSUER))))
                .isEmpty();
        assertThat(findings(exposing(door.get(), e -> e.path("/", WEB, HTTP)
                        .timeout(Duration.ofSeconds(30))
                        .tls(ISSUER))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("gateways")
    void a_host_that_is_redirected_cannot_be_proven_over_http(Supplier<Door> door) {
        IssuerRef issuer = SHOP.clusterIssuer("letsencrypt");

        assertThat(findings(p -> {
                    p.issuer(issuer, Issuance.acme("ops@example.com").http01("nginx"));
                    exposing(door.get(), e -> e.path("/", WEB, HTTP).tls(issuer))
                            .define(p);
                }))
                .singleElement()
                .asString()
                .startsWith("error[not-in-door] exposures.store.tls: The issuer shop-letsencrypt proves the host");
    }

    @ParameterizedTest
    @MethodSource("gateways")
    void ports_that_speak_no_http_are_not_led_to(Supplier<Door> door) {
        Port media = Port.udp("media", 5004);

        assertThat(findings(p -> {
                    exposing(door.get(), e -> e.path("/", VAULT, media).tls(ISSUER))
                            .define(p);
                    p.deployment(VAULT, image(), d -> d.port(media)
                            .readiness(Probe.exec("true"))
                            .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
                }))
                .singleElement()
                .asString()
                .startsWith("error[not-in-door] exposures.store.paths./: shop/store leads to media/UDP")
                .contains("(the door)");
    }

    @Test
    void an_istio_gateway_shows_certificates_of_its_own_namespace_alone() {
        assertThat(findings(
                        exposing(Storefront.istio(), e -> e.path("/", WEB, HTTP).tls(OWN_CERTIFICATE))))
                .singleElement()
                .asString()
                .startsWith(
                        "error[exposed-across-namespaces] exposures.store.tls: shop/store shows the certificate of the"
                                + " secret shop/wholesale-certificate");
        assertThat(findings(
                        exposing(Storefront.istio(), e -> e.path("/", WEB, HTTP).tls(CERTIFICATE))))
                .isEmpty();
        assertThat(findings(exposing(
                        IstioDoor.at(PODS, "gateway").mutual(SHOP.existingSecret("clients")),
                        e -> e.path("/", WEB, HTTP).tls(ISSUER))))
                .singleElement()
                .asString()
                .startsWith("error[exposed-across-namespaces] door: The door asks callers for certificates");
    }

    @Test
    void an_issuer_of_the_exposures_namespace_cannot_reach_the_gateways() {
        assertThat(findings(
                        exposing(Storefront.istio(), e -> e.path("/", WEB, HTTP).tls(SHOP.existingIssuer("internal")))))
                .singleElement()
                .asString()
                .startsWith(
                        "error[issuer-out-of-reach] exposures.store.tls: The certificate of istio-ingress/shop-store");
    }

    @Test
    void the_pods_of_an_istio_gateway_have_labels() {
        assertThat(findings(
                        exposing(IstioDoor.at(Peer.namespace("istio-ingress"), "gateway"), e -> e.path("/", WEB, HTTP)
                                .tls(ISSUER))))
                .singleElement()
                .asString()
                .startsWith("error[gateway-without-pods] door: ");
    }

    @Test
    void a_port_that_speaks_tls_itself_needs_a_gateway_that_knows_whom_to_believe() {
        assertThat(findings(secured(Storefront.istio())))
                .singleElement()
                .asString()
                .startsWith("error[not-in-door] exposures.store.paths./: shop/store leads to https/TCP of shop/vault");
        assertThat(findings(secured(Storefront.gatewayApi())))
                .singleElement()
                .asString()
                .contains("does not know whose certificates to believe there");
        assertThat(findings(secured(
                        GatewayApiDoor.istio("public", "edge").authority(SHOP.existingConfig("internal-authority")))))
                .isEmpty();
    }

    @Test
    void two_gateways_do_not_claim_one_host() {
        assertThat(findings(withRaw(Raws.gateway("by-hand", "*.example.com", "other"))))
                .singleElement()
                .asString()
                .startsWith("error[host-owned-twice]")
                .contains("Gateway shop/by-hand listens for *.example.com on port 443, which Gateway shop/store claims")
                .contains("(claimed first)");
        assertThat(findings(withRaw(Raws.gateway("by-hand", "example.org", "other"))))
                .isEmpty();
    }

    @Test
    void two_gateways_do_not_share_a_certificate() {
        assertThat(findings(withRaw(Raws.gateway("by-hand", "example.org", "shop-store-tls"))))
                .singleElement()
                .asString()
                .startsWith("warning[shared-credential]")
                .contains("shows the certificate shop-store-tls");
    }

    @Test
    void a_certificate_is_kept_where_the_pods_of_its_gateway_read_it() {
        IssuerRef issuer = ISSUER;
        assertThat(findings(p -> {
                    p.with(Raw.resource(Raws.gateway("by-hand", "example.org", "extra-tls"), "older than the door"));
                    p.with(Raw.resource(Certificates.of("extra", "extra-tls"), "older than the door"));
                    exposing(Storefront.istio(), e -> e.path("/", WEB, HTTP).tls(issuer))
                            .define(p);
                }))
                .singleElement()
                .asString()
                .startsWith("error[credential-elsewhere]")
                .contains("extra-tls at spec.servers[0], which is kept in shop; its pods run in istio-ingress")
                .contains("(the certificate)");
    }

    @Test
    void routes_by_hand_are_bound_to_a_gateway_that_has_their_host() {
        assertThat(findings(withRaw(Raws.routes("nowhere", "shop.example.com", "web", 8080, "/old"))))
                .singleElement()
                .asString()
                .startsWith("error[undefined-gateway]")
                .contains("VirtualService shop/by-hand is a route of the gateway nowhere, which is not there");
        assertThat(findings(withRaw(Raws.routes("store", "old.example.com", "web", 8080, "/old"))))
                .singleElement()
                .asString()
                .startsWith("error[host-not-in-gateway]")
                .contains("has the host old.example.com, and Gateway shop/store listens for shop.example.com");
        assertThat(findings(withRaw(Raws.routes("store", "shop.example.com", "web", 8080, "/old"))))
                .isEmpty();
    }

    @Test
    void routes_by_hand_can_be_taken() {
        assertThat(findings(withRaw(Raws.routes("store", "shop.example.com", "web", 8080, "/a", "/ab", "/c"))))
                .singleElement()
                .asString()
                .startsWith("warning[unreachable-route]")
                .contains(
                        "the route at spec.http[1] is for {prefix=/ab}, which the one at spec.http[0].match[0] takes");
        assertThat(findings(withRaw(Raws.routes("store", "shop.example.com", "web", 8080, "/a", "/a /b"))))
                .singleElement()
                .asString()
                .startsWith("warning[matched-twice]")
                .contains("the condition at spec.http[1].match[0], {prefix=/a}, is the one at spec.http[0].match[0]");
        assertThat(findings(withRaw(Raws.routes("store", "shop.example.com", "web", 8080, "/ab", "/a"))))
                .isEmpty();
    }

    @Test
    void routes_by_hand_lead_to_services_and_ports_that_are_there() {
        assertThat(findings(withRaw(Raws.routes("store", "shop.example.com", "wbe", 8080, "/a"))))
                .singleElement()
                .asString()
                .startsWith("error[undefined-backend]")
                .contains("the service wbe, which shop does not have");
        assertThat(findings(
                        withRaw(Raws.routes("store", "shop.example.com", "web.shop.svc.cluster.local", 9999, "/a"))))
                .singleElement()
                .asString()
                .contains("to the port 9999 of Service shop/web, which does not offer it");
        assertThat(findings(withRaw(Raws.routes("store", "shop.example.com", "other.example.org", 443, "/a"))))
                .isEmpty();
    }

    @Test
    void routes_of_the_gateway_api_are_bound_to_a_listener_that_has_their_host() {
        assertThat(findings(withRoute("shop.example.com"))).isEmpty();
        assertThat(findings(withRoute("old.example.com")))
                .singleElement()
                .asString()
                .startsWith("error[host-not-in-gateway]")
                .contains("is bound to Gateway edge/public at its listener shop-store, which has none of its hosts");
    }

    @Test
    void gateways_by_hand_show_certificates_of_other_namespaces_that_allow_it() {
        assertThat(findings(withRaw(certified("live"), Storefront.gatewayApi())))
                .singleElement()
                .asString()
                .startsWith("error[ungranted-reference]")
                .contains("Gateway shop/by-hand shows at spec.listeners[0].tls.certificateRefs[0] the certificate other"
                        + " of the namespace live, which does not grant that");
        assertThat(findings(withRaw(certified("shop"), Storefront.gatewayApi())))
                .isEmpty();
    }

    private static Definition secured(Door door) {
        return p -> {
            exposing(door, e -> e.path("/", VAULT, TLS).tls(ISSUER)).define(p);
            p.deployment(
                    VAULT, image(), d -> d.port(TLS).readiness(Probe.tcp(TLS)).resources(r -> r.cpu(Cpu.millis(100))
                            .memory(Memory.mib(128))));
        };
    }

    private static HasMetadata certified(String namespace) {
        return new GatewayBuilder()
                .withMetadata(Raws.metadata("by-hand"))
                .withNewSpec()
                .withGatewayClassName("istio")
                .addNewListener()
                .withName("tls")
                .withPort(443)
                .withProtocol("HTTPS")
                .withNewTls()
                .addNewCertificateRef()
                .withName("other")
                .withNamespace(namespace)
                .endCertificateRef()
                .endTls()
                .endListener()
                .endSpec()
                .build();
    }

    private static Definition withRaw(HasMetadata object) {
        return withRaw(object, Storefront.istio());
    }

    private static Definition withRaw(HasMetadata object, Door door) {
        return p -> {
            exposing(door, e -> e.path("/", WEB, HTTP).tls(ISSUER)).define(p);
            p.with(Raw.resource(object, "older than the door"));
        };
    }

    private static Definition withRoute(String host) {
        HTTPRoute route = new HTTPRouteBuilder()
                .withMetadata(Raws.metadata("by-hand"))
                .withNewSpec()
                .addNewParentRef()
                .withName("public")
                .withNamespace("edge")
                .withSectionName("shop-store")
                .endParentRef()
                .withHostnames(host)
                .addNewRule()
                .addNewBackendRef()
                .withName("web")
                .withPort(8080)
                .endBackendRef()
                .endRule()
                .endSpec()
                .build();
        return p -> {
            exposing(Storefront.gatewayApi(), e -> e.path("/", API, HTTP).tls(ISSUER))
                    .define(p);
            p.with(Raw.resource(route, "older than the door"));
        };
    }

    private static Image image() {
        return Image.parse("registry.example.com/shop/vault:1.0.0");
    }

    private static List<Finding> findings(Definition definition) {
        return blueprint(definition).findings();
    }
}
