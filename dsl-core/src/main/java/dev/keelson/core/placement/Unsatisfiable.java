package dev.keelson.core.placement;

/**
 * What becomes of a pod that would make a spread uneven, {@code whenUnsatisfiable}.
 *
 * @since 0.1.0
 */
public enum Unsatisfiable {
    /** It runs all the same, where it makes the spread least uneven. */
    SCHEDULE_ANYWAY("ScheduleAnyway"),
    /** It waits until there is room where it belongs. */
    DO_NOT_SCHEDULE("DoNotSchedule");

    private final String text;

    Unsatisfiable(String text) {
        this.text = text;
    }

    /** {@return the name as Kubernetes writes it} */
    @Override
    public String toString() {
        return text;
    }
}
