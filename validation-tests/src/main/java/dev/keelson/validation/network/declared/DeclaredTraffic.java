package dev.keelson.validation.network.declared;

import dev.keelson.validation.network.Opening;
import dev.keelson.validation.network.endpoint.Endpoint;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Protocol;
import dev.keelson.validation.network.policy.Direction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which ports one end may open on another, as far as one side decides, if exactly what was declared is let through. A pod that wears a component's
 * name in the component's namespace cannot be told from it; any other pod in a namespace of the platform is cut off.
 */
final class DeclaredTraffic {
    /** The label by which pods of a component are known. */
    static final String COMPONENT = "app.kubernetes.io/name";

    private static final int DNS = 53;

    private final Declaration declaration;

    DeclaredTraffic(Declaration declaration) {
        this.declaration = declaration;
    }

    /** One end of a connection: what it is to policies, and as whose pod it passes, null outside the platform. */
    record End(String name, Endpoint endpoint, @Nullable String component, boolean cutOff) {}

    End end(String name, Endpoint endpoint) {
        if (!(endpoint instanceof Pod pod)) {
            return new End(name, endpoint, null, false);
        }
        String component =
                declaration.worn().get(pod.namespace() + "/" + pod.labels().get(COMPONENT));
        if (component != null) {
            return new End(name, endpoint, component, false);
        }
        return new End(name, endpoint, null, isOurs(pod.namespace()));
    }

    /** What that side of connections lets through. */
    List<Opening> openings(Direction side, End from, End to) {
        List<Opening> openings = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            BitSet ports =
                    side == Direction.EGRESS ? admitted(side, from, to, protocol) : admitted(side, to, from, protocol);
            for (int first = ports.nextSetBit(0); first >= 0; ) {
                int behind = ports.nextClearBit(first);
                openings.add(new Opening(from.name(), to.name(), protocol, first, behind - 1));
                first = ports.nextSetBit(behind);
            }
        }
        return openings;
    }

    /** {@return whether pods of that namespace are the platform's to admit} */
    boolean isOurs(String namespace) {
        return declaration.components().stream().anyMatch(id -> id.startsWith(namespace + "/"));
    }

    private BitSet admitted(Direction direction, End subject, End other, Protocol protocol) {
        BitSet ports = new BitSet();
        if (subject.cutOff()) {
            return ports;
        }
        if (subject.component() == null) {
            ports.set(1, 65_536);
            return ports;
        }
        boolean sends = direction == Direction.EGRESS;
        boolean anything = false;
        for (DeclaredConnection each : declaration.connections()) {
            boolean mine = subject.component().equals(sends ? each.from() : each.to());
            anything |= mine;
            if (mine
                    && (sends ? each.to() : each.from()).equals(other.component())
                    && each.port().protocol() == protocol) {
                ports.set(each.port().number());
            }
        }
        for (OutsideConnection each : declaration.outside()) {
            boolean mine = subject.component().equals(each.component()) && each.direction() == direction;
            anything |= mine;
            if (mine && each.protocol() == protocol && each.outsider().covers(other.endpoint())) {
                ports.set(each.first(), each.last() + 1);
            }
        }
        if (sends && anything && protocol != Protocol.SCTP && declaration.dns().covers(other.endpoint())) {
            ports.set(DNS);
        }
        return ports;
    }
}
