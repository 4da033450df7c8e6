package dev.keelson.core.ingress;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;

/**
 * The door of a cluster with an Ingress controller: each exposure becomes an {@code Ingress}, {@code networking.k8s.io/v1}.
 *
 * <p>Findings: {@code exposed-across-namespaces}, because an Ingress leads to services and secrets of its own namespace;
 * {@code not-in-door} for what its controller has no field or annotation for.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Kubernetes: Ingress</a>
 * @since 0.1.0
 */
public final class IngressDoor implements Door {

    /** Whose annotations say what an Ingress has no field for. */
    enum Dialect {
        /** Those of ingress-nginx. */
        NGINX,
        /** None. */
        PLAIN
    }

    private final Text ingressClass;
    private final Peer controller;
    private final Dialect dialect;

    private IngressDoor(Text ingressClass, Peer controller, Dialect dialect) {
        this.ingressClass = ingressClass;
        this.controller = controller;
        this.dialect = dialect;
    }

    /** {@return Ingresses of the class {@code nginx} for ingress-nginx, whose annotations say timeouts and gRPC} */
    public static IngressDoor nginx(Peer controller) {
        return new IngressDoor(Text.of("nginx"), controller, Dialect.NGINX);
    }

    /** {@return Ingresses of that class for any controller, with the fields that all of them know} */
    public static IngressDoor ofClass(String ingressClass, Peer controller) {
        return ofClass(Text.of(ingressClass), controller);
    }

    /** {@return Ingresses of that class for any controller, with the fields that all of them know} */
    public static IngressDoor ofClass(Text ingressClass, Peer controller) {
        return new IngressDoor(ingressClass, controller, Dialect.PLAIN);
    }

    /** {@return the same with Ingresses of another class, {@code spec.ingressClassName}} */
    public IngressDoor ingressClass(String name) {
        return ingressClass(Text.of(name));
    }

    /** {@return the same with Ingresses of another class, {@code spec.ingressClassName}} */
    public IngressDoor ingressClass(Text name) {
        return new IngressDoor(name, controller, dialect);
    }

    /** {@return the class of its Ingresses} */
    public Text ingressClass() {
        return ingressClass;
    }

    boolean isNginx() {
        return dialect == Dialect.NGINX;
    }

    @Override
    public String kind() {
        return "Ingress";
    }

    @Override
    public Peer controller() {
        return controller;
    }

    @Override
    public Extension extension() {
        return new IngressExtension();
    }

    @Override
    public Door bound(Scope scope, ModelPath path, Origin origin) {
        Text name = scope.bind(
                path.child("ingressClass"), ingressClass, ValueType.TEXT, Bounds.of(Characters.DNS_NAME), origin);
        return new IngressDoor(name, controller, dialect);
    }
}
