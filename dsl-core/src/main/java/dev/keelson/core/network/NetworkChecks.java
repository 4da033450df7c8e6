package dev.keelson.core.network;

import dev.keelson.core.container.Container;
import dev.keelson.core.container.OpenPort;
import dev.keelson.core.container.Probe;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.draft.Run;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.OutsideConnection.Direction;
import dev.keelson.core.network.external.External;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
     * @param containers its containers, the main one first
     * @param serving whether others can connect to it
     * @param path its model path
     * @param origin the line that defined it
     */
    public record Endpoint(
            Component component, List<Container> containers, boolean serving, ModelPath path, Origin origin) {

        /** {@return all ports of its containers} */
        public List<OpenPort> ports() {
            return containers.stream()
                    .flatMap(container -> container.ports().stream())
                    .toList();
        }
    }

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
            endpoint.containers().forEach(container -> probes(endpoint, container, view.run(), problems));
        });
        view.all(Connection.class).forEach(connection -> {
            Optional<External> outside = External.of(view, connection.to());
            if (outside.isEmpty()) {
                connection(connection, known, view.run(), problems);
            } else if (outside.get().open(connection.port()).isEmpty()
                    && view.run().knows(outside.get().path())) {
                problems.add(notOpen(
                        outside.get().component(),
                        outside.get().ports(),
                        connection.port(),
                        connection.path(),
                        connection.origin(),
                        "is called by " + connection.from() + " on",
                        outside.get().origin()));
            }
        });
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
                                view.run(),
                                problems);
                    }
                });
    }

    private static void connection(Connection connection, Map<Component, Endpoint> known, Run run, Problems problems) {
        @Nullable Endpoint target = known.get(connection.to());
        if (target == null) {
            if (!run.knows(ModelPath.root())) {
                return;
            }
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
                    "is called by " + connection.from() + " on",
                    run,
                    problems);
        }
    }

    private static void open(
            Endpoint endpoint, Port port, ModelPath path, Origin origin, String how, Run run, Problems problems) {
        List<OpenPort> ports = endpoint.ports();
        if (!run.knows(endpoint.path())
                || ports.stream().anyMatch(open -> open.token().equals(port))) {
            return;
        }
        problems.add(notOpen(
                endpoint.component(),
                ports.stream().map(OpenPort::token).toList(),
                port,
                path,
                origin,
                how,
                endpoint.origin()));
    }

    private static Finding notOpen(
            Component component,
            List<Port> open,
            Port port,
            ModelPath path,
            Origin origin,
            String how,
            Origin defined) {
        String others = open.stream().map(Port::toString).collect(Collectors.joining(", "));
        return Finding.of(
                        NetworkRules.PORT_NOT_OPEN,
                        path,
                        origin,
                        component + " " + how + " " + port + ", a port that it does not open.",
                        (others.isEmpty() ? "It opens none. " : "It opens " + others + ". ")
                                + "Open the port with .port(…), or name one that is open.")
                .also("defined here", defined);
    }

    private static void ports(Endpoint endpoint, View view, Problems problems) {
        Map<String, OpenPort> numbers = new HashMap<>();
        Map<String, OpenPort> names = new HashMap<>();
        endpoint.containers().forEach(container -> container
                .ports()
                .forEach(open -> port(
                        endpoint,
                        open,
                        container.path().child("ports").child(open.token().name()),
                        numbers,
                        names,
                        view,
                        problems)));
    }

    private static void port(
            Endpoint endpoint,
            OpenPort open,
            ModelPath path,
            Map<String, OpenPort> numbers,
            Map<String, OpenPort> names,
            View view,
            Problems problems) {
        if (!view.run().knows(path)) {
            return;
        }
        if (open.token().last().isPresent()) {
            problems.add(
                    NetworkRules.PORT_RANGE,
                    path,
                    open.origin(),
                    endpoint.component() + " opens a range of ports, which Kubernetes does not know.",
                    "Open single ports; ranges are for peers outside the platform.");
        }
        OpenPort earlier = numbers.putIfAbsent(
                view.number(open.number()) + "/" + open.token().protocol(), open);
        if (earlier != null) {
            problems.add(Finding.of(
                            NetworkRules.SAME_NUMBER,
                            path,
                            open.origin(),
                            "The ports " + earlier.token() + " and " + open.token() + " of "
                                    + endpoint.component() + " are both number " + view.number(open.number())
                                    + ".",
                            "Give one of them another number.")
                    .also("first here", earlier.origin()));
        }
        OpenPort sameName = names.putIfAbsent(open.token().name(), open);
        if (sameName != null && earlier == null) {
            problems.add(Finding.of(
                            NetworkRules.SAME_NAME,
                            path,
                            open.origin(),
                            "Two containers of " + endpoint.component() + " open a port called "
                                    + open.token().name() + "; its service can offer one.",
                            "Give one of them another name.")
                    .also("first here", sameName.origin()));
        }
    }

    private static void probes(Endpoint endpoint, Container container, Run run, Problems problems) {
        probe(endpoint, container, "startup", container.startup(), run, problems);
        probe(endpoint, container, "readiness", container.readiness(), run, problems);
        probe(endpoint, container, "liveness", container.liveness(), run, problems);
    }

    private static void probe(
            Endpoint endpoint, Container container, String word, @Nullable Probe probe, Run run, Problems problems) {
        if (probe != null) {
            ModelPath path = container.path().child(word);
            Origin line = run.line(path, endpoint.origin());
            probe.port().ifPresent(port -> open(endpoint, port, path, line, "is probed on", run, problems));
        }
    }
}
