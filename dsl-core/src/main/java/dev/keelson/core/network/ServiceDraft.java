package dev.keelson.core.network;

import dev.keelson.core.container.OpenPort;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.network.Service.Kind;
import dev.keelson.core.network.Service.ServicePort;
import dev.keelson.core.network.traffic.LoadBalancerDraft;
import dev.keelson.core.network.traffic.NodePortDraft;
import dev.keelson.core.network.traffic.OutsideDraft;
import dev.keelson.core.network.traffic.ServiceTraffic;
import dev.keelson.core.network.traffic.TrafficPolicy;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Names;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code service(s -> …)}: how a component that opens ports is reached. Without them it has a cluster
 * service of its own name with the numbers of its container's ports. Its type is {@code ClusterIP} unless an override or a
 * chart's value {@code service.type} says {@code NodePort} or {@code LoadBalancer}.
 *
 * @since 0.1.0
 */
public final class ServiceDraft extends Draft {
    /** What the API server takes, a day. */
    private static final long LONGEST_AFFINITY = 86_400;

    private final Entries<Port, PortNumber> ports = entries("ports", "port");
    private final Slot<Kind> kind = slot("kind");
    private final Slot<Span> affinity = slot("sessionAffinity");
    private final Slot<TrafficPolicy> internal = slot("internalTrafficPolicy");
    private final Slot<Boolean> publishNotReady = slot("publishNotReadyAddresses");
    private final Entries<String, Text> annotations = entries("annotations", "annotation");
    private @Nullable OutsideDraft<?> outside;
    private final Map<Port, PortNumber> numbers = new HashMap<>();
    private final Slot<Boolean> none = slot("none");

    /** A draft of the service of that workload's scope. */
    public ServiceDraft(Scope scope) {
        super(scope);
    }

    /** Offers a port under another number than the container's, {@code ports[].port}. */
    public ServiceDraft port(Port port, int number) {
        return port(port, PortNumber.of(number));
    }

    /** Offers a port under another number than the container's, {@code ports[].port}. */
    public ServiceDraft port(Port port, PortNumber number) {
        ports.put(port, number);
        return this;
    }

    /** Leads callers to the addresses of the pods instead of one of its own, {@code clusterIP: None}. */
    public ServiceDraft headless() {
        kind.set(Kind.HEADLESS);
        return this;
    }

    /**
     * Opens a port of every node for callers from outside the cluster, {@code type: NodePort}. Network policies let in only
     * those whom {@code acceptsFrom} names.
     *
     * <p>Findings: {@code node-port-in-production}, {@code outside-refused}.
     */
    public ServiceDraft nodePort(Consumer<? super NodePortDraft> words) {
        return outside(Kind.NODE_PORT, "nodePort", new NodePortDraft(inner("nodePort")), words);
    }

    /**
     * Lets a load balancer of the cluster's cloud take calls from outside, {@code type: LoadBalancer}. Network policies let
     * in only those whom {@code acceptsFrom} names.
     *
     * <p>Findings: {@code open-load-balancer}, {@code outside-refused}.
     */
    public ServiceDraft loadBalancer(Consumer<? super LoadBalancerDraft> words) {
        return outside(Kind.LOAD_BALANCER, "loadBalancer", new LoadBalancerDraft(inner("loadBalancer")), words);
    }

    private <D extends OutsideDraft<D>> ServiceDraft outside(
            Kind chosen, String word, D draft, Consumer<? super D> words) {
        kind.set(chosen);
        if (outside == null) {
            outside = draft;
        }
        open(word, draft, words);
        return this;
    }

    /**
     * Leads a client's address to the same pod for that long after its last call, {@code sessionAffinity: ClientIP} and
     * {@code timeoutSeconds}; at most a day. By default each call may lead to another pod.
     */
    public ServiceDraft sessionAffinity(Duration timeout) {
        return sessionAffinity(Span.of(timeout));
    }

    /**
     * Leads a client's address to the same pod for that long after its last call, {@code sessionAffinity: ClientIP} and
     * {@code timeoutSeconds}; at most a day. By default each call may lead to another pod.
     */
    public ServiceDraft sessionAffinity(Span timeout) {
        affinity.set(timeout);
        return this;
    }

    /**
     * Which pods take calls from inside the cluster, {@code internalTrafficPolicy}. Default: Cluster, as Kubernetes has it.
     *
     * <p>Finding: {@code local-traffic-one-pod}.
     */
    public ServiceDraft internalTrafficPolicy(TrafficPolicy policy) {
        internal.set(policy);
        return this;
    }

    /**
     * Leads to pods that are not ready as well, {@code publishNotReadyAddresses}: for members of a cluster that find each
     * other before they serve. The service that names the pods of a stateful set always does.
     */
    public ServiceDraft publishNotReadyAddresses() {
        publishNotReady.set(true);
        return this;
    }

    /** Says to another controller, such as the cloud's, what Kubernetes has no field for. */
    public ServiceDraft annotation(String key, String value) {
        return annotation(key, Text.of(value));
    }

    /** Says to another controller, such as the cloud's, what Kubernetes has no field for. */
    public ServiceDraft annotation(String key, Text value) {
        annotations.put(key, value);
        return this;
    }

    /** Writes no service: nobody reaches the component by name. */
    public ServiceDraft none() {
        none.set(true);
        return this;
    }

    /** Takes the number under which an adopted service offers a port. */
    public void adopt(Port port, PortNumber number, Origin origin) {
        ports.adopt(port, number, origin);
    }

    /** Takes from a weaker layer what this one lacks. */
    public void inherit(ServiceDraft weaker) {
        ports.inherit(weaker.ports);
        kind.inherit(weaker.kind);
        none.inherit(weaker.none);
    }

    /** {@return the services of a component with these ports, with one that governs its pods where it is a stateful set} */
    public List<Service> build(Component component, List<OpenPort> open, boolean stateful) {
        prepare();
        List<ServicePort> offered = new ArrayList<>();
        Map<Port, Placed<PortNumber>> strays = ports.get();
        Map<Port, Placed<PortNumber>> strayNodePorts = outside == null ? new LinkedHashMap<>() : outside.nodePorts();
        for (OpenPort each : open) {
            strays.remove(each.token());
            strayNodePorts.remove(each.token());
            offered.add(new ServicePort(each.token(), numbers.getOrDefault(each.token(), each.number())));
        }
        strays.forEach((port, placed) -> notOpen(component, port, placed.origin()));
        strayNodePorts.forEach((port, placed) -> notOpen(component, port, placed.origin()));
        List<Service> services = new ArrayList<>();
        if (!offered.isEmpty() && none.value() == null) {
            Kind chosen = kind.get().map(Placed::value).orElse(Kind.CLUSTER);
            services.add(service(component, component.name(), chosen, offered, traffic(chosen)));
        }
        if (stateful) {
            services.add(service(component, governingName(component), Kind.GOVERNING, offered, ServiceTraffic.USUAL));
        }
        return List.copyOf(services);
    }

    /** {@return the name of the service that gives the pods of a stateful set their DNS names} */
    public static String governingName(Component component) {
        return component.name() + "-headless";
    }

    /** {@return the number it offers the port under as a symbol that follows overrides, null where that is the container's} */
    public @Nullable PortNumber numberOf(Port port) {
        return numberOf(port, this);
    }

    /** {@return the same, where a weaker layer may say what this one leaves open} */
    public @Nullable PortNumber numberOf(Port port, ServiceDraft weaker) {
        Placed<PortNumber> own = ports.get().get(port);
        Placed<PortNumber> said = own == null ? weaker.ports.get().get(port) : own;
        return said == null ? null : Scope.symbol(ports.path(port.name()), said.value(), ValueType.PORT);
    }

    /** Makes the numbers of its ports final, which texts of other components may name. */
    public void prepare() {
        ports.get()
                .forEach((port, placed) -> numbers.computeIfAbsent(port, first -> scope().bind(
                                ports.path(port.name()),
                                placed.value(),
                                ValueType.PORT,
                                Bounds.between(1, 65_535),
                                placed.origin())));
    }

    private Service service(
            Component component, String name, Kind chosen, List<ServicePort> offered, ServiceTraffic traffic) {
        return new Service(component, name, chosen, offered, traffic, scope().path(), scope().origin());
    }

    private ServiceTraffic traffic(Kind chosen) {
        Placed<TrafficPolicy> policy = internal.get().orElse(null);
        Map<String, Text> bound = new LinkedHashMap<>();
        annotations.get().forEach((key, placed) -> {
            ModelPath path = annotations.path(key);
            Names.labelKey(key, placed.origin())
                    .forEach(defect -> scope().run().problems().add(defect, path));
            bound.put(
                    key,
                    scope().bind(
                                    path,
                                    placed.value(),
                                    ValueType.TEXT,
                                    Bounds.of(Characters.MULTI_LINE),
                                    placed.origin()));
        });
        return new ServiceTraffic(
                chosen == Kind.CLUSTER ? type() : null,
                Slot.bind(affinity, ValueType.SPAN, Bounds.betweenSeconds(1, LONGEST_AFFINITY)),
                policy == null ? null : scope().bind(internal.path(), policy.value(), policy.origin()),
                publishNotReady.value() != null,
                outside == null ? null : outside.build(),
                bound);
    }

    /** Who can be called from outside is often the cluster's to say; whom policies let in stays the platform's. */
    private Text type() {
        return scope().bind(
                        scope().path().child("type"),
                        Text.of("ClusterIP"),
                        ValueType.TEXT,
                        Bounds.of(Characters.SERVICE_TYPE),
                        scope().origin());
    }

    private void notOpen(Component component, Port port, Origin origin) {
        scope().run()
                .problems()
                .add(
                        NetworkRules.PORT_NOT_OPEN,
                        ports.path(port.name()),
                        origin,
                        "The service of " + component + " offers port " + port + ", which " + component
                                + " does not open.",
                        "Open it with .port(…), or take it out of the service.");
    }
}
