package dev.keelson.validation.cluster.plane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A port of loopback that nobody listened on a moment ago. Somebody else may take it first: who binds it tries again.
 *
 * @since 0.1.0
 */
public final class FreePort {
    private FreePort() {}

    /** {@return the port} */
    public static int next() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port of 127.0.0.1 is free", e);
        }
    }
}
