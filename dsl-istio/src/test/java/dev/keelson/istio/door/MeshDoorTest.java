package dev.keelson.istio.door;

import static dev.keelson.istio.door.Storefront.HTTP;
import static dev.keelson.istio.door.Storefront.ISSUER;
import static dev.keelson.istio.door.Storefront.PODS;
import static dev.keelson.istio.door.Storefront.WEB;
import static dev.keelson.istio.door.Storefront.blueprint;
import static dev.keelson.istio.door.Storefront.exposing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.PortNumber;
import dev.keelson.istio.controlplane.IngressGateway;
import dev.keelson.istio.gateway.IstioDoor;
import dev.keelson.istio.gateway.IstioDoor.MinimumTls;
import dev.keelson.istio.gatewayapi.GatewayApiDoor;
import dev.keelson.istio.mesh.Mesh;
import org.junit.jupiter.api.Test;

class MeshDoorTest {
    @Test
    void members_let_the_gateway_in_by_its_identity_and_nobody_else() {
        String policy = policy(Storefront.istio());

        assertThat(policy)
                .contains("- cluster.local/ns/istio-ingress/sa/gateway")
                .doesNotContain("notPrincipals")
                .contains("istio: ingressgateway");
    }

    @Test
    void a_gateway_of_the_control_plane_is_known_as_its_chart_installs_it() {
        assertThat(policy(IstioDoor.at(IngressGateway.named("istio-ingress"))))
                .contains("- cluster.local/ns/istio-ingress/sa/istio-ingress")
                .contains("istio: ingress");
    }

    @Test
    void the_gateway_that_istio_makes_is_known_by_the_service_account_that_it_gets() {
        assertThat(policy(Storefront.gatewayApi()))
                .contains("- cluster.local/ns/edge/sa/public-istio")
                .contains("gateway.networking.k8s.io/gateway-name: public");
    }

    @Test
    void a_gateway_outside_the_mesh_is_refused_by_strict_members() {
        Door outside = GatewayApiDoor.ofClass("eg", Peer.namespace("eg").label("app", "envoy"), "public", "edge");
        Blueprint blueprint = blueprint(meshed(outside));

        assertThat(blueprint.findings())
                .anySatisfy(finding -> assertThat(finding.rule().id()).isEqualTo("plaintext-caller"))
                .allSatisfy(finding -> assertThat(finding.rule().id()).isEqualTo("plaintext-caller"));
    }

    @Test
    void callers_of_an_istio_gateway_can_be_asked_for_certificates_and_newer_tls() {
        Door door = IstioDoor.at(PODS, "gateway")
                .minimumTls(MinimumTls.V1_3)
                .mutual(Namespace.existing("istio-ingress").existingSecret("clients"))
                .httpPort(8080)
                .httpsPort(8443);

        assertThat(text(exposing(door, e -> e.path("/", WEB, HTTP).tls(ISSUER))))
                .contains("mode: MUTUAL", "caCertCredentialName: clients", "minProtocolVersion: TLSV1_3")
                .contains("number: 8443", "number: 8080");
    }

    @Test
    void the_ports_of_an_istio_gateway_are_settings() {
        Setting<PortNumber> port = Setting.port("gatewayPort", 443);
        Definition definition = p -> {
            p.door(IstioDoor.at(PODS, "gateway").httpsPort(p.get(port)));
            p.expose(Storefront.STORE, Storefront.HOST, e -> e.path("/", WEB, HTTP)
                    .tls(ISSUER));
            Storefront.components(p);
        };
        Blueprint blueprint =
                Platform.of(definition).in(Environment.named("prod").with(port, PortNumber.of(9443)));

        assertThat(blueprint.findings()).isEmpty();
        assertThat(String.join(
                        "", new ManifestLayout(blueprint.resources()).texts().values()))
                .contains("number: 9443");
    }

    private static String policy(Door door) {
        return text(meshed(door));
    }

    private static Definition meshed(Door door) {
        return p -> {
            p.with(Mesh.istio(m -> {}));
            exposing(door, e -> e.path("/", WEB, HTTP).tls(ISSUER)).define(p);
        };
    }

    private static String text(Definition definition) {
        Blueprint blueprint = blueprint(definition);
        assertThat(blueprint.findings()).isEmpty();
        return String.join("", new ManifestLayout(blueprint.resources()).texts().values());
    }
}
