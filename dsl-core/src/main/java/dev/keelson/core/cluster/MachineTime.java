package dev.keelson.core.cluster;

import java.time.Duration;

/** The one place that waits: what a cluster does takes time, and nothing that is written depends on it. */
final class MachineTime implements Time {
    @Override
    public Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedWaitException();
        }
    }
}
