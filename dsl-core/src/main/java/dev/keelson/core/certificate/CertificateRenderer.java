package dev.keelson.core.certificate;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.SecretKey;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes cert-manager's issuers and certificates.
 *
 * @since 0.1.0
 */
public final class CertificateRenderer implements Renderer {
    private static final String GROUP = "cert-manager.io";

    /** A renderer without state. */
    public CertificateRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.all(Issuer.class)
                .forEach(issuer -> out.add(
                        object(
                                issuer.ref().kind(),
                                labels.metadata(
                                        issuer.ref().namespace().orElse(null),
                                        view.sink().text(issuer.ref().written())),
                                issuance(issuer, view.sink())),
                        new Source(null, issuer.path(), issuer.origin(), "issues certificates")));
        view.all(Certificate.class)
                .forEach(certificate -> out.add(
                        object(
                                "Certificate",
                                metadata(certificate, labels, view.sink()),
                                certificate(certificate, view.sink())),
                        new Source(
                                certificate.component(),
                                certificate.path(),
                                certificate.origin(),
                                "the certificate that " + certificate.path() + " asks for")));
    }

    private static ObjectMeta metadata(Certificate certificate, LabelWriter labels, Sink sink) {
        String name = sink.text(certificate.name());
        Component component = certificate.component();
        return component == null || !component.namespace().equals(certificate.namespace())
                ? labels.metadata(certificate.namespace(), name)
                : labels.metadata(component, name);
    }

    private static Map<String, Object> certificate(Certificate certificate, Sink sink) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("algorithm", "ECDSA");
        key.put("size", 256);
        key.put("rotationPolicy", "Always");
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("secretName", sink.text(certificate.secretName()));
        spec.put("dnsNames", new ArrayList<>(List.of(sink.text(certificate.host()))));
        spec.put("issuerRef", reference(certificate.issuer(), sink));
        spec.put("duration", sink.text(certificate.duration()));
        spec.put("renewBefore", sink.text(certificate.renewBefore()));
        spec.put("privateKey", key);
        return spec;
    }

    private static Map<String, Object> reference(IssuerRef issuer, Sink sink) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("name", sink.text(issuer.written()));
        reference.put("kind", issuer.kind());
        reference.put("group", GROUP);
        return reference;
    }

    private static Map<String, Object> issuance(Issuer issuer, Sink sink) {
        Issuance issuance = issuer.issuance();
        if (issuance instanceof Issuance.CertificateAuthority authority) {
            return single("ca", single("secretName", authority.secret().name()));
        }
        if (issuance instanceof Acme acme) {
            return single("acme", acme(acme, sink.text(issuer.ref().written()) + "-account", sink));
        }
        return single("selfSigned", new LinkedHashMap<>());
    }

    private static Map<String, Object> acme(Acme acme, String account, Sink sink) {
        List<Object> solvers = new ArrayList<>();
        acme.solvers().forEach(solver -> solvers.add(solver(solver, sink)));
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("server", sink.text(acme.server()));
        node.put("email", sink.text(acme.email()));
        node.put("privateKeySecretRef", single("name", account));
        node.put("solvers", solvers);
        return node;
    }

    private static Map<String, Object> solver(Acme.Solver solver, Sink sink) {
        if (solver instanceof Acme.Http01 http) {
            return single("http01", single("ingress", single("ingressClassName", sink.text(http.ingressClass()))));
        }
        Dns01 dns = (Dns01) solver;
        Map<String, Object> provider = new LinkedHashMap<>();
        dns.where().ifPresent(where -> provider.put(dns.provider().part().orElseThrow(), sink.text(where)));
        dns.token().ifPresent(token -> provider.put("apiTokenSecretRef", token(token)));
        return single("dns01", single(dns.provider().field(), provider));
    }

    private static Map<String, Object> token(SecretKey token) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("name", token.source().name());
        reference.put("key", token.key());
        return reference;
    }

    private static Map<String, Object> single(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static GenericKubernetesResource object(String kind, ObjectMeta metadata, Map<String, Object> spec) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(GROUP + "/v1");
        object.setKind(kind);
        object.setMetadata(metadata);
        object.setAdditionalProperties(single("spec", spec));
        return object;
    }
}
