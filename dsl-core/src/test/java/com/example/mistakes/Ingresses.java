package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.HTTP;
import static com.example.mistakes.Shared.IMAGE;
import static com.example.mistakes.Shared.SHOP;

import dev.keelson.core.ingress.IngressDoor;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Host;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBuilder;
import java.util.function.Consumer;

/** Ingresses made by hand, and annotations of those that were not. */
final class Ingresses {
    private Ingresses() {}

    /** Right but for what the change makes wrong. */
    private static void raw(PlatformDraft p, Consumer<IngressBuilder> change) {
        p.deployment(API, IMAGE, Shared::serving);
        p.expose(SHOP.exposure("web"), Host.named("www.example.com"), e -> e.path("/", API, HTTP)
                .tls(SHOP.existingSecret("certificate")));
        p.door(IngressDoor.nginx(Peer.namespace("ingress-nginx")));
        IngressBuilder ingress = new IngressBuilder()
                .withNewMetadata()
                .withName("extra")
                .withNamespace("shop")
                .endMetadata()
                .withNewSpec()
                .withIngressClassName("nginx")
                .addNewTl()
                .addToHosts("api.example.com")
                .withSecretName("certificate")
                .endTl()
                .addNewRule()
                .withHost("api.example.com")
                .withNewHttp()
                .addNewPath()
                .withPath("/")
                .withPathType("Prefix")
                .withNewBackend()
                .withNewService()
                .withName("api")
                .withNewPort()
                .withNumber(8080)
                .endPort()
                .endService()
                .endBackend()
                .endPath()
                .endHttp()
                .endRule()
                .endSpec();
        change.accept(ingress);
        Ingress object = ingress.build();
        p.with(Raw.resource(object, "made by hand"));
    }

    static final class HostNotInTls implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            raw(p, x -> x.editSpec()
                    .editFirstTl()
                    .withHosts("*.other.example.com", "example.com")
                    .endTl()
                    .endSpec());
        }
    }

    static final class CatchAllHost implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            raw(p, x -> x.editSpec()
                    .editFirstTl()
                    .withHosts("*.example.com")
                    .endTl()
                    .editFirstRule()
                    .withHost("*.example.com")
                    .endRule()
                    .endSpec());
        }
    }

    static final class UnknownTlsSecret implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            raw(p, x -> x.editSpec()
                    .editFirstTl()
                    .withSecretName("certificat")
                    .endTl()
                    .endSpec());
        }
    }

    static final class WrongTlsSecret implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            raw(p, x -> {});
            p.with(Raw.resource(
                    new SecretBuilder()
                            .withNewMetadata()
                            .withName("certificate")
                            .withNamespace("shop")
                            .endMetadata()
                            .addToData("ca.crt", "bm8gb25lJ3M=")
                            .build(),
                    "filled by a controller"));
        }
    }

    static final class RawIngressLeadsNowhere implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            raw(p, x -> x.editSpec()
                    .withNewDefaultBackend()
                    .withNewService()
                    .withName("apis")
                    .withNewPort("http", null)
                    .endService()
                    .endDefaultBackend()
                    .editFirstRule()
                    .editHttp()
                    .editFirstPath()
                    .withPath("api")
                    .editBackend()
                    .editService()
                    .editPort()
                    .withNumber(80)
                    .endPort()
                    .endService()
                    .endBackend()
                    .endPath()
                    .endHttp()
                    .endRule()
                    .endSpec());
        }
    }

    static final class RawIngressOfExposedHost implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            raw(p, x -> x.editSpec()
                    .withTls()
                    .editFirstRule()
                    .withHost("www.example.com")
                    .endRule()
                    .endSpec());
        }
    }

    static final class SnippetAnnotation implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.door(IngressDoor.nginx(Peer.namespace("ingress-nginx")));
            p.expose(SHOP.exposure("web"), Host.named("www.example.com"), e -> e.path("/", API, HTTP)
                    .tls(SHOP.existingSecret("certificate"))
                    .annotation("nginx.ingress.kubernetes.io/configuration-snippet", "more_set_headers \"A: b\";")
                    .annotation("example.com/owner", "shop"));
        }
    }

    static final class IngressClassAnnotation implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.door(IngressDoor.nginx(Peer.namespace("ingress-nginx")));
            p.expose(SHOP.exposure("web"), Host.named("www.example.com"), e -> e.path("/", API, HTTP)
                    .tls(SHOP.existingSecret("certificate"))
                    .annotation("kubernetes.io/ingress.class", "nginx"));
        }
    }
}
