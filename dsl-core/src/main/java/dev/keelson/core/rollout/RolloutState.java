package dev.keelson.core.rollout;

/**
 * How far an object is that was applied.
 *
 * @param phase whether it is in place
 * @param text what is missing or went wrong, empty where nothing is
 * @since 0.1.0
 */
public record RolloutState(Phase phase, String text) {

    /** Whether an object is in place. */
    public enum Phase {
        /** It is. */
        READY,
        /** Not yet. */
        WAITING,
        /** It will not be: waiting longer is of no use. */
        FAILED
    }

    static final RolloutState READY = new RolloutState(Phase.READY, "");

    static RolloutState waiting(String text) {
        return new RolloutState(Phase.WAITING, text);
    }

    static RolloutState failed(String text) {
        return new RolloutState(Phase.FAILED, text);
    }

    /** {@return whether it is in place} */
    public boolean isReady() {
        return phase == Phase.READY;
    }

    /** {@return whether waiting longer is of no use} */
    public boolean isFailed() {
        return phase == Phase.FAILED;
    }

    RolloutState with(String more) {
        return more.isEmpty() ? this : new RolloutState(phase, text.isEmpty() ? more : text + "; " + more);
    }
}
