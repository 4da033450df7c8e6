package dev.keelson.core.exposure;

import dev.keelson.core.certificate.Acme;
import dev.keelson.core.certificate.Certificate;
import dev.keelson.core.certificate.Issuer;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.NamespaceFacts;
import dev.keelson.core.network.NetworkPolicyRenderer;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Protocol;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets the door's controller reach the pods by which cert-manager answers an ACME server, which the policy
 * {@code default-deny} of their namespace would keep from being asked.
 *
 * @see <a href="https://cert-manager.io/docs/configuration/acme/http01/">cert-manager: HTTP01</a>
 * @since 0.1.0
 */
public final class SolverPolicyRenderer implements Renderer {
    /** The label of the pods that cert-manager makes for the time of a proof. */
    public static final String SOLVER = "acme.cert-manager.io/http01-solver";

    private static final int PORT = 8_089;

    /** A renderer without state. */
    public SolverPolicyRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        Set<Namespace> done = new HashSet<>();
        for (Attached<Door> door : view.attached(Door.class)) {
            for (Certificate certificate : view.all(Certificate.class)) {
                if (isIsolated(view, certificate.namespace())
                        && mayUseHttp(view, certificate.issuer())
                        && done.add(certificate.namespace())) {
                    out.add(
                            policy(certificate.namespace(), door.fact(), labels, view),
                            new Source(
                                    null,
                                    certificate.path(),
                                    certificate.origin(),
                                    "an ACME server asks for the certificates of " + certificate.namespace()
                                            + " through the door"));
                }
            }
        }
    }

    /** Where a door keeps certificates in its own namespace, the traffic there is its operator's to decide. */
    private static boolean isIsolated(View view, Namespace namespace) {
        return view.all(NamespaceFacts.class).stream()
                .anyMatch(facts -> facts.token().equals(namespace));
    }

    /** Of an issuer that others make nobody knows how it proves a host. */
    private static boolean mayUseHttp(View view, IssuerRef issuer) {
        return view.all(Issuer.class).stream()
                .filter(defined -> defined.ref().equals(issuer))
                .findFirst()
                .map(defined -> defined.issuance() instanceof Acme acme
                        && acme.solvers().stream().anyMatch(Acme.Http01.class::isInstance))
                .orElse(!issuer.isOwned());
    }

    private static NetworkPolicy policy(Namespace namespace, Door door, LabelWriter labels, View view) {
        NetworkPolicyPort port = new NetworkPolicyPort();
        port.setProtocol(Protocol.TCP.name());
        port.setPort(new IntOrString(PORT));
        NetworkPolicyIngressRule rule = new NetworkPolicyIngressRule();
        rule.getFrom().add(NetworkPolicyRenderer.peer(door.controller(), view.sink()));
        rule.getPorts().add(port);
        LabelSelector pods = new LabelSelector();
        pods.getMatchLabels().put(SOLVER, "true");
        NetworkPolicySpec spec = new NetworkPolicySpec();
        spec.setPodSelector(pods);
        spec.getPolicyTypes().add("Ingress");
        spec.getIngress().add(rule);
        NetworkPolicy policy = new NetworkPolicy();
        policy.setMetadata(labels.metadata(namespace, "acme-http01-solver"));
        policy.setSpec(spec);
        return policy;
    }
}
