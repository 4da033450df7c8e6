package dev.keelson.core.network;

import dev.keelson.core.container.Container;
import dev.keelson.core.container.OpenPort;
import dev.keelson.core.container.Probe;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.OutsideConnection.Direction;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes in ports and connections. What a component opens is given by the composition root, because workloads stand on
 * this room and not the other way round.
 *
 * @since 0.1.0
 */
public final class NetworkChecks implements Check {

    /**
     * What the checks need to know of a workload.
     *
     * @param component the component
     * @param container its main container
     * @param serving whether others can connect to it
     * @param path its model path
     * @param origin the line that defined it
     */
    public record Endpoint(Component component, Container container, boolean serving, ModelPath path, Origin origin) {}

    private final Function<View, List<Endpoint>> endpoints;

    /** Checks over the endpoints that a view has. */
    public NetworkChecks(Function<View, List<Endpoint>> endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void check(View view, Problems problems) {
        Map<Component, Endpoint> known = new LinkedHashMap<>();
        endpoints.apply(view).forEach(endpoint -> known.putIfAbsent(endpoint.component(), endpoint));
        known.values().forEach(endpoint -> {
            ports(endpoint, view, problems);
            probes(endpoint, problems);
        });
        view.all(Connection.class).forEach(connection -> connection(connection, known, problems));
        view.all(OutsideConnection.class).stream()
                .filter(connection -> connection.direction() == Direction.INBOUND)
                .forEach(connection -> {
                    Endpoint endpoint = known.get(connection.component());
                    if (endpoint != null) {
                        open(
                                endpoint,
                                connection.port(),
                                connection.path(),
                                connection.origin(),
                                "accepts " + connection.peer() + " on",
                                problems);
                    }
                });
    }

    private static void connection(Connection connection, Map<Component, Endpoint> known, Problems problems) {
        @Nullable Endpoint target = known.get(connection.to());
        if (target == null) {
            problems.add(Finding.of(
                            NetworkRules.UNDEFINED_COMPONENT,
                            connection.path(),
                            connection.origin(),
                            connection.from() + " connects to " + connection.to() + ", which nobody defines.",
                            "Define it with p.deployment(…) or p.statefulSet(…), or connect to a Peer outside the"
                                    + " platform.")
                    .also("named here", connection.to().origin()));
        } else if (!target.serving()) {
            problems.add(Finding.of(
                            NetworkRules.WRONG_KIND,
                            connection.path(),
                            connection.origin(),
                            connection.from() + " connects to " + connection.to() + ", which is a job and accepts"
                                    + " nothing.",
                            "Connect to a deployment or stateful set.")
                    .also("defined here", target.origin()));
        } else {
            open(
                    target,
                    connection.port(),
                    connection.path(),
                    connection.origin(),
                    "is connected to by " + connection.from() + " on",
                    problems);
        }
    }

    private static void open(
            Endpoint endpoint, Port port, ModelPath path, Origin origin, String how, Problems problems) {
        List<OpenPort> ports = endpoint.container().ports();
        if (ports.stream().anyMatch(open -> open.token().equals(port))) {
            return;
        }
        String others = ports.stream().map(open -> open.token().toString()).collect(Collectors.joining(", "));
        problems.add(Finding.of(
                        NetworkRules.PORT_NOT_OPEN,
                        path,
                        origin,
                        endpoint.component() + " " + how + " " + port + ", a port that it does not open.",
                        (others.isEmpty() ? "It opens none. " : "It opens " + others + ". ")
                                + "Open the port with .port(…), or name one that is open.")
                .also("defined here", endpoint.origin()));
    }

    private static void ports(Endpoint endpoint, View view, Problems problems) {
        Map<String, OpenPort> numbers = new HashMap<>();
        endpoint.container().ports().forEach(open -> {
            if (open.token().last().isPresent()) {
                problems.add(
                        NetworkRules.PORT_RANGE,
                        endpoint.path().child("ports").child(open.token().name()),
                        open.origin(),
                        endpoint.component() + " opens a range of ports, which Kubernetes does not know.",
                        "Open single ports; ranges are for peers outside the platform.");
            }
            OpenPort earlier = numbers.putIfAbsent(
                    view.number(open.number()) + "/" + open.token().protocol(), open);
            if (earlier != null) {
                problems.add(Finding.of(
                                NetworkRules.SAME_NUMBER,
                                endpoint.path()
                                        .child("ports")
                                        .child(open.token().name()),
                                open.origin(),
                                "The ports " + earlier.token() + " and " + open.token() + " of "
                                        + endpoint.component() + " are both number " + view.number(open.number())
                                        + ".",
                                "Give one of them another number.")
                        .also("first here", earlier.origin()));
            }
        });
    }

    private static void probes(Endpoint endpoint, Problems problems) {
        Container container = endpoint.container();
        Stream.of(container.startup(), container.readiness(), container.liveness())
                .filter(Objects::nonNull)
                .map(probe -> port(probe.handler()))
                .filter(Objects::nonNull)
                .distinct()
                .forEach(port -> open(endpoint, port, endpoint.path(), endpoint.origin(), "is probed on", problems));
    }

    private static @Nullable Port port(Probe.Handler handler) {
        if (handler instanceof Probe.HttpGet get) {
            return get.port();
        }
        if (handler instanceof Probe.TcpSocket socket) {
            return socket.port();
        }
        return handler instanceof Probe.Grpc grpc ? grpc.port() : null;
    }
}
