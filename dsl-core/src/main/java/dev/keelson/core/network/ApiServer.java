package dev.keelson.core.network;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the API server is asked by components that have rights to it.
 *
 * <p>A network policy cannot name it: it is no pod that labels select, its addresses differ from cluster to cluster, and
 * what a policy sees is the address behind the service {@code kubernetes.default}, on port 6443 or 443. Some network
 * plug-ins do not even count it among blocks of addresses. So by default those ports are open to anywhere, for the
 * components that need it and for no other; who knows the addresses names them.
 *
 * @param addresses who answers
 * @param ports the ports it listens on, behind its service and on it
 * @param origin the line that said so
 * @since 0.1.0
 */
public record ApiServer(List<Peer> addresses, List<Port> ports, Origin origin) {
    /** Keeps both from changing. */
    public ApiServer {
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
    }

    /** {@return the API server of a cluster nothing is known of: anywhere, TCP ports 443 and 6443} */
    public static ApiServer ofCluster() {
        return at(List.of(Peer.anywhere()));
    }

    /** {@return the API server at these addresses, TCP ports 443 and 6443} */
    public static ApiServer at(List<Peer> addresses) {
        return new ApiServer(
                addresses, List.of(Port.tcp("https", 443), Port.tcp("kube-apiserver", 6443)), Origin.here());
    }

    /** {@return this server, or that of an unknown cluster with a finding where an address has no value} */
    public ApiServer checked(Scope scope, ModelPath path) {
        OutsideValues values = new OutsideValues(scope, path, origin);
        List<Boolean> sound = addresses.stream().map(values::areSound).toList();
        return sound.contains(false) ? ofCluster() : this;
    }

    /** {@return the connections to it of a component that has rights} */
    public List<OutsideConnection> connections(Component component, ModelPath path, Origin because) {
        List<OutsideConnection> connections = new ArrayList<>();
        for (Peer address : addresses) {
            for (Port port : ports) {
                connections.add(new OutsideConnection(
                        component, address, port, OutsideConnection.Direction.OUTBOUND, path, because));
            }
        }
        return connections;
    }
}
