package com.example;

import dev.keelson.core.certificate.Issuance;
import dev.keelson.core.container.Probe;
import dev.keelson.core.ingress.IngressDoor;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ExposureRef;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import java.time.Duration;

/** The sample of {@code docs/concepts/exposure.md}: two components under one host, with a certificate from Let's Encrypt. */
public final class Storefront implements Definition {
    static final Namespace SHOP = Namespace.named("shop");
    static final Component API = SHOP.component("api"), LIVE = SHOP.component("live");
    static final Port HTTP = Port.http(8080);
    // tag::tokens[]
    static final ExposureRef PUBLIC_API = SHOP.exposure("public-api");
    static final IssuerRef LETS_ENCRYPT = IssuerRef.clusterIssuer("letsencrypt");
    static final Peer INGRESS_NGINX = Peer.namespace("ingress-nginx").label("app.kubernetes.io/name", "ingress-nginx");
    // end::tokens[]

    @Override
    public void define(PlatformDraft p) {
        // tag::door[]
        p.door(IngressDoor.nginx(INGRESS_NGINX));
        p.issuer(LETS_ENCRYPT, Issuance.acme("ops@example.com").http01("nginx"));

        p.expose(PUBLIC_API, Host.named("api.example.com"), e -> e.path("/", API, HTTP)
                .path("/live", LIVE, HTTP)
                .pathExactly("/healthz", API, HTTP)
                .timeout(Duration.ofHours(1))
                .tls(LETS_ENCRYPT));
        // end::door[]

        p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> d.port(HTTP)
                .service(s -> s.port(HTTP, 80))
                .readiness(Probe.httpGet("/ready", HTTP))
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
        p.deployment(LIVE, Image.parse("registry.example.com/shop/live:2.0.0"), d -> d.port(HTTP)
                .readiness(Probe.httpGet("/ready", HTTP))
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));
    }
}
