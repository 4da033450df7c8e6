package dev.keelson.helm.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Connection;
import dev.keelson.core.token.Component;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What the job of a component cannot do without and only the installation makes. */
final class HookNeeds {
    private static final List<String> JOBS = List.of("Job", "CronJob");
    private static final List<String> NAMED_BY_PODS =
            List.of("ConfigMap", "Secret", "ExternalSecret", "PersistentVolumeClaim", "PriorityClass");
    private static final List<String> GRANTS = List.of("RoleBinding", "ClusterRoleBinding");

    private HookNeeds() {}

    static Set<String> of(View view, Component component, HookFacts facts) {
        Set<String> named = new LinkedHashSet<>();
        YamlWriter writer = new YamlWriter();
        own(view, component)
                .filter(resource -> JOBS.contains(resource.kind()))
                .forEach(resource -> texts(writer.tree(resource.object()), named));
        String namespace = view.name(component.namespace());
        Set<String> needs = new LinkedHashSet<>();
        view.resources().all().stream()
                .filter(resource -> NAMED_BY_PODS.contains(resource.kind()))
                .filter(resource -> {
                    String other = resource.object().getMetadata().getNamespace();
                    return other == null || other.equals(namespace);
                })
                .filter(resource ->
                        named.contains(resource.object().getMetadata().getName()))
                .forEach(resource -> needs.add(resource.id()));
        own(view, component)
                .filter(resource -> GRANTS.contains(resource.kind())
                        || (resource.kind().equals("ServiceAccount")
                                && !Hooked.isItself(view.model(), component, facts)))
                .forEach(resource -> needs.add(resource.id()));
        view.all(Connection.class).stream()
                .filter(connection -> connection.from().equals(component))
                .forEach(connection -> needs.add("the component " + connection.to()));
        return needs;
    }

    private static Stream<Resource> own(View view, Component component) {
        return view.resources().all().stream()
                .filter(resource -> Objects.equals(component, resource.source().component()));
    }

    private static void texts(JsonNode node, Set<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> texts(child, texts));
    }
}
