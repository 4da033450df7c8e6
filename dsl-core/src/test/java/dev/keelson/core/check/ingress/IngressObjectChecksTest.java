package dev.keelson.core.check.ingress;

import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngressObjectChecksTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Port HTTP = Port.http(8080);
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");
    private static final String TLS = "{hosts: [api.example.com], secretName: certificate}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {name: api, port: {name: http}}     | -
            {name: api, port: {number: 80}}     | -
            {name: api, port: {number: 8080}}   | undefined-backend
            {name: api, port: {name: https}}    | undefined-backend
            {name: web, port: {number: 80}}     | undefined-backend
            """)
    void backends_are_services_and_their_ports(String service, String rule) {
        told(ingress("", TLS, "api.example.com", "/", service), rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /              | -
            /api/          | -
            /a.b/..c       | -
            api            | invalid-path
            /a/./b         | invalid-path
            /a/%2F         | invalid-path
            /a/..          | invalid-path
            """)
    void paths_are_of_the_form_that_the_server_asks(String path, String rule) {
        told(ingress("", TLS, "api.example.com", path, "{name: api, port: {name: http}}"), rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {hosts: [api.example.com], secretName: certificate}          | api.example.com   | -
            {hosts: ['*.example.com'], secretName: certificate}          | api.example.com   | -
            {secretName: certificate}                                    | api.example.com   | -
            {hosts: ['*.example.com'], secretName: certificate}          | a.api.example.com | host-not-in-tls
            {hosts: ['*.example.com'], secretName: certificate}          | example.com       | host-not-in-tls
            {hosts: [example.com], secretName: certificate}              | api.example.com   | host-not-in-tls
            {hosts: [api.example.com], secretName: certificat}           | api.example.com   | unknown-tls-secret
            {hosts: ['*.example.com'], secretName: certificate}          | '*.example.com'   | catch-all-host
            """)
    void hosts_have_certificates_that_are_known(String tls, String host, String rule) {
        told(ingress("", tls, host, "/", "{name: api, port: {name: http}}"), rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            cert-manager.io/cluster-issuer: letsencrypt             | {hosts: [api.example.com], secretName: new} | -
            cert-manager.io/issuer: internal                        | {hosts: [api.example.com], secretName: new} | -
            alb.ingress.kubernetes.io/certificate-arn: arn          |                                             | -
            example.com/owner: shop                                 |                                             | no-tls
            nginx.ingress.kubernetes.io/server-snippet: x           | {secretName: certificate}                   | snippet-annotation
            nginx.org/location-snippets: x                          | {secretName: certificate}                   | snippet-annotation
            kubernetes.io/ingress.class: nginx                      | {secretName: certificate}                   | ingress-class-annotation
            nginx.ingress.kubernetes.io/rewrite-target: /           | {secretName: certificate}                   | -
            """)
    void annotations_say_where_certificates_come_from_and_nothing_dangerous(
            String annotation, String tls, String rule) {
        told(
                ingress(annotation, tls == null ? "" : tls, "api.example.com", "/", "{name: api, port: {name: http}}"),
                rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            type: kubernetes.io/tls, data: {tls.crt: eA==, tls.key: eA==}  | -
            type: Opaque, stringData: {tls.crt: x, tls.key: x}             | -
            type: Opaque                                                   | -
            type: Opaque, stringData: {tls.crt: x}                         | wrong-tls-secret
            """)
    void a_secret_of_the_platform_has_certificate_and_key(String secret, String rule) {
        Definition definition = ingress("", TLS, "api.example.com", "/", "{name: api, port: {name: http}}");
        told(
                p -> {
                    definition.define(p);
                    p.with(raw("{apiVersion: v1, kind: Secret, metadata: {name: certificate}, " + secret + "}"));
                },
                rule);
    }

    @Test
    void services_of_a_namespace_of_others_are_theirs() {
        assertThat(Told.rules(p -> {
                    p.namespace(Namespace.existing("tools"), n -> {});
                    p.with(raw("""
                            apiVersion: networking.k8s.io/v1
                            kind: Ingress
                            metadata: {name: extra, namespace: tools, annotations: {cert-manager.io/issuer: x}}
                            spec:
                              tls: [{secretName: certificate}]
                              defaultBackend: {service: {name: theirs, port: {number: 80}}}
                            """));
                }))
                .isEmpty();
    }

    @Test
    void two_classes_do_not_meet() {
        Definition one = ingress("", TLS, "api.example.com", "/", "{name: api, port: {name: http}}");
        Definition other = p -> {
            one.define(p);
            p.with(raw(yaml("other", "traefik", "", TLS, "api.example.com", "/", "{name: api, port: {name: http}}")));
        };
        Definition same = p -> {
            one.define(p);
            p.with(raw(yaml("other", "nginx", "", TLS, "api.example.com", "/", "{name: api, port: {name: http}}")));
        };

        told(other, null);
        told(same, "host-claimed-twice");
    }

    private static void told(Definition definition, String rule) {
        assertThat(Told.rules(definition)).isEqualTo(rule == null ? List.of() : Arrays.asList(rule));
    }

    private static Definition ingress(String annotation, String tls, String host, String path, String service) {
        return p -> {
            p.deployment(API, IMAGE, d -> d.port(HTTP)
                    .service(s -> s.port(HTTP, 80))
                    .env("CERTIFICATE", SHOP.existingSecret("certificate").key("tls.crt")));
            p.with(raw(yaml("extra", "nginx", annotation, tls, host, path, service)));
        };
    }

    private static String yaml(
            String name, String ingressClass, String annotation, String tls, String host, String path, String service) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: %s, annotations: {%s}}
                spec:
                  ingressClassName: %s
                  tls: [%s]
                  rules:
                  - host: "%s"
                    http: {paths: [{path: "%s", pathType: Prefix, backend: {service: %s}}]}
                """.formatted(name, annotation, ingressClass, tls, host, path, service);
    }
}
