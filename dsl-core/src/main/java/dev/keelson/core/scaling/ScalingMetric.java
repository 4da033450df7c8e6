package dev.keelson.core.scaling;

import dev.keelson.core.token.Metric;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * One figure that decides how many pods run; of several, the one that asks for most pods does.
 *
 * @since 0.1.0
 */
public sealed interface ScalingMetric {

    /**
     * What the pods, or one container in each, use of their nodes.
     *
     * @param resource what they use
     * @param container the container alone that counts, null for all of them
     * @param target a {@code Percent} of what was asked for, or an amount for each pod
     */
    record OfResource(ScaledResource resource, @Nullable String container, Scalar target) implements ScalingMetric {}

    /**
     * What each pod reports of itself.
     *
     * @param metric the metric
     * @param average what it is to come to for each pod
     */
    record OfPods(Metric metric, Count average) implements ScalingMetric {}

    /**
     * What describes an object of the cluster.
     *
     * @param metric the metric
     * @param object the object
     * @param target what it is to come to
     */
    record OfObject(Metric metric, DescribedObject object, MetricTarget target) implements ScalingMetric {}

    /**
     * What is measured outside the cluster.
     *
     * @param metric the metric
     * @param target what it is to come to
     */
    record External(Metric metric, MetricTarget target) implements ScalingMetric {}
}
