package dev.keelson.core.network;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Protocol;
import dev.keelson.core.value.PortNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All the traffic one component may have. What is not named here is refused, in both directions.
 *
 * @param component the component
 * @param ingress who may call it
 * @param egress whom it may call
 * @param path its model path
 * @param origin the line that defined it
 * @since 0.1.0
 */
public record Isolation(
        Component component, List<Opening> ingress, List<Opening> egress, ModelPath path, Origin origin) {

    /** The other side of some traffic. */
    public sealed interface Party {}

    /**
     * The pods of a component.
     *
     * @param component the component
     */
    public record Pods(Component component) implements Party {}

    /**
     * Somebody outside the platform.
     *
     * @param peer who
     */
    public record Outside(Peer peer) implements Party {}

    /**
     * Traffic that is let through.
     *
     * @param party the other side
     * @param ports on which ports of the accepting side
     */
    public record Opening(Party party, List<OpenRange> ports) {
        /** Keeps the ports from changing. */
        public Opening {
            ports = List.copyOf(ports);
        }
    }

    /**
     * One port, or a range.
     *
     * @param protocol its protocol
     * @param number its number, of a range the first
     * @param last the last number of a range, null for a single port
     */
    public record OpenRange(
            Protocol protocol, PortNumber number, @Nullable PortNumber last) {}

    /** Keeps the openings from changing. */
    public Isolation {
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }
}
