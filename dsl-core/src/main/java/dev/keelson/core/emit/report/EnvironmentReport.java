package dev.keelson.core.emit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.access.Access;
import dev.keelson.core.access.RoleRule;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.OpenPort;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.hatch.EscapeHatch;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.identity.NamespaceFacts;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.OutsideConnection;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code platform.json} says of one environment. */
final class EnvironmentReport {
    private final Blueprint blueprint;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final Map<Component, String> ids = new HashMap<>();
    private final Map<Component, Map<Port, OpenPort>> ports = new HashMap<>();

    EnvironmentReport(Blueprint blueprint) {
        this.blueprint = blueprint;
        blueprint.model().all(Workload.class).forEach(workload -> {
            if (workload.shape() instanceof Shape.Once once && once.revision() != null) {
                String name = blueprint.run().evaluator().text(ValueType.expression(once.name(workload.component())));
                ids.put(
                        workload.component(),
                        blueprint.name(workload.component().namespace()) + "/" + name);
            }
        });
    }

    ObjectNode json() {
        components();
        connections();
        outside();
        ExposureReport exposures = new ExposureReport(blueprint);
        exposures.list(json.putArray("exposures"));
        grants();
        external(exposures);
        resources();
        artifacts();
        json.set("settings", SettingsReport.of(blueprint.run().parameters()));
        defaults();
        rawPatches();
        suppressions();
        findings();
        return json;
    }

    /** Namespace and name of the workload, whose name may hold a revision; other tools know nothing else of a component. */
    private String id(Component component) {
        return ids.computeIfAbsent(component, first -> blueprint.name(first.namespace()) + "/" + first.name());
    }

    private void components() {
        ArrayNode list = json.putArray("components");
        for (Workload workload : blueprint.model().all(Workload.class)) {
            ObjectNode component = list.addObject();
            component.put("id", id(workload.component()));
            component.put("kind", workload.shape().kind());
            ObjectNode selector = component.putObject("selector");
            Labels.component(workload.component()).forEach(selector::put);
            component.put("path", workload.path().toString());
            component.put("origin", workload.origin().toString());
            Map<Port, OpenPort> open = new HashMap<>();
            workload.pod().ports().forEach(port -> open.put(port.token(), port));
            ports.put(workload.component(), open);
        }
    }

    private void connections() {
        ArrayNode list = json.putArray("connections");
        ExternalReport externals = new ExternalReport(blueprint, this::id);
        externals.list(json.putArray("externalComponents"));
        for (Connection connection : externals.inside()) {
            ObjectNode edge = list.addObject();
            edge.put("from", id(connection.from())).put("to", id(connection.to()));
            port(edge, connection.port(), openNumber(connection.to(), connection.port()));
            if (connection.pool() != null) {
                edge.put("pool", number(connection.pool().size()));
            }
            edge.put("origin", connection.origin().toString());
        }
    }

    private void outside() {
        ArrayNode list = json.putArray("outside");
        for (OutsideConnection connection : blueprint.model().all(OutsideConnection.class)) {
            ObjectNode edge = list.addObject();
            boolean inbound = connection.direction() == OutsideConnection.Direction.INBOUND;
            edge.put("component", id(connection.component()));
            edge.put("direction", inbound ? "inbound" : "outbound");
            peer(edge.putObject("peer"), connection.peer());
            Port port = connection.port();
            port(edge, port, inbound ? openNumber(connection.component(), port) : port.number());
            port.last().ifPresent(last -> edge.put("endPort", number(last)));
            edge.put("origin", connection.origin().toString());
        }
    }

    private void grants() {
        ArrayNode list = json.putArray("grants");
        for (Access access : blueprint.model().all(Access.class)) {
            for (RoleRule rule : access.rules()) {
                ObjectNode grant = list.addObject();
                grant.put("component", id(access.component()));
                if (access.namespace() != null) {
                    grant.put("namespace", blueprint.name(access.namespace()));
                }
                texts(grant, "verbs", rule.verbs());
                if (rule.urls().isEmpty()) {
                    grant.put("group", rule.group());
                }
                texts(grant, "resources", rule.resources());
                texts(grant, "names", rule.names().stream().map(this::text).toList());
                texts(grant, "urls", rule.urls());
                grant.put("origin", rule.origin().toString());
            }
        }
    }

    private static void texts(ObjectNode node, String field, List<?> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = node.putArray(field);
            texts.forEach(text -> list.add(text.toString()));
        }
    }

    private PortNumber openNumber(Component component, Port port) {
        @Nullable OpenPort open = ports.getOrDefault(component, Map.of()).get(port);
        return open == null ? port.number() : open.number();
    }

    private void port(ObjectNode edge, Port port, PortNumber number) {
        edge.put("port", number(number)).put("protocol", port.protocol().name());
    }

    private long number(Scalar number) {
        return blueprint.run().evaluator().number(ValueType.expression(number));
    }

    private String text(Scalar text) {
        return blueprint.run().evaluator().text(ValueType.expression(text));
    }

    private void peer(ObjectNode node, Peer peer) {
        if (peer.isAnywhere()) {
            node.put("anywhere", true);
        }
        peer.namespace().ifPresent(name -> node.put("namespace", name));
        if (!peer.labels().isEmpty()) {
            ObjectNode labels = node.putObject("labels");
            peer.labels().forEach(labels::put);
        }
        peer.block().ifPresent(block -> node.put("cidr", text(block)));
        if (!peer.exceptions().isEmpty()) {
            ArrayNode except = node.putArray("except");
            peer.exceptions().forEach(part -> except.add(text(part)));
        }
    }

    private void external(ExposureReport exposures) {
        Map<String, ObjectNode> sorted = new TreeMap<>();
        blueprint.model().all(NamespaceFacts.class).stream()
                .filter(namespace -> !namespace.token().isOwned())
                .forEach(namespace -> external(sorted, "Namespace", "", blueprint.name(namespace.token())));
        for (Workload workload : blueprint.model().all(Workload.class)) {
            workload.pod().secrets().forEach(secret -> secret(sorted, blueprint, secret));
            workload.pod().configs().forEach(config -> config(sorted, config));
        }
        exposures.external(sorted);
        new SupplyReport(sorted, blueprint).external();
        json.putArray("external").addAll(sorted.values());
    }

    static void secret(Map<String, ObjectNode> sorted, Blueprint blueprint, SecretRef secret) {
        if (!secret.isOwned()) {
            external(sorted, "Secret", blueprint.name(secret.namespace()), secret.name());
        }
    }

    private void config(Map<String, ObjectNode> sorted, ConfigRef config) {
        if (!config.isOwned()) {
            external(sorted, "ConfigMap", blueprint.name(config.namespace()), config.name());
        }
    }

    static void external(Map<String, ObjectNode> sorted, String kind, String namespace, String name) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", kind);
        if (!namespace.isEmpty()) {
            node.put("namespace", namespace);
        }
        node.put("name", name);
        sorted.put(kind + " " + namespace + "/" + name, node);
    }

    private void resources() {
        ArrayNode list = json.putArray("resources");
        new ManifestLayout(blueprint.resources())
                .forEach((resource, file) -> resource(list.addObject(), resource, file));
    }

    private void resource(ObjectNode node, Resource resource, String file) {
        node.put("apiVersion", resource.object().getApiVersion());
        node.put("kind", resource.object().getKind());
        if (resource.object().getMetadata().getNamespace() != null) {
            node.put("namespace", resource.object().getMetadata().getNamespace());
        }
        node.put("name", resource.object().getMetadata().getName());
        if (resource.source().component() != null) {
            node.put("component", id(resource.source().component()));
        }
        node.put("file", file);
        node.put("because", resource.source().because());
        node.put("origin", resource.source().origin().toString());
    }

    private void artifacts() {
        ArrayNode list = json.putArray("artifacts");
        blueprint.artifacts().forEach(artifact -> {
            ObjectNode node = list.addObject();
            node.put("path", artifact.path(blueprint.environment()));
            if (artifact.source().component() != null) {
                node.put("component", id(artifact.source().component()));
            }
            node.put("because", artifact.source().because());
            node.put("origin", artifact.source().origin().toString());
        });
    }

    private void defaults() {
        ArrayNode list = json.putArray("defaults");
        blueprint.run().defaults().forEach(each -> {
            ObjectNode node = list.addObject();
            node.put("path", each.path().toString());
            node.put("value", each.value());
            node.put("by", each.by());
        });
    }

    private void rawPatches() {
        ArrayNode list = json.putArray("rawPatches");
        blueprint.model().attached(EscapeHatch.class).forEach(attached -> {
            ObjectNode node = list.addObject();
            if (attached.component() != null) {
                node.put("component", id(attached.component()));
            }
            node.put("kind", attached.fact().touches());
            node.put("because", attached.fact().because());
            node.put("origin", attached.origin().toString());
        });
    }

    private void suppressions() {
        ArrayNode list = json.putArray("suppressions");
        blueprint.accepted().forEach(each -> {
            ObjectNode node = list.addObject();
            finding(node, each.finding());
            node.put("because", each.decision().because());
            node.put("acceptedAt", each.decision().origin().toString());
        });
    }

    private void findings() {
        ArrayNode list = json.putArray("findings");
        blueprint.findings().forEach(each -> finding(list.addObject(), each));
    }

    private static void finding(ObjectNode node, Finding finding) {
        node.put("id", finding.rule().id());
        node.put("severity", finding.rule().severity().label());
        node.put("path", finding.path().toString());
        node.put("message", finding.message());
        node.put("fix", finding.fix());
        ArrayNode origins = node.putArray("origins");
        finding.sites().forEach(site -> origins.add(site.origin().toString()));
    }
}
