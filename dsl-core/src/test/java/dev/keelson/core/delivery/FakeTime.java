package dev.keelson.core.delivery;

import dev.keelson.core.cluster.Time;
import java.time.Duration;

/** Time that passes as soon as somebody waits, and lets controllers act. */
final class FakeTime implements Time {
    private final Runnable controllers;
    private Duration now = Duration.ZERO;

    FakeTime(Runnable controllers) {
        this.controllers = controllers;
    }

    @Override
    public Duration now() {
        return now;
    }

    @Override
    public void pause(Duration duration) {
        now = now.plus(duration);
        controllers.run();
    }
}
