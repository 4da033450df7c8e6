package dev.keelson.core.exposure;

import static dev.keelson.core.platform.Blueprints.object;
import static dev.keelson.core.platform.Blueprints.sound;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.Storefront;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.certificate.Dns01;
import dev.keelson.core.certificate.Issuance;
import dev.keelson.core.container.Probe;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.emit.report.PlatformReport;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.ingress.IngressDoor;
import dev.keelson.core.placement.Topology;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ExposureRef;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Port HTTP = Port.http(8080), GRPC = Port.grpc(9090);
    private static final ExposureRef WEB = SHOP.exposure("web");
    private static final Host HOST = Host.named("api.example.com");
    private static final SecretRef CERTIFICATE = SHOP.existingSecret("certificate");
    private static final Peer CONTROLLER = Peer.namespace("edge").label("app", "proxy");

    @Test
    void an_exposure_becomes_an_ingress_and_a_certificate() {
        Blueprint blueprint = sound(new Storefront());

        assertThat(blueprint.resources().stream().map(Resource::id))
                .containsSubsequence(
                        "NetworkPolicy shop/acme-http01-solver",
                        "ClusterIssuer letsencrypt",
                        "Certificate shop/public-api",
                        "Ingress shop/public-api");
        assertThat(new ManifestLayout(blueprint.resources()).texts().get("_shop.yaml"))
                .contains("rotationPolicy: Always")
                .contains("nginx.ingress.kubernetes.io/proxy-read-timeout: \"3600\"");
    }

    @Test
    void the_exposed_port_accepts_the_controller_of_the_door_and_no_other_does() {
        Blueprint blueprint = sound(exposed(e -> e.path("/", API, HTTP).tls(CERTIFICATE), d -> d.port(GRPC)));

        NetworkPolicy policy = object(blueprint, NetworkPolicy.class, "api");
        assertThat(policy.getSpec().getIngress()).singleElement().satisfies(rule -> {
            assertThat(rule.getFrom()).singleElement().satisfies(from -> assertThat(
                            from.getPodSelector().getMatchLabels())
                    .isEqualTo(Map.of("app", "proxy")));
            assertThat(rule.getPorts())
                    .singleElement()
                    .satisfies(port -> assertThat(port.getPort().getIntVal()).isEqualTo(8080));
        });
    }

    @Test
    void what_the_definition_accepts_itself_is_declared_once() throws IOException {
        Blueprint blueprint =
                sound(exposed(e -> e.path("/", API, HTTP).tls(CERTIFICATE), d -> d.acceptsFrom(CONTROLLER, HTTP)));

        JsonNode outside = report(blueprint).path("outside");
        assertThat(outside).hasSize(1);
        assertThat(outside.get(0).path("port").asInt()).isEqualTo(8080);
    }

    @Test
    void the_report_lists_hosts_and_what_others_make() throws IOException {
        JsonNode report = report(sound(p -> {
            exposed(e -> e.path("/", API, HTTP).tls(IssuerRef.existingClusterIssuer("letsencrypt")), d -> {})
                    .define(p);
            p.expose(SHOP.exposure("held"), Host.named("held.example.com"), e -> e.pathExactly("/x", API, HTTP)
                    .tls(CERTIFICATE));
        }));

        JsonNode exposure = report.path("exposures").get(0);
        assertThat(exposure.path("id").asText()).isEqualTo("shop/web");
        assertThat(exposure.path("host").asText()).isEqualTo("api.example.com");
        assertThat(exposure.path("door").asText()).isEqualTo("Ingress");
        assertThat(exposure.at("/tls/issuer").asText()).isEqualTo("letsencrypt");
        assertThat(exposure.at("/paths/0/component").asText()).isEqualTo("shop/api");
        assertThat(exposure.at("/paths/0/port").asText()).isEqualTo("http");
        assertThat(report.path("outside").get(0).path("direction").asText()).isEqualTo("inbound");
        assertThat(report.path("external"))
                .extracting(each ->
                        each.path("kind").asText() + " " + each.path("name").asText())
                .containsExactly("ClusterIssuer letsencrypt", "Secret certificate");
    }

    @Test
    void a_slash_at_the_end_of_a_prefix_makes_no_other_path() {
        Blueprint twice = Platform.of(exposed(
                        e -> e.path("/a", API, HTTP).path("/a/", API, HTTP).tls(CERTIFICATE), d -> {}))
                .in(Environment.named("test"));

        assertThat(twice.findings()).singleElement().satisfies(finding -> assertThat(finding.rule())
                .isEqualTo(ExposureRules.CLAIMED_TWICE));
        sound(exposed(
                e -> e.pathExactly("/a", API, HTTP)
                        .pathExactly("/a/", API, HTTP)
                        .tls(CERTIFICATE),
                d -> {}));
    }

    @Test
    void a_port_that_speaks_grpc_is_led_to_by_grpc() {
        Blueprint blueprint = sound(exposed(e -> e.path("/", API, GRPC).tls(CERTIFICATE), d -> d.port(GRPC)));

        assertThat(object(blueprint, Ingress.class, "web").getMetadata().getAnnotations())
                .isEqualTo(Map.of("nginx.ingress.kubernetes.io/backend-protocol", "GRPC"));
    }

    @Test
    void another_class_of_ingresses_gets_no_annotation_of_nginx() {
        Blueprint blueprint = sound(p -> {
            p.door(IngressDoor.ofClass("traefik", CONTROLLER));
            p.expose(WEB, HOST, e -> e.path("/", API, GRPC).tls(CERTIFICATE));
            api(p, d -> d.port(GRPC));
        });

        Ingress ingress = object(blueprint, Ingress.class, "web");
        assertThat(ingress.getSpec().getIngressClassName()).isEqualTo("traefik");
        assertThat(ingress.getMetadata().getAnnotations()).isNullOrEmpty();
    }

    @Test
    void a_host_comes_from_a_setting_and_is_the_same_in_certificate_and_ingress() {
        Setting<Host> host = Setting.host("publicHost", HOST);
        Definition definition = p -> {
            p.door(IngressDoor.nginx(CONTROLLER));
            p.expose(WEB, p.get(host), e -> e.path("/", API, HTTP).tls(SHOP.existingIssuer("internal")));
            api(p, d -> {});
        };
        Blueprint blueprint =
                Platform.of(definition).in(Environment.named("prod").with(host, Host.named("shop.example.com")));

        assertThat(blueprint.findings()).isEmpty();
        assertThat(Blueprints.leaves(blueprint).entrySet().stream()
                        .filter(leaf -> leaf.getValue().equals("shop.example.com"))
                        .map(Map.Entry::getKey))
                .containsExactly(
                        "Certificate shop/web /spec/dnsNames/0",
                        "Ingress shop/web /spec/rules/0/host",
                        "Ingress shop/web /spec/tls/0/hosts/0");
    }

    @Test
    void a_server_of_acme_that_asks_by_dns_needs_no_way_in() {
        assertThat(ids(Issuance.acme("a@example.com").dns01(Dns01.cloudDns("project"))))
                .contains("ClusterIssuer issuer")
                .doesNotContain("NetworkPolicy shop/acme-http01-solver");
        assertThat(ids(Issuance.acme("a@example.com").http01("nginx")))
                .contains("NetworkPolicy shop/acme-http01-solver");
        assertThat(ids(Issuance.ca(SHOP.existingSecret("authority"))))
                .doesNotContain("NetworkPolicy shop/acme-http01-solver");
        assertThat(ids(Issuance.selfSigned())).doesNotContain("NetworkPolicy shop/acme-http01-solver");
    }

    @Test
    void plain_http_with_a_reason_is_no_mistake_even_in_production() {
        Blueprint blueprint = sound(p -> {
            p.production();
            p.defaults(c -> c.spreadOver(Topology.ZONE));
            exposed(e -> e.path("/", API, HTTP).plainHttp("the load balancer ends TLS"), d -> d.replicas(2)
                            .disruptions(b -> b.maxUnavailable(1)))
                    .define(p);
        });

        assertThat(object(blueprint, Ingress.class, "web").getSpec().getTls()).isEmpty();
    }

    @Test
    void a_warning_is_accepted_on_the_exposure() {
        Blueprint blueprint = sound(exposed(e -> e.path("/", API, HTTP).accept("no-tls", "a playground"), d -> {}));

        assertThat(blueprint.accepted()).hasSize(1);
    }

    @Test
    void exposures_share_a_host_and_a_name_with_a_component() {
        Blueprint blueprint = sound(p -> {
            exposed(e -> e.path("/", API, HTTP).tls(CERTIFICATE), d -> d.annotation("a", "b"))
                    .define(p);
            p.expose(SHOP.exposure("api"), HOST, e -> e.path("/api", API, HTTP)
                    .pathExactly("/", API, HTTP)
                    .tls(CERTIFICATE)
                    .annotation("a", "b"));
        });

        assertThat(blueprint.resources().stream().map(Resource::id)).contains("Ingress shop/api", "Ingress shop/web");
    }

    @Test
    void the_certificate_belongs_to_the_component_that_alone_is_exposed() {
        Blueprint blueprint = sound(exposed(e -> e.path("/", API, HTTP).tls(SHOP.existingIssuer("internal")), d -> {}));

        Map<String, String> files = new ManifestLayout(blueprint.resources()).texts();
        assertThat(files.get("api.yaml")).contains("kind: Ingress").contains("kind: Certificate");
    }

    private static List<String> ids(Issuance issuance) {
        IssuerRef issuer = IssuerRef.clusterIssuer("issuer");
        return sound(p -> {
                    p.issuer(issuer, issuance);
                    exposed(e -> e.path("/", API, HTTP).tls(issuer), d -> {}).define(p);
                })
                .resources()
                .stream()
                .map(Resource::id)
                .toList();
    }

    private static Definition exposed(Consumer<ExposureDraft> words, Consumer<DeploymentDraft> more) {
        return p -> {
            p.door(IngressDoor.nginx(CONTROLLER));
            p.expose(WEB, HOST, words);
            api(p, more);
        };
    }

    private static void api(PlatformDraft p, Consumer<DeploymentDraft> more) {
        p.deployment(API, Image.parse("registry.example.com/api:1"), d -> {
            d.port(HTTP).readiness(Probe.httpGet("/ready", HTTP)).resources(r -> r.cpu(Cpu.millis(1))
                    .memory(Memory.mib(1)));
            more.accept(d);
        });
    }

    private static JsonNode report(Blueprint blueprint) throws IOException {
        return new ObjectMapper()
                .readTree(PlatformReport.json(List.of(blueprint)))
                .at("/environments/test");
    }
}
