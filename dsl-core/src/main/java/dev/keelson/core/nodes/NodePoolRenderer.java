package dev.keelson.core.nodes;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.placement.Taint;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes node pools in the order in which people write them. */
final class NodePoolRenderer implements Renderer {
    @Override
    public void render(View view, Resources out) {
        view.attached(NodePool.class)
                .forEach(attached -> out.add(
                        new Writing(view.sink()).object(attached.fact()),
                        new Source(
                                null,
                                attached.path()
                                        .child("nodePools")
                                        .child(attached.fact().ref().name()),
                                attached.origin(),
                                "nodes that may be added")));
    }

    private record Writing(Sink sink) {

        GenericKubernetesResource object(NodePool pool) {
            ObjectMeta metadata = new ObjectMeta();
            metadata.setName(sink.text(pool.ref().written()));
            GenericKubernetesResource object = new GenericKubernetesResource();
            object.setApiVersion("karpenter.sh/v1");
            object.setKind("NodePool");
            object.setMetadata(metadata);
            object.setAdditionalProperty("spec", spec(pool));
            return object;
        }

        private Map<String, Object> spec(NodePool pool) {
            Map<String, Object> spec = new LinkedHashMap<>();
            @Nullable Count weight = pool.weight();
            if (weight != null) {
                spec.put("weight", sink.number(weight));
            }
            Map<String, Object> limits = new LinkedHashMap<>();
            put(limits, "cpu", pool.cpu());
            put(limits, "memory", pool.memory());
            putUnlessEmpty(spec, "limits", limits);
            spec.put("disruption", disruption(pool));
            Map<String, Object> template = new LinkedHashMap<>();
            if (!pool.labels().isEmpty()) {
                Map<String, Object> labels = new LinkedHashMap<>();
                pool.labels().forEach((key, value) -> labels.put(key, sink.text(value)));
                Map<String, Object> metadata = new LinkedHashMap<>();
                metadata.put("labels", labels);
                template.put("metadata", metadata);
            }
            template.put("spec", nodes(pool));
            spec.put("template", template);
            return spec;
        }

        private Map<String, Object> disruption(NodePool pool) {
            Map<String, Object> disruption = new LinkedHashMap<>();
            disruption.put(
                    "consolidationPolicy", pool.disruption().consolidation().toString());
            put(disruption, "consolidateAfter", pool.disruption().after());
            List<Object> budgets = new ArrayList<>();
            pool.budgets().forEach(each -> {
                Map<String, Object> budget = new LinkedHashMap<>();
                budget.put("nodes", nodes(each));
                put(budget, "schedule", each.schedule());
                put(budget, "duration", each.duration());
                budgets.add(budget);
            });
            if (!budgets.isEmpty()) {
                disruption.put("budgets", budgets);
            }
            return disruption;
        }

        /** Karpenter wants a text for a number too. */
        private String nodes(NodePool.Budget budget) {
            return budget.nodes() instanceof Count count
                    ? sink.text(Text.of(count))
                    : sink.text(Text.of(ValueType.scalar(budget.nodes()), "%"));
        }

        private Map<String, Object> nodes(NodePool pool) {
            Map<String, Object> nodeClass = new LinkedHashMap<>();
            nodeClass.put("group", pool.nodeClass().group());
            nodeClass.put("kind", pool.nodeClass().kind());
            nodeClass.put("name", pool.nodeClass().name());
            List<Object> requirements = new ArrayList<>();
            pool.requirements().forEach(each -> {
                Map<String, Object> requirement = new LinkedHashMap<>();
                requirement.put("key", each.label().key());
                requirement.put("operator", each.operator());
                requirement.put("values", each.values().stream().map(sink::text).toList());
                requirements.add(requirement);
            });
            Map<String, Object> nodes = new LinkedHashMap<>();
            nodes.put("nodeClassRef", nodeClass);
            nodes.put("requirements", requirements);
            taints(nodes, "taints", pool.taints());
            taints(nodes, "startupTaints", pool.startupTaints());
            put(nodes, "expireAfter", pool.disruption().expireAfter());
            put(nodes, "terminationGracePeriod", pool.disruption().gracePeriod());
            return nodes;
        }

        private static void taints(Map<String, Object> nodes, String field, List<Taint> taints) {
            List<Object> list = new ArrayList<>();
            taints.forEach(each -> {
                Map<String, Object> taint = new LinkedHashMap<>();
                taint.put("key", each.key());
                if (!each.value().isEmpty()) {
                    taint.put("value", each.value());
                }
                taint.put("effect", each.effect());
                list.add(taint);
            });
            if (!list.isEmpty()) {
                nodes.put(field, list);
            }
        }

        private static void putUnlessEmpty(Map<String, Object> map, String field, Map<String, Object> value) {
            if (!value.isEmpty()) {
                map.put(field, value);
            }
        }

        private void put(Map<String, Object> map, String field, @Nullable Scalar value) {
            if (value != null) {
                map.put(field, sink.text(value));
            }
        }
    }
}
