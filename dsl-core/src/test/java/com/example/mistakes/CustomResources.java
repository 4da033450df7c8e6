package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.IMAGE;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;

/** Objects of kinds that are not Kubernetes' own. */
final class CustomResources {
    private CustomResources() {}

    static final class CustomResourceViolation implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            GenericKubernetesResource certificate = named("cert-manager.io/v1", "Certificate");
            certificate.setAdditionalProperty("spec", Map.of("dnsName", List.of("shop.example.com")));
            p.with(Raw.resource(certificate, "certificates are not words yet"));
        }
    }

    static final class CustomResourceOfNoKnownKind implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(API, IMAGE, Shared::serving);
            p.with(Raw.resource(named("widgets.example.com/v1", "Widget"), "made by hand"));
            p.with(Raw.resource(named("cert-manager.io/v1beta1", "Certificate"), "made by hand"));
        }
    }

    private static GenericKubernetesResource named(String apiVersion, String kind) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion(apiVersion);
        resource.setKind(kind);
        resource.setMetadata(new ObjectMetaBuilder()
                .withName("api-tls")
                .withNamespace("shop")
                .build());
        return resource;
    }
}
