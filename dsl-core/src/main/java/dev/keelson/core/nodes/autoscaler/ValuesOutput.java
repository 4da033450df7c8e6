package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.Artifacts;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Output;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the values of the chart, in the order of what matters most. */
final class ValuesOutput implements Output {
    private static final String AREA = "cluster";
    private static final String NAME = "cluster-autoscaler-values.yaml";

    @Override
    public void write(View view, Artifacts out) {
        view.attached(NodeScaling.class).stream()
                .map(Attached::fact)
                .forEach(scaling -> out.document(
                        AREA,
                        NAME,
                        new Writing(view.sink(), scaling).values(),
                        new Source(null, scaling.path(), scaling.origin(), "nodes that are added and given back")));
    }

    private record Writing(Sink sink, NodeScaling scaling) {

        Map<String, Object> values() {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("cloudProvider", scaling.provider());
            text(values, "awsRegion", scaling.region());
            if (scaling.cluster() != null) {
                values.put("autoDiscovery", Map.of("clusterName", sink.text(scaling.cluster())));
            }
            putUnlessEmpty(values, "autoscalingGroups", groups());
            putUnlessEmpty(values, "expanderPriorities", priorities());
            values.put("extraArgs", arguments());
            own(values);
            return values;
        }

        private List<Object> groups() {
            List<Object> groups = new ArrayList<>();
            scaling.groups().forEach(group -> group.names().forEach(name -> {
                Map<String, Object> each = new LinkedHashMap<>();
                each.put("name", name);
                number(each, "minSize", group.minimum());
                number(each, "maxSize", group.maximum());
                groups.add(each);
            }));
            return groups;
        }

        /** Declared groups are meant by their whole names; a pattern that is said is found anywhere in a name. */
        private Map<String, Object> priorities() {
            Map<String, List<String>> patterns = new LinkedHashMap<>();
            scaling.groups().forEach(group -> {
                if (group.priority() != null) {
                    group.names().forEach(name -> rank(patterns, group.priority(), "^" + quoted(name) + "$"));
                }
            });
            scaling.choice().preferences().forEach(each -> rank(patterns, each.priority(), sink.text(each.pattern())));
            return new LinkedHashMap<>(patterns);
        }

        private void rank(Map<String, List<String>> patterns, Count priority, String pattern) {
            patterns.computeIfAbsent(sink.text(priority), number -> new ArrayList<>())
                    .add(pattern);
        }

        private static String quoted(String name) {
            return name.replaceAll("[.+]", "\\\\$0");
        }

        private Map<String, Object> arguments() {
            Map<String, Object> arguments = new LinkedHashMap<>();
            NodeScaling.ScaleDown down = scaling.scaleDown();
            arguments.put(
                    Argument.EXPANDER.text(),
                    scaling.choice().expanders().stream()
                            .map(Expander::toString)
                            .collect(Collectors.joining(",")));
            arguments.put(Argument.BALANCE.text(), scaling.choice().balanced());
            text(arguments, Argument.PROVISION_TIME.text(), scaling.provisionTime());
            arguments.put(Argument.SCALE_DOWN.text(), down.enabled());
            share(arguments, Argument.UTILIZATION.text(), down.below());
            text(arguments, Argument.UNNEEDED.text(), down.unneeded());
            text(arguments, Argument.AFTER_ADD.text(), down.afterAdding());
            if (down.gracePeriod() != null) {
                arguments.put(Argument.GRACE_PERIOD.text(), sink.seconds(down.gracePeriod()));
            }
            arguments.put(Argument.LOCAL_STORAGE.text(), down.keepsLocalStorage());
            arguments.put(Argument.SYSTEM_PODS.text(), down.keepsSystemPods());
            scaling.arguments().forEach((name, said) -> arguments.put(name, sink.text(said.value())));
            return arguments;
        }

        private void own(Map<String, Object> values) {
            NodeScaling.Own pod = scaling.pod();
            if (pod.replicas() != null) {
                number(values, "replicaCount", pod.replicas());
            }
            if (pod.priorityClass() != null) {
                values.put("priorityClassName", sink.text(pod.priorityClass().written()));
            }
            Map<String, Object> requests = new LinkedHashMap<>();
            text(requests, "cpu", pod.cpu());
            text(requests, "memory", pod.memory());
            Map<String, Object> limits = new LinkedHashMap<>();
            text(limits, "memory", pod.memory());
            Map<String, Object> resources = new LinkedHashMap<>();
            putUnlessEmpty(resources, "requests", requests);
            putUnlessEmpty(resources, "limits", limits);
            putUnlessEmpty(values, "resources", resources);
            Map<String, Object> annotations = new LinkedHashMap<>();
            pod.annotations().forEach((key, value) -> annotations.put(key, sink.text(value)));
            if (!annotations.isEmpty()) {
                values.put("rbac", Map.of("serviceAccount", Map.of("annotations", annotations)));
            }
        }

        /** The autoscaler wants a fraction, and hundredths are never 100. */
        private void share(Map<String, Object> map, String field, @Nullable Percent share) {
            if (share != null) {
                Text hundredths = ValueType.TEXT.of(new Expression.Padded(ValueType.expression(share), 2));
                map.put(field, sink.text(Text.of("0.", hundredths)));
            }
        }

        private void number(Map<String, Object> map, String field, Count value) {
            Integer number = sink.number(value);
            if (number != null) {
                map.put(field, number);
            }
        }

        private void text(Map<String, Object> map, String field, @Nullable Scalar value) {
            if (value != null) {
                map.put(field, sink.text(value));
            }
        }

        private static void putUnlessEmpty(Map<String, Object> map, String field, Map<String, Object> value) {
            if (!value.isEmpty()) {
                map.put(field, value);
            }
        }

        private static void putUnlessEmpty(Map<String, Object> map, String field, List<Object> value) {
            if (!value.isEmpty()) {
                map.put(field, value);
            }
        }
    }
}
