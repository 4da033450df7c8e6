package dev.keelson.validation.mesh.istio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.certificate.Credential;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.PodTemplates;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What controllers would make of an object, as far as Istio's analyzers look at it: the pod of a template, and the secret of a
 * certificate of cert-manager.
 */
final class ControllerObjects {
    private static final String CERTIFICATE = "cert-manager.io/v1/Certificate";

    private ControllerObjects() {}

    /** {@return what a controller would make of an object, if it would make anything that counts} */
    static Optional<ObjectNode> of(Manifest manifest, Authority authority) {
        if (manifest.type().equals(CERTIFICATE)) {
            return Optional.of(secret(manifest, authority));
        }
        return PodTemplates.placeIn(manifest)
                .map(manifest.body()::at)
                .filter(ObjectNode.class::isInstance)
                .map(template -> pod(manifest, (ObjectNode) template));
    }

    private static ObjectNode pod(Manifest manifest, ObjectNode template) {
        ObjectNode pod = template.deepCopy();
        pod.put("apiVersion", "v1").put("kind", "Pod");
        JsonNode kind = manifest.body().path("kind");
        pod.withObject("/metadata")
                .put("name", manifest.name() + "-" + kind.asText().toLowerCase(Locale.ROOT))
                .put("namespace", manifest.namespace());
        if (template.at("/metadata/labels")
                .path("istio.io/dataplane-mode")
                .asText()
                .equals("ambient")) {
            // What Istio's plug-in says of a pod whose calls it has redirected.
            pod.withObject("/metadata/annotations").put("ambient.istio.io/redirection", "enabled");
        }
        return pod;
    }

    private static ObjectNode secret(Manifest manifest, Authority authority) {
        String[] hosts = StreamSupport.stream(
                        manifest.body().at("/spec/dnsNames").spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
        Credential credential = authority.server(manifest.name(), hosts);
        ObjectNode secret = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "v1")
                .put("kind", "Secret")
                .put("type", "kubernetes.io/tls");
        secret.putObject("metadata")
                .put("name", manifest.body().at("/spec/secretName").asText())
                .put("namespace", manifest.namespace());
        secret.putObject("data")
                .put("tls.crt", base64(credential.certificatePem()))
                .put("tls.key", base64(credential.keyPem()));
        return secret;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
