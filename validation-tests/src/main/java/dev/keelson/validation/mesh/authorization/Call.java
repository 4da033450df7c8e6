package dev.keelson.validation.mesh.authorization;

import dev.keelson.validation.network.endpoint.Address;
import java.util.Optional;

/**
 * One call as the proxy of the called workload sees it.
 *
 * @param peer who calls; empty where the connection is not mutual TLS
 * @param port the port of the workload, not of its service
 * @param http what it asks for; empty where the proxy reads the connection as TCP
 * @param source the address the packets come from, if it is known
 * @param remote the address of the original client, if it is known
 * @param destination the address of the workload, if it is known
 * @param serverName the server name of the TLS handshake, if there is one
 * @since 0.1.0
 */
public record Call(
        Optional<Identity> peer,
        int port,
        Optional<HttpRequest> http,
        Optional<Address> source,
        Optional<Address> remote,
        Optional<Address> destination,
        Optional<String> serverName) {

    /**
     * {@return a call of bytes that no proxy understands}
     *
     * @param peer who calls
     * @param port the port of the workload
     */
    public static Call tcp(Optional<Identity> peer, int port) {
        return new Call(
                peer, port, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * {@return a call that the proxy reads as HTTP}
     *
     * @param peer who calls
     * @param port the port of the workload
     * @param request what it asks for
     */
    public static Call http(Optional<Identity> peer, int port, HttpRequest request) {
        return tcp(peer, port).asking(Optional.of(request));
    }

    /**
     * {@return the same call asking for something else}
     *
     * @param request what it asks for
     */
    public Call asking(Optional<HttpRequest> request) {
        return new Call(peer, port, request, source, remote, destination, serverName);
    }

    /**
     * {@return the same call from an address}
     *
     * @param address where the packets come from, and the original client is
     */
    public Call from(Address address) {
        return new Call(peer, port, http, Optional.of(address), Optional.of(address), destination, serverName);
    }
}
