package dev.keelson.istio.gatewayapi;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.value.Text;
import dev.keelson.istio.door.Backend;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.BackendTLSPolicy;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.BackendTLSPolicySpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.BackendTLSPolicyValidation;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.LocalObjectReference;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.LocalPolicyTargetReferenceWithSectionName;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes for each exposed port that speaks TLS itself that the gateway speaks TLS to it, and whom it believes.
 *
 * @see <a href="https://gateway-api.sigs.k8s.io/reference/api-types/backendtlspolicy/">Gateway API: BackendTLSPolicy</a>
 * @since 0.1.0
 */
public final class BackendTlsPolicyRenderer implements Renderer {
    /** A renderer without state. */
    public BackendTlsPolicyRenderer() {}

    static boolean speaksTls(Route route) {
        return route.port().application().filter("https"::equals).isPresent();
    }

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        Set<String> done = new HashSet<>();
        view.attached(GatewayApiDoor.class).forEach(door -> view.all(Exposure.class).stream()
                .flatMap(exposure -> exposure.routes().stream())
                .filter(BackendTlsPolicyRenderer::speaksTls)
                .filter(route -> done.add(route.component() + "/" + route.port()))
                .forEach(route -> door.fact()
                        .authority(route.component().namespace())
                        .ifPresent(authority -> out.add(
                                object(route, authority, labels, view),
                                new Source(
                                        route.component(),
                                        route.path(),
                                        route.origin(),
                                        "the TLS of " + route.port() + " of " + route.component())))));
    }

    private static BackendTLSPolicy object(Route route, ConfigRef authority, LabelWriter labels, View view) {
        Backend backend = Backend.of(view, route);
        LocalPolicyTargetReferenceWithSectionName target = new LocalPolicyTargetReferenceWithSectionName();
        target.setGroup("");
        target.setKind("Service");
        target.setName(backend.service());
        target.setSectionName(backend.target().name());
        LocalObjectReference certificates = new LocalObjectReference();
        certificates.setGroup("");
        certificates.setKind("ConfigMap");
        certificates.setName(authority.name());
        BackendTLSPolicyValidation validation = new BackendTLSPolicyValidation();
        validation.setHostname(view.sink()
                .text(Text.of(backend.service() + ".", backend.namespace().written(), ".svc")));
        validation.getCaCertificateRefs().add(certificates);
        BackendTLSPolicySpec spec = new BackendTLSPolicySpec();
        spec.getTargetRefs().add(target);
        spec.setValidation(validation);
        BackendTLSPolicy object = new BackendTLSPolicy();
        object.setMetadata(labels.metadata(
                route.component(), backend.service() + "-" + backend.target().name()));
        object.setSpec(spec);
        return object;
    }
}
