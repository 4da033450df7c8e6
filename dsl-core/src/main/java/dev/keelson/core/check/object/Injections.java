package dev.keelson.core.check.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.extension.View;
import dev.keelson.core.pod.InjectedContainer;
import dev.keelson.core.token.Component;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The containers that the cluster adds to pods, as they would be written. */
final class Injections {
    private final Map<Component, List<PodContainer>> containers = new HashMap<>();

    Injections(View view) {
        view.all(InjectedContainer.class).forEach(each -> containers
                .computeIfAbsent(each.component(), first -> new ArrayList<>())
                .add(new PodContainer(PodContainer.Role.INIT, Field.root(tree(each, view)))));
    }

    List<PodContainer> of(@Nullable Component component) {
        return component == null ? List.of() : containers.getOrDefault(component, List.of());
    }

    private static ObjectNode tree(InjectedContainer container, View view) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("name", container.name()).put("restartPolicy", "Always");
        ObjectNode resources = tree.putObject("resources");
        resources
                .putObject("requests")
                .put("cpu", view.text(container.cpu()))
                .put("memory", view.text(container.memory()));
        resources
                .putObject("limits")
                .put("cpu", view.text(container.cpuLimit()))
                .put("memory", view.text(container.memory()));
        return tree;
    }
}
