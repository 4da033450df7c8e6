package dev.keelson.core.container;

import dev.keelson.core.token.Port;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What the kubelet does right after a container starts or before it stops. The time of a {@code preStop} hook counts
 * against the pod's grace period, and the container gets SIGTERM only when the hook is done.
 *
 * <p>Drives {@code lifecycle.postStart} and {@code lifecycle.preStop}. Finding: {@code short-grace} where a pod's grace
 * period ends before its hook does.
 *
 * @since 0.1.0
 */
public sealed interface Hook {

    /**
     * A wait, {@code sleep}; the kubelet waits, so that the image needs no shell.
     *
     * @param span how long
     */
    record Sleep(Span span) implements Hook {}

    /**
     * A command in the container, {@code exec}.
     *
     * @param command program and arguments, without a shell
     */
    record Exec(List<Text> command) implements Hook {}

    /**
     * An HTTP request to the container, {@code httpGet}.
     *
     * @param path the path
     * @param port a port of the same container
     */
    record HttpGet(Text path, Port port) implements Hook {}

    /** {@return a wait: time for those who route to the pod to learn that it leaves} */
    static Hook sleep(Duration span) {
        return sleep(Span.of(span));
    }

    /** {@return a wait: time for those who route to the pod to learn that it leaves} */
    static Hook sleep(Span span) {
        return new Sleep(span);
    }

    /** {@return a command in the container} */
    static Hook exec(String... command) {
        return new Exec(Arrays.stream(command).map(Text::of).toList());
    }

    /** {@return an HTTP request to the container} */
    static Hook httpGet(String path, Port port) {
        return new HttpGet(Text.of(path), port);
    }
}
