package com.example.mistakes;

import static com.example.mistakes.Shared.API;
import static com.example.mistakes.Shared.IMAGE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Namespace;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** Routes of the Gateway API and webhooks made by hand. */
final class Routes {
    private static final String GATEWAY = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: web, namespace: shop}
            spec:
              gatewayClassName: istio
              listeners:
                - {name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: certificate}]}}
            """;

    private Routes() {}

    private static void raw(PlatformDraft p, String yaml) {
        try {
            p.with(Raw.resource(new YAMLMapper().readValue(yaml, GenericKubernetesResource.class), "made by hand"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String route(String kind, String name, String parent, String backend) {
        return "apiVersion: gateway.networking.k8s.io/v1\nkind: " + kind + "\nmetadata: {name: " + name
                + ", namespace: shop}\nspec:\n  parentRefs: [{" + parent + "}]\n  rules: [{backendRefs: [{" + backend
                + "}]}]\n";
    }

    static final class RoutesToNobody implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.namespace(Namespace.named("back"), n -> {});
            p.deployment(Namespace.named("back").component("stock"), IMAGE, Shared::serving);
            p.deployment(API, IMAGE, Shared::serving);
            raw(p, GATEWAY);
            raw(p, route("HTTPRoute", "sound", "name: web, sectionName: https", "name: api, port: 8080"));
            raw(p, route("HTTPRoute", "no-gateway", "name: wep", "name: api, port: 8080"));
            raw(p, route("GRPCRoute", "no-listener", "name: web, sectionName: http", "name: api, port: 8080"));
            raw(p, route("HTTPRoute", "no-service", "name: web", "name: apy, port: 8080"));
            raw(p, route("HTTPRoute", "no-port", "name: web", "name: api, port: 80"));
            raw(p, route("HTTPRoute", "no-grant", "name: web", "name: stock, namespace: back, port: 8080"));
            raw(p, """
                    apiVersion: admissionregistration.k8s.io/v1
                    kind: ValidatingWebhookConfiguration
                    metadata: {name: policy}
                    webhooks:
                      - name: policy.example.com
                        admissionReviewVersions: [v1]
                        sideEffects: None
                        clientConfig: {service: {name: policy, namespace: shop}}
                    """);
        }
    }

    static final class GrantedRoute implements Mistake {
        @Override
        public void define(PlatformDraft p) {
            p.deployment(Namespace.named("back").component("stock"), IMAGE, Shared::serving);
            p.deployment(API, IMAGE, Shared::serving);
            raw(p, GATEWAY);
            raw(p, route("HTTPRoute", "far", "name: web", "name: stock, namespace: back, port: 8080"));
            raw(p, """
                    apiVersion: gateway.networking.k8s.io/v1beta1
                    kind: ReferenceGrant
                    metadata: {name: from-shop, namespace: back}
                    spec:
                      from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}]
                      to: [{group: "", kind: Service, name: stok}]
                    """);
        }
    }
}
