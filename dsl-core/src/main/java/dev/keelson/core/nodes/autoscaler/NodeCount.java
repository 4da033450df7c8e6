package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.value.Count;

/**
 * Between which bounds the number of nodes of a group moves.
 *
 * @since 0.1.0
 */
public final class NodeCount {
    private final Count minimum;
    private final Count maximum;

    private NodeCount(Count minimum, Count maximum) {
        this.minimum = minimum;
        this.maximum = maximum;
    }

    /** {@return at least and at most so many} */
    public static NodeCount between(int minimum, int maximum) {
        return between(Count.of(minimum), Count.of(maximum));
    }

    /** {@return at least and at most so many} */
    public static NodeCount between(Count minimum, Count maximum) {
        return new NodeCount(minimum, maximum);
    }

    boolean isMissingOne() {
        return minimum == null || maximum == null;
    }

    Count minimum() {
        return minimum;
    }

    Count maximum() {
        return maximum;
    }
}
