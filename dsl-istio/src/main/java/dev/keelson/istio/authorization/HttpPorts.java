package dev.keelson.istio.authorization;

import dev.keelson.core.token.Port;
import java.util.List;

/** Which ports a proxy reads requests on. */
final class HttpPorts {
    private static final List<String> HTTP = List.of("http", "grpc", "kubernetes.io/h2c", "kubernetes.io/ws");

    private HttpPorts() {}

    /** {@return whether methods, paths and tokens are seen there} */
    static boolean speaksHttp(Port port) {
        return port.application().filter(HTTP::contains).isPresent();
    }
}
