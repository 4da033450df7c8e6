package dev.keelson.core.scaling;

import dev.keelson.core.value.Count;

/**
 * What a metric that does not belong to the pods is to come to.
 *
 * @since 0.1.0
 */
public final class MetricTarget {
    private final Count value;
    private final boolean perPod;

    private MetricTarget(Count value, boolean perPod) {
        this.value = value;
        this.perPod = perPod;
    }

    /** {@return that much for each pod, {@code AverageValue}: a queue of 300 with 30 for each pod asks for ten pods} */
    public static MetricTarget perPod(int value) {
        return perPod(Count.of(value));
    }

    /** {@return that much for each pod, {@code AverageValue}} */
    public static MetricTarget perPod(Count value) {
        return new MetricTarget(value, true);
    }

    /** {@return that much in all, {@code Value}: twice as much asks for twice as many pods as there are} */
    public static MetricTarget total(int value) {
        return total(Count.of(value));
    }

    /** {@return that much in all, {@code Value}} */
    public static MetricTarget total(Count value) {
        return new MetricTarget(value, false);
    }

    /** {@return how much} */
    public Count value() {
        return value;
    }

    /** {@return whether that is the share of one pod, and not the whole} */
    public boolean isPerPod() {
        return perPod;
    }

    MetricTarget of(Count other) {
        return new MetricTarget(other, perPod);
    }
}
