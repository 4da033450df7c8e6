package dev.keelson.core.network;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import java.util.List;

/**
 * Who answers the platform's questions for names.
 *
 * @param server the pods or addresses of the DNS server
 * @param ports the ports it listens on
 * @param origin the line that said so
 * @since 0.1.0
 */
public record Dns(Peer server, List<Port> ports, Origin origin) {

    /** {@return CoreDNS or kube-dns as clusters run it: pods {@code k8s-app: kube-dns} in {@code kube-system}, port 53} */
    public static Dns ofCluster() {
        return of(Peer.namespace("kube-system").label("k8s-app", "kube-dns"));
    }

    /** {@return another server, asked on port 53 over UDP and TCP} */
    public static Dns of(Peer server) {
        return new Dns(server, List.of(Port.udp("dns", 53), Port.tcp("dns-tcp", 53)), Origin.here());
    }

    /** {@return this server, or the cluster's own with a finding where its addresses have no value} */
    public Dns checked(Scope scope, ModelPath path) {
        return new OutsideValues(scope, path, origin).areSound(server) ? this : ofCluster();
    }
}
