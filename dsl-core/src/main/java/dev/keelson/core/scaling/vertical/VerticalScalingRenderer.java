package dev.keelson.core.scaling.vertical;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.scaling.ScaledResource;
import dev.keelson.core.scaling.vertical.VerticalScaling.Bound;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes vertical pod autoscalers, objects of a custom kind of the group {@code autoscaling.k8s.io}.
 *
 * @since 0.1.0
 */
public final class VerticalScalingRenderer implements Renderer {
    /** A renderer without state. */
    public VerticalScalingRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.all(VerticalScaling.class)
                .forEach(scaling -> out.add(
                        object(scaling, labels, view.sink()),
                        new Source(
                                scaling.component(),
                                scaling.path(),
                                scaling.origin(),
                                "how much the pods of " + scaling.component() + " ask for")));
    }

    private static GenericKubernetesResource object(VerticalScaling scaling, LabelWriter labels, Sink sink) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("apiVersion", "apps/v1");
        target.put("kind", scaling.kind());
        target.put("name", scaling.component().name());
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("updateMode", scaling.mode().toString());
        Map<String, Object> resources = new LinkedHashMap<>();
        resources.put("containerPolicies", policies(scaling, sink));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("targetRef", target);
        spec.put("updatePolicy", update);
        spec.put("resourcePolicy", resources);
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion("autoscaling.k8s.io/v1");
        object.setKind("VerticalPodAutoscaler");
        object.setMetadata(
                labels.metadata(scaling.component(), scaling.component().name()));
        object.setAdditionalProperty("spec", spec);
        return object;
    }

    private static List<Object> policies(VerticalScaling scaling, Sink sink) {
        Map<String, Object> main = new LinkedHashMap<>();
        main.put("containerName", scaling.container());
        put(main, "minAllowed", scaling.minimum(), sink);
        put(main, "maxAllowed", scaling.maximum(), sink);
        if (!scaling.controls().isEmpty()) {
            main.put(
                    "controlledResources",
                    new ArrayList<>(scaling.controls().stream()
                            .map(ScaledResource::toString)
                            .toList()));
        }
        Map<String, Object> others = new LinkedHashMap<>();
        others.put("containerName", "*");
        others.put("mode", "Off");
        List<Object> policies = new ArrayList<>();
        policies.add(main);
        policies.add(others);
        return policies;
    }

    private static void put(Map<String, Object> policy, String field, @Nullable Bound bound, Sink sink) {
        if (bound != null) {
            Map<String, Object> amounts = new LinkedHashMap<>();
            amounts.put("cpu", sink.text(bound.cpu()));
            amounts.put("memory", sink.text(bound.memory()));
            policy.put(field, amounts);
        }
    }
}
