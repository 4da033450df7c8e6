package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;
import static com.example.mistakes.Shared.WORKER;
import static com.example.mistakes.Shared.serving;
import static com.example.mistakes.Shared.sized;

import dev.keelson.core.certificate.Dns01;
import dev.keelson.core.certificate.Issuance;
import dev.keelson.core.ingress.IngressDoor;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ExposureRef;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Host;
import java.time.Duration;

/** Hosts that lead nowhere, twice, or without proof of who they are. */
final class Exposures {
    private static final Peer CONTROLLER = Peer.namespace("ingress-nginx");
    private static final ExposureRef WEB = SHOP.exposure("web"), OTHER = SHOP.exposure("other");
    private static final Host HOST = Host.named("api.example.com");
    private static final SecretRef CERTIFICATE = SHOP.existingSecret("web-certificate");
    private static final Namespace BACK = Namespace.named("back");
    private static final Component BACK_API = BACK.component("back-api");

    private Exposures() {}

    private static void door(PlatformDraft p) {
        p.door(IngressDoor.nginx(CONTROLLER));
        p.deployment(API, IMAGE, Shared::serving);
    }

    static final class NoDoor implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.expose(WEB, HOST, e -> e.path("/", API, HTTP).tls(CERTIFICATE));
            p.expose(OTHER, HOST, e -> e.path("/other", API, HTTP).tls(CERTIFICATE));
        }
    }

    static final class NothingExposed implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            door(p);
            p.expose(WEB, HOST, e -> e.tls(CERTIFICATE));
        }
    }

    static final class InvalidPath implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            door(p);
            p.expose(WEB, HOST, e -> e.tls(CERTIFICATE)
                    .path("api", API, HTTP)
                    .path("/api//v1", API, HTTP)
                    .pathExactly("/api/..", API, HTTP));
        }
    }

    static final class UndefinedBackend implements Mistake {
        private static final Port ADMIN = Port.http("admin", 9090);

        @Override
        public void define(PlatformDraft p) {
            door(p);
            p.job(WORKER, IMAGE, Shared::sized);
            p.deployment(SHOP.component("hidden"), IMAGE, d -> {
                serving(d);
                d.service(s -> s.none());
            });
            p.expose(WEB, HOST, e -> e.tls(CERTIFICATE)
                    .path("/jobs", WORKER, HTTP)
                    .path("/hidden", SHOP.component("hidden"), HTTP)
                    .path("/missing", SHOP.component("missing"), HTTP)
                    .path("/admin", API, ADMIN));
        }
    }

    static final class ExposedAcrossNamespaces implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            door(p);
            p.deployment(BACK_API, IMAGE, Shared::serving);
            p.expose(WEB, HOST, e -> e.tls(BACK.existingSecret("certificate"))
                    .path("/", API, HTTP)
                    .path("/back", BACK_API, HTTP));
        }
    }

    static final class HostClaimedTwice implements Mistake {
        private static final Setting<Host> PUBLIC = Setting.host("publicHost", Host.named("api.example.com"));

        @Override
        public void define(PlatformDraft p) {
            door(p);
            p.expose(WEB, HOST, e -> e.tls(CERTIFICATE).path("/", API, HTTP).pathExactly("/api", API, HTTP));
            p.expose(OTHER, p.get(PUBLIC), e -> e.tls(CERTIFICATE)
                    .path("/", API, HTTP)
                    .path("/api", API, HTTP));
        }
    }

    static final class NotInDoor implements Mistake {
        private static final Port GRPC = Port.grpc(9090), MEDIA = Port.udp("media", 5004);

        @Override
        public void define(PlatformDraft p) {
            p.door(IngressDoor.nginx(CONTROLLER));
            p.deployment(API, IMAGE, d -> {
                serving(d);
                d.port(GRPC).port(MEDIA);
            });
            p.expose(WEB, HOST, e -> e.tls(CERTIFICATE)
                    .path("/", API, HTTP)
                    .path("/orders.Orders", API, GRPC)
                    .path("/media", API, MEDIA)
                    .timeout(Duration.ofMinutes(5))
                    .annotation("nginx.ingress.kubernetes.io/proxy-read-timeout", "30"));
        }
    }

    static final class NoFieldForTimeout implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.door(IngressDoor.ofClass("traefik", CONTROLLER));
            p.deployment(API, IMAGE, Shared::serving);
            p.expose(WEB, HOST, e -> e.tls(CERTIFICATE).path("/", API, HTTP).timeout(Duration.ofMinutes(5)));
        }
    }

    static final class NoTls implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            door(p);
            p.expose(WEB, HOST, e -> e.path("/", API, HTTP));
            p.expose(OTHER, HOST, e -> e.path("/other", API, HTTP).plainHttp("the load balancer before it ends TLS"));
        }
    }

    static final class NoTlsInProduction implements Mistake {
        @Override
        public Environment environment() {
            return Environment.named("prod");
        }

        @Override
        public void define(PlatformDraft p) {
            p.production();
            door(p);
            p.expose(WEB, HOST, e -> e.path("/", API, HTTP));
        }
    }

    static final class UndefinedIssuer implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            door(p);
            p.expose(WEB, HOST, e -> e.path("/", API, HTTP).tls(SHOP.issuer("internal")));
            p.expose(OTHER, HOST, e -> e.path("/other", API, HTTP).tls(IssuerRef.clusterIssuer("letsencrypt")));
        }
    }

    static final class IssuerOutOfReach implements Mistake {
        private static final IssuerRef INTERNAL = BACK.issuer("internal");

        @Override
        public void define(PlatformDraft p) {
            door(p);
            p.issuer(INTERNAL, Issuance.ca(SHOP.existingSecret("authority")));
            p.issuer(
                    SHOP.issuer("by-dns"),
                    Issuance.acme("ops@example.com")
                            .dns01(Dns01.cloudflare(
                                    BACK.existingSecret("cloudflare").key("token"))));
            p.expose(WEB, HOST, e -> e.path("/", API, HTTP).tls(INTERNAL));
        }
    }

    static final class RenewalBeforeIssue implements Mistake {
        private static final IssuerRef INTERNAL = SHOP.existingIssuer("internal");

        @Override
        public void define(PlatformDraft p) {
            door(p);
            p.expose(WEB, HOST, e -> e.path("/", API, HTTP).tls(INTERNAL, c -> c.duration(Duration.ofHours(24))));
            p.expose(OTHER, HOST, e -> e.path("/other", API, HTTP)
                    .tls(INTERNAL, c -> c.duration(Duration.ofMinutes(5)).renewBefore(Duration.ofSeconds(1))));
        }
    }

    static final class NoSolver implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            door(p);
            p.issuer(IssuerRef.clusterIssuer("letsencrypt"), Issuance.acme("ops@example.com"));
        }
    }

    static final class ExposureWordsTwice implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            door(p);
            p.door(IngressDoor.nginx(CONTROLLER));
            p.expose(WEB, HOST, e -> e.path("/", API, HTTP)
                    .path("/", API, HTTP)
                    .tls(CERTIFICATE)
                    .tls(SHOP.existingIssuer("internal"), c -> c.duration(Duration.ofHours(2)))
                    .plainHttp("nobody reads it"));
            p.expose(WEB, HOST, e -> e.path("/", API, HTTP));
            p.expose(OTHER, Host.named("API.example.com"), e -> e.path("/", API, HTTP)
                    .tls(CERTIFICATE));
            p.expose(SHOP.exposure("2fast"), HOST, e -> e.path("/fast", API, HTTP)
                    .tls(CERTIFICATE));
            p.deployment(WORKER, IMAGE, d -> {
                sized(d);
                p.expose(SHOP.exposure("inner"), HOST, e -> e.path("/inner", API, HTTP));
            });
        }
    }
}
