package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodContainer;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.network.NetworkRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Probes and lifecycle steps ask ports that are there, and no two containers of a pod want the same one. */
final class ContainerPortCheck implements ObjectCheck {
    private static final List<List<String>> HANDLERS = List.of(
            List.of("startupProbe"),
            List.of("readinessProbe"),
            List.of("livenessProbe"),
            List.of("lifecycle", "postStart"),
            List.of("lifecycle", "preStop"));

    private static final List<String> ACTIONS = List.of("httpGet", "tcpSocket", "grpc");

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (PodTemplate pod : objects.templates()) {
            List<ContainerPort> open = ContainerPort.lasting(pod);
            clash(pod, open, findings);
            for (PodContainer container : pod.containers()) {
                for (List<String> handler : HANDLERS) {
                    for (String action : ACTIONS) {
                        Field asked = container
                                .field()
                                .get(handler.toArray(String[]::new))
                                .get(action);
                        // A handler that names a host asks somebody else.
                        if (asked.isPresent() && asked.get("host").text().isEmpty()) {
                            asked(pod, container, asked.get("port"), open, findings);
                        }
                    }
                }
            }
        }
    }

    private static void asked(
            PodTemplate pod, PodContainer container, Field port, List<ContainerPort> open, ObjectFindings findings) {
        Place place = findings.places().of(pod.owner());
        String of = "the container " + container.name() + " of " + pod.owner().id();
        List<ContainerPort> own = ContainerPort.of(container);
        if (port.isText() && own.stream().noneMatch(each -> each.name().equals(port.text()))) {
            findings.add(
                    NetworkRules.PORT_NOT_OPEN,
                    place,
                    port.path() + " names the port " + port.text() + ", which " + of + " does not have.",
                    own.isEmpty() ? "Declare the port in that container." : "It has " + list(own) + ".");
        } else if (port.isNumber()
                && !own.isEmpty()
                && open.stream().noneMatch(each -> each.number() == port.number())) {
            findings.add(
                    ReferenceRules.UNDECLARED_PORT,
                    place,
                    port.path() + " asks port " + port.number() + ", which " + of + " does not declare.",
                    "It declares " + list(own) + "; ask one of these, or declare the port.");
        }
    }

    private static String list(List<ContainerPort> ports) {
        return String.join(", ", ports.stream().map(ContainerPort::toString).toList());
    }

    private static void clash(PodTemplate pod, List<ContainerPort> open, ObjectFindings findings) {
        record Listening(long number, String protocol) {}
        Map<Listening, ContainerPort> first = new HashMap<>();
        for (ContainerPort port : open) {
            ContainerPort earlier = first.putIfAbsent(new Listening(port.number(), port.protocol()), port);
            if (earlier != null && !earlier.container().equals(port.container())) {
                findings.add(
                        ReferenceRules.PORT_CLASH,
                        findings.places().of(pod.owner()),
                        "The containers " + earlier.container().name() + " and "
                                + port.container().name() + " of " + pod.owner().id() + " both declare port "
                                + port.number() + "/" + port.protocol() + ".",
                        "Let one of them listen on another port; containers of a pod share its address.");
            }
        }
    }
}
