package dev.keelson.core.placement;

import dev.keelson.core.value.Count;

/**
 * How much a pod insists on a place.
 *
 * @since 0.1.0
 */
public sealed interface Need {

    /** {@return the pod stays pending rather than run elsewhere, {@code requiredDuringSchedulingIgnoredDuringExecution}} */
    static Need required() {
        return new Required();
    }

    /**
     * The scheduler adds the weight to the places that fit, {@code preferredDuringSchedulingIgnoredDuringExecution}; a pod
     * runs elsewhere where none does.
     *
     * @param weight 1 to 100
     */
    static Need preferred(int weight) {
        return preferred(Count.of(weight));
    }

    /**
     * The scheduler adds the weight to the places that fit, {@code preferredDuringSchedulingIgnoredDuringExecution}; a pod
     * runs elsewhere where none does.
     *
     * @param weight 1 to 100
     */
    static Need preferred(Count weight) {
        return new Preferred(weight);
    }

    /** There or nowhere. */
    record Required() implements Need {}

    /**
     * There if there is room.
     *
     * @param weight what it counts beside other wishes, 1 to 100
     */
    record Preferred(Count weight) implements Need {}
}
