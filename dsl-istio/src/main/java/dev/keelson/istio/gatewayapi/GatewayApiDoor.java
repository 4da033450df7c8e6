package dev.keelson.istio.gatewayapi;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.door.MeshDoor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The door of a cluster with the Gateway API, {@code gateway.networking.k8s.io/v1}: one {@code Gateway} with listeners for the
 * host of each exposure, and an {@code HTTPRoute} or {@code GRPCRoute} for each, in the exposure's namespace.
 *
 * <p>Certificates stay in the namespace of their exposure, and a {@code ReferenceGrant} lets the gateway read them; another
 * lets routes lead to components of other namespaces. Where an exposure has TLS, plain HTTP is redirected to it. A
 * {@code GRPCRoute} is written where all ports of an exposure speak gRPC, its paths are those of services or methods and it
 * has no timeout, which a {@code GRPCRoute} has no field for; else an {@code HTTPRoute} leads gRPC as well.
 *
 * <p>Findings: {@code host-owned-twice}, {@code not-in-door}, {@code websocket-cut-short},
 * {@code host-not-in-gateway}, {@code undefined-gateway}, {@code ungranted-reference}.
 *
 * @see <a href="https://gateway-api.sigs.k8s.io/">Gateway API</a>
 * @since 0.1.0
 */
public final class GatewayApiDoor implements MeshDoor {
    private static final String ISTIO = "istio";

    /** The label that the controller of a gateway puts on the pods that it makes for it. */
    private static final String GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";

    private final String gateway;
    private final Peer home;
    private final Text gatewayClass;
    private final Peer controller;
    private final boolean inMesh;
    private final List<ConfigRef> authorities;

    private GatewayApiDoor(
            String gateway,
            Peer home,
            Text gatewayClass,
            Peer controller,
            boolean inMesh,
            List<ConfigRef> authorities) {
        this.gateway = gateway;
        this.home = home;
        this.gatewayClass = gatewayClass;
        this.controller = controller;
        this.inMesh = inMesh;
        this.authorities = List.copyOf(authorities);
    }

    /**
     * {@return a gateway that Istio makes and runs} Its pods are in the gateway's namespace and in the mesh, under the
     * service account {@code GATEWAY-istio}.
     *
     * @param gateway the name of the gateway
     * @param namespace its namespace, which somebody else makes: what runs there is isolated by its operator
     */
    public static GatewayApiDoor istio(String gateway, String namespace) {
        Peer home = Peer.namespace(namespace);
        return new GatewayApiDoor(gateway, home, Text.of(ISTIO), home.label(GATEWAY_NAME, gateway), true, List.of());
    }

    /**
     * {@return a gateway of another class} Its pods are in no mesh.
     *
     * @param className the class, {@code gatewayClassName}
     * @param controller the pods that callers come through, as that class runs them
     * @param gateway the name of the gateway
     * @param namespace its namespace, which somebody else makes
     */
    public static GatewayApiDoor ofClass(String className, Peer controller, String gateway, String namespace) {
        return ofClass(Text.of(className), controller, gateway, namespace);
    }

    /**
     * {@return a gateway of another class} Its pods are in no mesh.
     *
     * @param className the class, {@code gatewayClassName}
     * @param controller the pods that callers come through, as that class runs them
     * @param gateway the name of the gateway
     * @param namespace its namespace, which somebody else makes
     */
    public static GatewayApiDoor ofClass(Text className, Peer controller, String gateway, String namespace) {
        return new GatewayApiDoor(gateway, Peer.namespace(namespace), className, controller, false, List.of());
    }

    /**
     * {@return the same with an authority for the certificates of components that speak TLS themselves} A
     * {@code BackendTLSPolicy} follows for each such port in the config map's namespace.
     *
     * @param certificates a config map that holds {@code ca.crt}
     */
    public GatewayApiDoor authority(ConfigRef certificates) {
        List<ConfigRef> more = new ArrayList<>(authorities);
        more.add(certificates);
        return new GatewayApiDoor(gateway, home, gatewayClass, controller, inMesh, more);
    }

    String gateway() {
        return gateway;
    }

    Namespace namespace() {
        return home.asNamespace().orElseThrow();
    }

    Text gatewayClass() {
        return gatewayClass;
    }

    Optional<ConfigRef> authority(Namespace namespace) {
        return authorities.stream()
                .filter(authority -> authority.namespace().equals(namespace))
                .findFirst();
    }

    @Override
    public String kind() {
        return "Gateway";
    }

    @Override
    public Peer controller() {
        return controller;
    }

    @Override
    public Optional<Text> serviceAccount() {
        return inMesh ? Optional.of(Text.of(gateway + "-", gatewayClass)) : Optional.empty();
    }

    @Override
    public Optional<Namespace> home() {
        return home.asNamespace();
    }

    @Override
    public Extension extension() {
        return new GatewayApiExtension();
    }

    @Override
    public Door bound(Scope scope, ModelPath path, Origin origin) {
        scope.run().use(home, path);
        authorities.forEach(authority -> scope.run().use(authority, path));
        Text name = scope.bind(
                path.child("gatewayClass"), gatewayClass, ValueType.TEXT, Bounds.of(Characters.DNS_NAME), origin);
        return new GatewayApiDoor(gateway, home, name, controller, inMesh, authorities);
    }
}
