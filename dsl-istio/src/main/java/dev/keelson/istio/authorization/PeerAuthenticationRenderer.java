package dev.keelson.istio.authorization;

import dev.keelson.core.container.OpenPort;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Sink;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.membership.Membership;
import io.fabric8.istio.api.api.security.v1beta1.PeerAuthenticationMutualTLS;
import io.fabric8.istio.api.api.security.v1beta1.PeerAuthenticationMutualTLSMode;
import io.fabric8.istio.api.api.type.v1beta1.WorkloadSelector;
import io.fabric8.istio.api.security.v1.PeerAuthentication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes that each namespace of the mesh takes mutual TLS alone, and which ports of a component take plaintext too.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/security/peer_authentication/">Istio: PeerAuthentication</a>
 * @since 0.1.0
 */
public final class PeerAuthenticationRenderer implements Renderer {
    /** A renderer without state. */
    public PeerAuthenticationRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            LabelWriter labels = new LabelWriter(view);
            membership.namespaces().forEach(namespace -> {
                PeerAuthentication object = new PeerAuthentication();
                object.setMetadata(labels.metadata(namespace, "default"));
                object.setSpec(strict());
                out.add(
                        object,
                        new Source(
                                null,
                                membership.said().path(),
                                membership.said().origin(),
                                "callers in the mesh prove who they are"));
            });
            membership.members().stream()
                    .filter(member -> !membership.plaintext(member.component()).isEmpty())
                    .forEach(member -> out.add(
                            object(member, membership.plaintext(member.component()), labels, view.sink()),
                            new Source(
                                    member.component(),
                                    member.path(),
                                    membership.plaintextOrigin(member.component()),
                                    "ports that take plaintext")));
        });
    }

    private static PeerAuthentication object(Workload member, List<Port> plaintext, LabelWriter labels, Sink sink) {
        WorkloadSelector selector = new WorkloadSelector();
        selector.setMatchLabels(Labels.component(member.component()));
        io.fabric8.istio.api.api.security.v1beta1.PeerAuthentication spec = strict();
        spec.setSelector(selector);
        Map<String, PeerAuthenticationMutualTLS> ports = member.pod().ports().stream()
                .filter(port -> plaintext.contains(port.token()))
                .map(OpenPort::number)
                .collect(Collectors.toMap(
                        sink::text,
                        number -> mode(PeerAuthenticationMutualTLSMode.PERMISSIVE),
                        (first, second) -> first,
                        LinkedHashMap::new));
        spec.setPortLevelMtls(ports);
        PeerAuthentication object = new PeerAuthentication();
        object.setMetadata(
                labels.metadata(member.component(), member.component().name()));
        object.setSpec(spec);
        return object;
    }

    private static io.fabric8.istio.api.api.security.v1beta1.PeerAuthentication strict() {
        io.fabric8.istio.api.api.security.v1beta1.PeerAuthentication spec =
                new io.fabric8.istio.api.api.security.v1beta1.PeerAuthentication();
        spec.setMtls(mode(PeerAuthenticationMutualTLSMode.STRICT));
        return spec;
    }

    private static PeerAuthenticationMutualTLS mode(PeerAuthenticationMutualTLSMode mode) {
        PeerAuthenticationMutualTLS tls = new PeerAuthenticationMutualTLS();
        tls.setMode(mode);
        return tls;
    }
}
