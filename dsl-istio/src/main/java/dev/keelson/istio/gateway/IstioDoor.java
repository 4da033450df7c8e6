package dev.keelson.istio.gateway;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.controlplane.IngressGateway;
import dev.keelson.istio.door.MeshDoor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door of an Istio ingress gateway that runs already: each exposure becomes a {@code Gateway} and a
 * {@code VirtualService} of {@code networking.istio.io/v1}, in the exposure's namespace.
 *
 * <p>The gateway reads secrets of its own namespace alone: certificates that are asked of an issuer are kept there, as
 * {@code NAMESPACE-EXPOSURE-tls}. Where an exposure has TLS, plain HTTP is redirected to it. In a mesh the gateway is known by
 * its service account, so that members let it in.
 *
 * <table>
 *   <caption>Defaults</caption>
 *   <tr><th>word</th><th>default</th></tr>
 *   <tr><td>{@code httpPort}, {@code httpsPort}</td><td>80, 443</td></tr>
 *   <tr><td>{@code minimumTls}</td><td>what Istio finds right, TLS 1.2</td></tr>
 *   <tr><td>{@code mutual}</td><td>callers show no certificate</td></tr>
 * </table>
 *
 * <p>Findings: {@code gateway-without-pods}, {@code exposed-across-namespaces} for secrets of another namespace,
 * {@code host-owned-twice}, {@code not-in-door}, {@code websocket-cut-short}.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/networking/gateway/">Istio: Gateway</a>
 * @since 0.1.0
 */
public final class IstioDoor implements MeshDoor {

    /** The oldest TLS that callers may speak, {@code servers[].tls.minProtocolVersion}. */
    public enum MinimumTls {
        /** TLS 1.2. */
        V1_2,
        /** TLS 1.3. */
        V1_3
    }

    private record Said(
            Text serviceAccount,
            PortNumber httpPort,
            PortNumber httpsPort,
            @Nullable MinimumTls minimum,
            @Nullable SecretRef clientAuthority) {}

    private final Peer pods;
    private final Said said;

    private IstioDoor(Peer pods, Said said) {
        this.pods = pods;
        this.said = said;
    }

    /** {@return the door of a gateway that Istio's own chart installs, as {@code ControlPlane.installed(…)} describes it} */
    public static IstioDoor at(IngressGateway gateway) {
        return at(gateway.pods(), gateway.serviceAccount());
    }

    /**
     * {@return the door of a gateway that somebody else installs}
     *
     * @param gatewayPods its pods, by namespace and labels: {@code Peer.namespace("istio-ingress").label("istio", "ingress")}
     * @param serviceAccount the service account of those pods
     */
    public static IstioDoor at(Peer gatewayPods, String serviceAccount) {
        return at(gatewayPods, Text.of(serviceAccount));
    }

    /**
     * {@return the door of a gateway that somebody else installs}
     *
     * @param gatewayPods its pods, by namespace and labels
     * @param serviceAccount the service account of those pods
     */
    public static IstioDoor at(Peer gatewayPods, Text serviceAccount) {
        return new IstioDoor(gatewayPods, new Said(serviceAccount, PortNumber.of(80), PortNumber.of(443), null, null));
    }

    /** {@return the same on another port of the gateway's service for plain HTTP, {@code servers[].port}} Default: 80. */
    public IstioDoor httpPort(int number) {
        return httpPort(PortNumber.of(number));
    }

    /** {@return the same on another port of the gateway's service for plain HTTP, {@code servers[].port}} Default: 80. */
    public IstioDoor httpPort(PortNumber number) {
        return new IstioDoor(
                pods, new Said(said.serviceAccount, number, said.httpsPort, said.minimum, said.clientAuthority));
    }

    /** {@return the same on another port of the gateway's service for TLS, {@code servers[].port}} Default: 443. */
    public IstioDoor httpsPort(int number) {
        return httpsPort(PortNumber.of(number));
    }

    /** {@return the same on another port of the gateway's service for TLS, {@code servers[].port}} Default: 443. */
    public IstioDoor httpsPort(PortNumber number) {
        return new IstioDoor(
                pods, new Said(said.serviceAccount, said.httpPort, number, said.minimum, said.clientAuthority));
    }

    /** {@return the same for callers that speak that TLS or a newer one, {@code servers[].tls.minProtocolVersion}} */
    public IstioDoor minimumTls(MinimumTls version) {
        return new IstioDoor(
                pods, new Said(said.serviceAccount, said.httpPort, said.httpsPort, version, said.clientAuthority));
    }

    /**
     * {@return the same for callers that show a certificate of an authority, {@code servers[].tls.mode: MUTUAL}}
     *
     * <p>Finding: {@code exposed-across-namespaces} where the secret is not in the gateway's namespace.
     *
     * @param clientAuthority a secret in the gateway's namespace that holds {@code ca.crt}
     */
    public IstioDoor mutual(SecretRef clientAuthority) {
        return new IstioDoor(
                pods, new Said(said.serviceAccount, said.httpPort, said.httpsPort, said.minimum, clientAuthority));
    }

    PortNumber httpPort() {
        return said.httpPort;
    }

    PortNumber httpsPort() {
        return said.httpsPort;
    }

    Optional<MinimumTls> minimumTls() {
        return Optional.ofNullable(said.minimum);
    }

    Optional<SecretRef> clientAuthority() {
        return Optional.ofNullable(said.clientAuthority);
    }

    @Override
    public String kind() {
        return "Istio Gateway";
    }

    @Override
    public Peer controller() {
        return pods;
    }

    @Override
    public Optional<Text> serviceAccount() {
        return Optional.of(said.serviceAccount);
    }

    @Override
    public Optional<Namespace> credentials() {
        return pods.asNamespace();
    }

    @Override
    public Extension extension() {
        return new IstioDoorExtension();
    }

    @Override
    public Door bound(Scope scope, ModelPath path, Origin origin) {
        if (said.clientAuthority != null) {
            scope.run().use(said.clientAuthority, path);
        }
        return new IstioDoor(
                pods,
                new Said(
                        scope.bind(
                                path.child("serviceAccount"),
                                said.serviceAccount,
                                ValueType.TEXT,
                                Bounds.of(Characters.DNS_NAME),
                                origin),
                        scope.bind(path.child("httpPort"), said.httpPort, ValueType.PORT, Bounds.NONE, origin),
                        scope.bind(path.child("httpsPort"), said.httpsPort, ValueType.PORT, Bounds.NONE, origin),
                        said.minimum == null ? null : scope.bind(path.child("minimumTls"), said.minimum, origin),
                        said.clientAuthority));
    }
}
