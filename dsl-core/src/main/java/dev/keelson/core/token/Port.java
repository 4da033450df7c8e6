package dev.keelson.core.token;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.ValueRules;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A port that a component opens or somebody outside listens on. Name and protocol are its identity; its number is a value
 * that a setting may decide.
 *
 * @since 0.1.0
 */
public final class Port extends Token {
    private final String name;
    private final Protocol protocol;
    private final PortNumber number;
    private final @Nullable PortNumber last;
    private final @Nullable String application;

    private Port(
            String name,
            Protocol protocol,
            PortNumber number,
            @Nullable PortNumber last,
            @Nullable String application,
            Origin origin) {
        super(origin, defects(name, number, last, origin));
        this.name = name;
        this.protocol = protocol;
        this.number = number;
        this.last = last;
        this.application = application;
    }

    private static List<Defect> defects(String name, PortNumber number, @Nullable PortNumber last, Origin origin) {
        List<Defect> wrong = new ArrayList<>(Names.port(name, origin));
        if (last != null && isBefore(last, number)) {
            wrong.add(new Defect(
                    ValueRules.INVALID_VALUE,
                    "The range of the port " + name + " ends before it starts.",
                    "Give the lower number first.",
                    origin));
        }
        return wrong;
    }

    /** Numbers that settings decide are compared by nobody; the API server refuses what is wrong. */
    private static boolean isBefore(PortNumber last, PortNumber first) {
        return ValueType.expression(last) instanceof Expression.Constant end
                && ValueType.expression(first) instanceof Expression.Constant start
                && end.value() instanceof Long upper
                && start.value() instanceof Long lower
                && upper < lower;
    }

    /** {@return a TCP port named {@code http} that speaks HTTP} */
    public static Port http(int number) {
        return http(PortNumber.of(number));
    }

    /** {@return a TCP port named {@code http} that speaks HTTP} */
    public static Port http(PortNumber number) {
        return http("http", number);
    }

    /** {@return a TCP port of that name that speaks HTTP} */
    public static Port http(String name, int number) {
        return http(name, PortNumber.of(number));
    }

    /** {@return a TCP port of that name that speaks HTTP} */
    public static Port http(String name, PortNumber number) {
        return new Port(name, Protocol.TCP, number, null, "http", Origin.here());
    }

    /** {@return a TCP port named {@code grpc} that speaks gRPC} */
    public static Port grpc(int number) {
        return grpc(PortNumber.of(number));
    }

    /** {@return a TCP port named {@code grpc} that speaks gRPC} */
    public static Port grpc(PortNumber number) {
        return new Port("grpc", Protocol.TCP, number, null, "grpc", Origin.here());
    }

    /** {@return a TCP port of that name that speaks gRPC} */
    public static Port grpc(String name, int number) {
        return grpc(name, PortNumber.of(number));
    }

    /** {@return a TCP port of that name that speaks gRPC} */
    public static Port grpc(String name, PortNumber number) {
        return new Port(name, Protocol.TCP, number, null, "grpc", Origin.here());
    }

    /** {@return a TCP port of that name that speaks HTTP/2 without TLS, {@code appProtocol: kubernetes.io/h2c}} */
    public static Port http2(String name, int number) {
        return http2(name, PortNumber.of(number));
    }

    /** {@return a TCP port of that name that speaks HTTP/2 without TLS, {@code appProtocol: kubernetes.io/h2c}} */
    public static Port http2(String name, PortNumber number) {
        return new Port(name, Protocol.TCP, number, null, "kubernetes.io/h2c", Origin.here());
    }

    /** {@return a TCP port of that name that speaks WebSocket, {@code appProtocol: kubernetes.io/ws}} */
    public static Port webSocket(String name, int number) {
        return webSocket(name, PortNumber.of(number));
    }

    /** {@return a TCP port of that name that speaks WebSocket, {@code appProtocol: kubernetes.io/ws}} */
    public static Port webSocket(String name, PortNumber number) {
        return new Port(name, Protocol.TCP, number, null, "kubernetes.io/ws", Origin.here());
    }

    /** {@return a TCP port of that name that speaks HTTP over TLS, {@code appProtocol: https}} */
    public static Port https(String name, int number) {
        return https(name, PortNumber.of(number));
    }

    /** {@return a TCP port of that name that speaks HTTP over TLS, {@code appProtocol: https}} */
    public static Port https(String name, PortNumber number) {
        return new Port(name, Protocol.TCP, number, null, "https", Origin.here());
    }

    /** {@return a TCP port} */
    public static Port tcp(String name, int number) {
        return tcp(name, PortNumber.of(number));
    }

    /** {@return a TCP port} */
    public static Port tcp(String name, PortNumber number) {
        return new Port(name, Protocol.TCP, number, null, null, Origin.here());
    }

    /** {@return a UDP port} */
    public static Port udp(String name, int number) {
        return udp(name, PortNumber.of(number));
    }

    /** {@return a UDP port} */
    public static Port udp(String name, PortNumber number) {
        return new Port(name, Protocol.UDP, number, null, null, Origin.here());
    }

    /** {@return a range from this port's number up to and with the last; only for ports outside the platform} */
    public Port through(int lastNumber) {
        return new Port(name, protocol, number, PortNumber.of(lastNumber), application, Origin.here());
    }

    /** {@return the port under another number} It is the same port: name and protocol tell ports apart. */
    public Port numbered(PortNumber other) {
        return new Port(name, protocol, other, last, application, origin());
    }

    /** {@return its name, unique in the component that opens it} */
    public String name() {
        return name;
    }

    /** {@return its transport protocol} */
    public Protocol protocol() {
        return protocol;
    }

    /** {@return its number, of a range the first} */
    public PortNumber number() {
        return number;
    }

    /** {@return the last number of a range} */
    public Optional<PortNumber> last() {
        return Optional.ofNullable(last);
    }

    /** {@return what is spoken above the transport, {@code appProtocol} of a Service} */
    public Optional<String> application() {
        return Optional.ofNullable(application);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Port port && name.equals(port.name) && protocol == port.protocol;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, protocol);
    }

    /** {@return name and protocol, {@code http/TCP}} */
    @Override
    public String toString() {
        return name + "/" + protocol;
    }
}
