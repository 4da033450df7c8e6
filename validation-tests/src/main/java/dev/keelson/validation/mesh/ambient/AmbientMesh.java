package dev.keelson.validation.mesh.ambient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.authorization.Call;
import dev.keelson.validation.mesh.authorization.HttpRequest;
import dev.keelson.validation.mesh.authorization.Identity;
import dev.keelson.validation.mesh.authorization.Verdict;
import dev.keelson.validation.network.Edge;
import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.endpoint.Port;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A mesh in ambient mode, as its objects describe it: those of a platform, and those that istiod makes of its waypoints.
 *
 * <p>A call of a service passes, in this order, the network on the way of its tunnel and the proxies at the ends of it: from the
 * caller to the waypoint of the service, where it has one, and on to the pod; or to the pod at once. A tunnel goes to port
 * {@value #TUNNEL}, whatever port is called in it. Proxies of nodes see connections, by whoever opens the tunnel: behind a
 * waypoint that is the waypoint.
 *
 * <p>Not judged are callers with sidecars, gateways, and calls of headless services, which pass no waypoint.
 *
 * @since 0.1.0
 */
public final class AmbientMesh {
    /** Where proxies take tunnels. */
    public static final int TUNNEL = 15008;

    private static final String WAYPOINT = "istio-waypoint";
    private static final Set<String> HTTP = Set.of("http", "http2", "grpc", "kubernetes.io/h2c", "kubernetes.io/ws");

    private final List<AmbientPods> pods;
    private final List<Manifest> services;
    private final ManifestTree manifests;
    private final AttachedPolicies policies;
    private final Reachability network;
    private final boolean policed;

    private AmbientMesh(ManifestTree manifests, boolean policed) {
        this.policed = policed;
        this.manifests = manifests;
        this.pods = AmbientPods.of(manifests);
        this.services = manifests.manifests().stream()
                .filter(manifest -> manifest.type().equals("v1/Service"))
                .filter(manifest ->
                        !manifest.body().at("/spec/clusterIP").asText().equals("None"))
                .filter(manifest ->
                        gateway(manifest.namespace(), manifest.name()).isEmpty())
                .toList();
        this.policies = new AttachedPolicies(manifests);
        this.network = Reachability.of(manifests);
    }

    /**
     * {@return the mesh that some objects describe}
     *
     * @param manifests those of a platform, its namespaces among them, and those that istiod makes of its waypoints
     */
    public static AmbientMesh of(ManifestTree manifests) {
        return new AmbientMesh(manifests, true);
    }

    /** {@return the same mesh in a cluster whose network keeps no policies, so that proxies alone decide} */
    public AmbientMesh withoutNetworkPolicies() {
        return new AmbientMesh(manifests, false);
    }

    /**
     * {@return who reaches whom with some request at all, on which port of the called pods}
     *
     * @param requests what is asked of ports that are read as HTTP
     */
    public SortedSet<Edge> edges(List<HttpRequest> requests) {
        SortedSet<Edge> edges = new TreeSet<>();
        for (Manifest service : services) {
            for (JsonNode port : service.body().at("/spec/ports")) {
                for (AmbientPods callee : behind(service)) {
                    for (AmbientPods caller : pods) {
                        if (asked(port, requests).stream()
                                .anyMatch(request -> judge(caller, service, port, callee, request)
                                        .allowed())) {
                            edges.add(Edge.tcp(caller.id(), callee.id(), target(port, callee)));
                        }
                    }
                }
            }
        }
        return edges;
    }

    /**
     * {@return whether a call of a service reaches the pods behind it, and what decides it}
     *
     * @param caller {@code namespace/name} of a workload
     * @param service {@code namespace/name} of a service with pods of one template
     * @param number the port of the service
     * @param request what is asked, of a port that is read as HTTP
     */
    public Verdict judge(String caller, String service, int number, HttpRequest request) {
        Manifest called = service(service);
        JsonNode port = port(called, number);
        return judge(
                pods(caller),
                called,
                port,
                behind(called).get(0),
                asked(port, List.of(request)).get(0));
    }

    /**
     * {@return whether the waypoint of a service lets a request through, whatever lies before and behind it}
     *
     * @param caller {@code namespace/name} of a workload
     * @param service {@code namespace/name} of a service that has one
     * @param number the port of the service
     * @param request what is asked
     */
    public Verdict judgeAtWaypoint(String caller, String service, int number, HttpRequest request) {
        Manifest called = service(service);
        JsonNode port = port(called, number);
        AmbientPods proxy =
                waypoint(called).orElseThrow(() -> new IllegalArgumentException(service + " has no waypoint"));
        return atWaypoint(
                pods(caller), called, port, proxy, asked(port, List.of(request)).get(0));
    }

    /**
     * {@return whether a workload reaches the pods of another past every service and waypoint, by a tunnel to their own address}
     *
     * @param caller {@code namespace/name} of a workload
     * @param callee {@code namespace/name} of a workload
     * @param port the port of the pods
     */
    public Verdict judgePastServices(String caller, String callee, int port) {
        return atPod(pods(caller), pods(callee), port);
    }

    private AmbientPods pods(String id) {
        return pods.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload " + id));
    }

    private Manifest service(String id) {
        return services.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service " + id));
    }

    private static JsonNode port(Manifest service, int number) {
        return service.body()
                .at("/spec/ports")
                .valueStream()
                .filter(each -> each.path("port").asInt() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no port " + number + " of " + service.id()));
    }

    private Verdict judge(
            AmbientPods caller, Manifest service, JsonNode port, AmbientPods callee, Optional<HttpRequest> request) {
        if (!caller.carried() || !callee.carried()) {
            return new Verdict(false, "no proxy of one of both, and mutual TLS is asked for");
        }
        int target = target(port, callee);
        Optional<AmbientPods> waypoint = waypoint(service);
        if (waypoint.isEmpty()) {
            return atPod(caller, callee, target);
        }
        AmbientPods proxy = waypoint.get();
        if (!hasWay(caller, proxy)) {
            return new Verdict(false, "no way from " + caller.id() + " to its waypoint");
        }
        Verdict asked = atWaypoint(caller, service, port, proxy, request);
        return asked.allowed() ? atPod(proxy, callee, target) : asked;
    }

    /** A waypoint knows the port of the service, and the request. */
    private Verdict atWaypoint(
            AmbientPods caller, Manifest service, JsonNode port, AmbientPods proxy, Optional<HttpRequest> request) {
        Set<String> issuers = policies.issuers(service.name(), service.namespace());
        Optional<HttpRequest> seen = request.map(each -> issuers.isEmpty() ? each.withoutToken() : each);
        boolean forged = !issuers.isEmpty()
                && seen.map(HttpRequest::claims)
                        .filter(claims -> !claims.isEmpty())
                        .filter(claims -> !issuers.contains(claims.path("iss").asText()))
                        .isPresent();
        if (forged) {
            return new Verdict(false, "a token of nobody who is known");
        }
        Call call = Call.tcp(Optional.of(caller.identity()), port.path("port").asInt())
                .asking(seen);
        return policies.ofWaypoint(gatewayOf(proxy), service.name(), service.namespace())
                .decide(service.namespace(), Map.of(), call);
    }

    /** The proxy of a node knows the port of the pod, and whoever opened the tunnel. */
    private Verdict atPod(AmbientPods from, AmbientPods to, int port) {
        if (!hasWay(from, to)) {
            return new Verdict(false, "no way from " + from.id() + " to " + to.id());
        }
        Identity opener = from.identity();
        return policies.ofPods().decide(to.namespace(), to.labels(), Call.tcp(Optional.of(opener), port));
    }

    private boolean hasWay(AmbientPods from, AmbientPods to) {
        return !policed || network.allows(from.id(), to.id(), Port.tcp(TUNNEL));
    }

    private Optional<AmbientPods> waypoint(Manifest service) {
        return Optional.ofNullable(service.strings("/metadata/labels").get("istio.io/use-waypoint"))
                .map(name -> pods.stream()
                        .filter(each -> each.namespace().equals(service.namespace()))
                        .filter(each -> gatewayOf(each).equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                service.id() + " wants the waypoint " + name + ", and there is none")));
    }

    private static String gatewayOf(AmbientPods proxy) {
        return proxy.labels().getOrDefault("gateway.networking.k8s.io/gateway-name", "");
    }

    private Optional<Manifest> gateway(String namespace, String name) {
        return manifests.manifests().stream()
                .filter(manifest -> manifest.type().startsWith("gateway.networking.k8s.io/")
                        && manifest.id().equals(namespace + "/" + name)
                        && manifest.body().at("/spec/gatewayClassName").asText().equals(WAYPOINT))
                .findFirst();
    }

    private List<AmbientPods> behind(Manifest service) {
        Map<String, String> selector = service.strings("/spec/selector");
        return pods.stream()
                .filter(each -> each.namespace().equals(service.namespace())
                        && !selector.isEmpty()
                        && each.labels().entrySet().containsAll(selector.entrySet()))
                .toList();
    }

    private static List<Optional<HttpRequest>> asked(JsonNode port, List<HttpRequest> requests) {
        return HTTP.contains(port.path("appProtocol").asText())
                ? requests.stream().map(Optional::of).toList()
                : List.of(Optional.empty());
    }

    private static int target(JsonNode port, AmbientPods callee) {
        JsonNode target = port.path("targetPort");
        if (target.isTextual()) {
            return Optional.ofNullable(callee.ports().get(target.asText())).orElseThrow();
        }
        return target.asInt(port.path("port").asInt());
    }
}
