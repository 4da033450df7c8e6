package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.PodContainer;
import dev.keelson.core.check.object.PodTemplate;
import java.util.List;

/** A port that a container declares. */
record ContainerPort(PodContainer container, String name, long number, String protocol) {

    static List<ContainerPort> of(PodContainer container) {
        return container.field().get("ports").items().stream()
                .map(port -> of(container, port))
                .toList();
    }

    /** Those of all containers that run as long as their pod. */
    static List<ContainerPort> lasting(PodTemplate pod) {
        return pod.containers().stream()
                .filter(PodContainer::isLasting)
                .flatMap(container -> of(container).stream())
                .toList();
    }

    private static ContainerPort of(PodContainer container, Field port) {
        return new ContainerPort(
                container,
                port.get("name").text(),
                port.get("containerPort").number(),
                port.get("protocol").text("TCP"));
    }

    boolean is(String otherName, String otherProtocol) {
        return name.equals(otherName) && protocol.equals(otherProtocol);
    }

    boolean is(long otherNumber, String otherProtocol) {
        return number == otherNumber && protocol.equals(otherProtocol);
    }

    @Override
    public String toString() {
        return (name.isEmpty() ? "" : name + " ") + number + "/" + protocol;
    }
}
