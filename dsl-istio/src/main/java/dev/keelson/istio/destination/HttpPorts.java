package dev.keelson.istio.destination;

import dev.keelson.core.token.Port;
import dev.keelson.core.token.Protocol;
import java.util.Set;

/**
 * Which ports a proxy reads requests on: HTTP, gRPC or WebSocket without TLS of the component's own.
 *
 * @since 0.1.0
 */
public final class HttpPorts {
    private static final Set<String> HTTP = Set.of("http", "grpc", "kubernetes.io/h2c", "kubernetes.io/ws");

    private HttpPorts() {}

    /** {@return whether methods, paths and tokens are seen there} */
    public static boolean speaksHttp(Port port) {
        return port.protocol() == Protocol.TCP
                && port.application().filter(HTTP::contains).isPresent();
    }
}
