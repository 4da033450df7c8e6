package dev.keelson.core.scaling;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingPolicy;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import org.jspecify.annotations.Nullable;

/**
 * Writes horizontal pod autoscalers.
 *
 * @since 0.1.0
 */
public final class HorizontalScalingRenderer implements Renderer {
    /** A renderer without state. */
    public HorizontalScalingRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.all(HorizontalScaling.class)
                .forEach(scaling -> out.add(
                        object(scaling, labels, view.sink()),
                        new Source(
                                scaling.component(),
                                scaling.path(),
                                scaling.origin(),
                                "how many pods of " + scaling.component() + " run")));
    }

    private static HorizontalPodAutoscaler object(HorizontalScaling scaling, LabelWriter labels, Sink sink) {
        MetricRenderer metrics = new MetricRenderer(sink);
        HorizontalPodAutoscalerSpec spec = new HorizontalPodAutoscalerSpec();
        spec.setScaleTargetRef(new CrossVersionObjectReference(
                "apps/v1", scaling.kind(), scaling.component().name()));
        spec.setMinReplicas(sink.number(scaling.minimum()));
        spec.setMaxReplicas(sink.number(scaling.maximum()));
        scaling.metrics().forEach(metric -> spec.getMetrics().add(metrics.render(metric)));
        if (scaling.up() != null || scaling.down() != null) {
            HorizontalPodAutoscalerBehavior behavior = new HorizontalPodAutoscalerBehavior();
            behavior.setScaleUp(rules(scaling.up(), sink));
            behavior.setScaleDown(rules(scaling.down(), sink));
            spec.setBehavior(behavior);
        }
        HorizontalPodAutoscaler object = new HorizontalPodAutoscaler();
        object.setMetadata(
                labels.metadata(scaling.component(), scaling.component().name()));
        object.setSpec(spec);
        return object;
    }

    private static @Nullable HPAScalingRules rules(@Nullable ScalingBehavior behavior, Sink sink) {
        if (behavior == null) {
            return null;
        }
        HPAScalingRules rules = new HPAScalingRules();
        rules.setStabilizationWindowSeconds(sink.seconds(behavior.stabilization()));
        rules.setSelectPolicy(
                behavior.select() == null ? null : behavior.select().toString());
        add(rules, "Pods", behavior.pods(), sink);
        add(rules, "Percent", behavior.percent(), sink);
        return rules;
    }

    private static void add(HPAScalingRules rules, String type, ScalingBehavior.@Nullable Policy given, Sink sink) {
        if (given == null) {
            return;
        }
        HPAScalingPolicy policy = new HPAScalingPolicy();
        policy.setType(type);
        policy.setValue(
                given.amount() instanceof Percent share ? sink.percent(share) : sink.number((Count) given.amount()));
        policy.setPeriodSeconds(sink.seconds(given.every()));
        rules.getPolicies().add(policy);
    }
}
