package dev.keelson.core.emit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.external.External;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What {@code platform.json} says of components that others run. Whoever calls them is listed as calling outside too. */
final class ExternalReport {
    private final Blueprint blueprint;
    private final Function<Component, String> ids;
    private final Map<Component, External> externals = new LinkedHashMap<>();

    ExternalReport(Blueprint blueprint, Function<Component, String> ids) {
        this.blueprint = blueprint;
        this.ids = ids;
        blueprint.model().all(External.class).forEach(each -> externals.putIfAbsent(each.component(), each));
    }

    /** {@return the connections that end at a component of the platform} */
    List<Connection> inside() {
        return blueprint.model().all(Connection.class).stream()
                .filter(connection -> !externals.containsKey(connection.to()))
                .toList();
    }

    void list(ArrayNode list) {
        externals.values().forEach(external -> component(list.addObject(), external));
    }

    private void component(ObjectNode node, External external) {
        Evaluator evaluator = blueprint.run().evaluator();
        node.put("id", ids.apply(external.component()));
        node.put("host", evaluator.text(ValueType.expression(external.host())));
        ArrayNode ports = node.putArray("ports");
        external.ports().forEach(port -> ports.addObject()
                .put("name", port.name())
                .put("port", evaluator.number(ValueType.expression(port.number())))
                .put("protocol", port.protocol().name()));
        ArrayNode callers = node.putArray("callers");
        blueprint.model().all(Connection.class).stream()
                .filter(connection -> connection.to().equals(external.component()))
                .map(connection -> ids.apply(connection.from()))
                .distinct()
                .forEach(callers::add);
        node.put("path", external.path().toString());
        node.put("origin", external.origin().toString());
    }
}
