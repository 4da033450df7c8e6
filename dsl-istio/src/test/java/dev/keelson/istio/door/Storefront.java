package dev.keelson.istio.door;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.exposure.ExposureDraft;
import dev.keelson.core.ingress.IngressDoor;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
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
import dev.keelson.istio.gateway.IstioDoor;
import dev.keelson.istio.gatewayapi.GatewayApiDoor;
import java.time.Duration;
import java.util.function.Consumer;

/** A shop behind a door. */
public final class Storefront {
    public static final Namespace SHOP = Namespace.named("shop");
    public static final Namespace LIVE = Namespace.named("live");
    public static final Component API = SHOP.component("api");
    public static final Component WEB = SHOP.component("web");
    public static final Component CHAT = LIVE.component("chat");
    public static final Port HTTP = Port.http(8080);
    public static final Port GRPC = Port.grpc(9090);
    public static final Port SOCKET = Port.webSocket("socket", 8081);
    public static final ExposureRef STORE = SHOP.exposure("store");
    public static final Host HOST = Host.named("shop.example.com");
    public static final Peer PODS = Peer.namespace("istio-ingress").label("istio", "ingressgateway");
    public static final IssuerRef ISSUER = IssuerRef.existingClusterIssuer("dns");
    public static final SecretRef CERTIFICATE =
            Namespace.existing("istio-ingress").existingSecret("wholesale-certificate");
    public static final SecretRef OWN_CERTIFICATE = SHOP.existingSecret("wholesale-certificate");

    private Storefront() {}

    public static Door ingress() {
        return IngressDoor.ofClass("any", PODS);
    }

    public static Door istio() {
        return IstioDoor.at(PODS, "gateway");
    }

    public static Door gatewayApi() {
        return GatewayApiDoor.istio("public", "edge");
    }

    /** The three components, all of them ready to be exposed. */
    public static void components(PlatformDraft p) {
        p.deployment(API, image("api"), d -> d.port(HTTP)
                .port(GRPC)
                .service(s -> s.port(HTTP, 80))
                .readiness(Probe.tcp(HTTP))
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
        p.deployment(
                WEB, image("web"), d -> d.port(HTTP).readiness(Probe.tcp(HTTP)).resources(r -> r.cpu(Cpu.millis(100))
                        .memory(Memory.mib(128))));
        p.deployment(CHAT, image("chat"), d -> d.port(SOCKET)
                .readiness(Probe.tcp(SOCKET))
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
    }

    /** Paths, gRPC, a WebSocket; TLS that is asked for, that others hold, and none. */
    public static Definition whole(Door door, SecretRef held) {
        return p -> {
            p.door(door);
            p.expose(STORE, HOST, e -> e.path("/", WEB, HTTP)
                    .path("/api", API, HTTP)
                    .path("/api/v2/", WEB, HTTP)
                    .pathExactly("/api", WEB, HTTP)
                    .pathExactly("/healthz", API, HTTP)
                    .annotation("example.com/team", "shop")
                    .tls(ISSUER));
            p.expose(SHOP.exposure("wholesale"), Host.named("wholesale.example.com"), e -> e.path(
                            "/shop.v1.Orders", API, GRPC)
                    .path("/shop.v1.Stock/Watch", API, GRPC)
                    .tls(held));
            p.expose(LIVE.exposure("chat"), Host.named("chat.example.com"), e -> e.path("/", CHAT, SOCKET)
                    .plainHttp("TLS ends at the load balancer"));
            components(p);
        };
    }

    /** One exposure, said as the test likes. */
    public static Definition exposing(Door door, Consumer<ExposureDraft> words) {
        return p -> {
            p.door(door);
            p.expose(STORE, HOST, words);
            components(p);
        };
    }

    public static Consumer<ExposureDraft> across() {
        return e -> e.path("/", WEB, HTTP)
                .path("/chat", CHAT, SOCKET)
                .timeout(Duration.ofHours(1))
                .tls(ISSUER);
    }

    public static Blueprint blueprint(Definition definition) {
        return Platform.of(definition).in(Environment.named("test"));
    }

    private static Image image(String name) {
        return Image.parse("registry.example.com/shop/" + name + ":1.0.0");
    }
}
