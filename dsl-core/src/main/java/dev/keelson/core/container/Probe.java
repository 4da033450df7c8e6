package dev.keelson.core.container;

import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the kubelet asks a container whether it is well. Times that are not given keep Kubernetes' defaults: no initial
 * delay, a period of 10 s, a time-out of 1 s, 3 failures.
 *
 * <p>Drives {@code httpGet}, {@code exec}, {@code tcpSocket} or {@code grpc} and the timing fields of a container's probe.
 * Finding: {@code port-not-open} where the container does not open the port.
 *
 * @since 0.1.0
 */
public final class Probe {

    /** What the kubelet does. */
    public sealed interface Handler {}

    /**
     * An HTTP request that must be answered with a status from 200 to 399.
     *
     * @param path the path
     * @param port a port of the same container
     */
    public record HttpGet(Text path, Port port) implements Handler {}

    /**
     * A command in the container that must end with 0.
     *
     * @param command program and arguments, without a shell
     */
    public record Exec(List<Text> command) implements Handler {}

    /**
     * A TCP connection that must be accepted.
     *
     * @param port a port of the same container
     */
    public record TcpSocket(Port port) implements Handler {}

    /**
     * A call of gRPC's health service that must answer SERVING.
     *
     * @param port a port of the same container
     */
    public record Grpc(Port port) implements Handler {}

    /**
     * The times of a probe; null keeps Kubernetes' default.
     *
     * @param initialDelay before the first try
     * @param period between two tries
     * @param timeout until a try counts as failed
     * @param failureThreshold failures in a row until the container counts as unwell
     */
    public record Timing(
            @Nullable Span initialDelay,
            @Nullable Span period,
            @Nullable Span timeout,
            @Nullable Count failureThreshold) {}

    private final Handler handler;
    private final Timing timing;

    private Probe(Handler handler, Timing timing) {
        this.handler = handler;
        this.timing = timing;
    }

    private Probe(Handler handler) {
        this(handler, new Timing(null, null, null, null));
    }

    /** {@return a probe by HTTP request} */
    public static Probe httpGet(String path, Port port) {
        return new Probe(new HttpGet(Text.of(path), port));
    }

    /** {@return a probe by a command in the container} */
    public static Probe exec(String... command) {
        return new Probe(new Exec(Arrays.stream(command).map(Text::of).toList()));
    }

    /** {@return a probe by TCP connection} */
    public static Probe tcp(Port port) {
        return new Probe(new TcpSocket(port));
    }

    /** {@return a probe by gRPC's health service} */
    public static Probe grpc(Port port) {
        return new Probe(new Grpc(port));
    }

    /** {@return the probe with a wait before the first try, {@code initialDelaySeconds}} */
    public Probe initialDelay(Span delay) {
        return new Probe(handler, new Timing(delay, timing.period, timing.timeout, timing.failureThreshold));
    }

    /** {@return the probe with a wait before the first try, {@code initialDelaySeconds}} */
    public Probe initialDelay(Duration delay) {
        return initialDelay(Span.of(delay));
    }

    /** {@return the probe with a time between two tries, {@code periodSeconds}} */
    public Probe period(Span period) {
        return new Probe(handler, new Timing(timing.initialDelay, period, timing.timeout, timing.failureThreshold));
    }

    /** {@return the probe with a time between two tries, {@code periodSeconds}} */
    public Probe period(Duration period) {
        return period(Span.of(period));
    }

    /** {@return the probe with a time until a try counts as failed, {@code timeoutSeconds}} */
    public Probe timeout(Span timeout) {
        return new Probe(handler, new Timing(timing.initialDelay, timing.period, timeout, timing.failureThreshold));
    }

    /** {@return the probe with a time until a try counts as failed, {@code timeoutSeconds}} */
    public Probe timeout(Duration timeout) {
        return timeout(Span.of(timeout));
    }

    /** {@return the probe with a number of failures in a row that it tolerates, {@code failureThreshold}} */
    public Probe failureThreshold(Count failures) {
        return new Probe(handler, new Timing(timing.initialDelay, timing.period, timing.timeout, failures));
    }

    /** {@return the probe with a number of failures in a row that it tolerates, {@code failureThreshold}} */
    public Probe failureThreshold(int failures) {
        return failureThreshold(Count.of(failures));
    }

    /** {@return the port it asks, empty for a command} */
    public Optional<Port> port() {
        if (handler instanceof HttpGet get) {
            return Optional.ofNullable(get.port);
        }
        if (handler instanceof TcpSocket socket) {
            return Optional.ofNullable(socket.port);
        }
        return handler instanceof Grpc grpc ? Optional.ofNullable(grpc.port) : Optional.empty();
    }

    /** {@return what the kubelet does} */
    public Handler handler() {
        return handler;
    }

    /** {@return its times} */
    public Timing timing() {
        return timing;
    }

    /** {@return what the kubelet does, {@code httpGet on http}} */
    @Override
    public String toString() {
        String word = handler instanceof HttpGet
                ? "httpGet"
                : handler instanceof TcpSocket ? "tcpSocket" : handler instanceof Exec ? "exec" : "grpc";
        return port().map(port -> word + " on " + port.name()).orElse(word);
    }

    Probe with(Handler otherHandler, Timing otherTiming) {
        return new Probe(otherHandler, otherTiming);
    }
}
