package dev.keelson.core.cluster;

import java.time.Duration;

/**
 * The time in which a cluster does something.
 *
 * @since 0.1.0
 */
public interface Time {

    /** {@return how much time has passed since some moment} */
    Duration now();

    /**
     * Lets time pass.
     *
     * @throws InterruptedWaitException if the thread is interrupted
     */
    void pause(Duration duration);

    /** {@return the time of the machine} */
    static Time ofMachine() {
        return new MachineTime();
    }
}
