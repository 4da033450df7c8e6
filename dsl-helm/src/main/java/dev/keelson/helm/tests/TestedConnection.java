package dev.keelson.helm.tests;

import dev.keelson.core.container.OpenPort;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.Service;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.Protocol;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connection that a pod can try.
 *
 * @param connection what was declared
 * @param open the number that the accepting pods listen on
 * @param service the name under which they are called
 * @param called the number that callers use
 */
record TestedConnection(Connection connection, PortNumber open, String service, PortNumber called) {
    static final String NAME = "connection-test";
    static final String FROM = "keelson.dev/test-from";
    static final String TO = "keelson.dev/test-to";
    static final String PORT = "keelson.dev/test-port";

    /** {@return all that the platform itself answers, over TCP and by a service} */
    static List<TestedConnection> of(Model model) {
        List<TestedConnection> tested = new ArrayList<>();
        for (Connection connection : model.all(Connection.class)) {
            if (connection.port().protocol() == Protocol.TCP) {
                Optional<PortNumber> open = open(model, connection);
                open.flatMap(number -> called(model, connection, number)).ifPresent(tested::add);
            }
        }
        return tested;
    }

    private static Optional<PortNumber> open(Model model, Connection connection) {
        return model.all(Workload.class).stream()
                .filter(workload -> workload.component().equals(connection.to()))
                .flatMap(workload -> workload.pod().ports().stream())
                .filter(port -> port.token().equals(connection.port()))
                .map(OpenPort::number)
                .findFirst();
    }

    private static Optional<TestedConnection> called(Model model, Connection connection, PortNumber open) {
        return model.all(Service.class).stream()
                .filter(service -> service.component().equals(connection.to()))
                .filter(service -> service.kind() != Service.Kind.METRICS)
                .flatMap(service -> service.ports().stream()
                        .filter(port -> port.target().equals(connection.port()))
                        .map(port -> new TestedConnection(connection, open, service.name(), port.number())))
                .findFirst();
    }

    Component from() {
        return connection.from();
    }

    Component to() {
        return connection.to();
    }

    Port port() {
        return connection.port();
    }

    /** {@return the name of the pod that tries it} */
    String pod() {
        return NAME + "-" + from().name() + "-" + to().name() + "-" + port().name();
    }

    /** {@return the name of what lets pods that try this port through} */
    String policy() {
        return NAME + "-" + to().name() + "-" + port().name();
    }

    /** {@return what only pods have that try this port, whoever's connection it is} */
    Map<String, String> identity() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(TO, to().name());
        labels.put(PORT, port().name());
        return labels;
    }

    /** {@return the labels of the pod that tries it} */
    Map<String, String> labels() {
        Map<String, String> labels = identity();
        labels.put(FROM, from().name());
        return labels;
    }

    boolean isLike(TestedConnection other) {
        return from().equals(other.from()) && to().equals(other.to()) && port().equals(other.port());
    }

    String words() {
        return from() + " to port " + port().name() + " of " + to();
    }

    /** {@return the name that callers use} */
    Text host() {
        Namespace namespace = to().namespace();
        return Text.of(service + ".", namespace.written(), ".svc");
    }
}
