package dev.keelson.validation.mesh.lab.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Addresses of 127.0.0.0/8 that nobody else uses: a second byte is this lab's for as long as it lives, so that every port of
 * its addresses is free.
 */
public final class Loopback implements AutoCloseable {
    private static final int FIRST = 16;
    private static final int LAST = 250;
    /** Whoever listens here has the addresses. */
    private static final int CLAIM = 61_273;

    /** Below the ports that outgoing connections take. */
    private static final int FIRST_PORT = 16_000;

    private static final int PORTS = 64;

    private final int second;
    private final ServerSocket claim;
    private int given;
    private int ports;

    private Loopback(int second, ServerSocket claim) {
        this.second = second;
        this.claim = claim;
    }

    public static Loopback claim() {
        for (int second = FIRST; second <= LAST; second++) {
            try {
                byte[] address = {127, (byte) second, 0, 1};
                return new Loopback(second, new ServerSocket(CLAIM, 1, InetAddress.getByAddress(address)));
            } catch (IOException taken) {
                // By another lab: the next one.
            }
        }
        throw new IllegalStateException(
                "No addresses of 127.0.0.0/8 are free. On macOS each needs `sudo ifconfig lo0 alias <address>`.");
    }

    /** Returns an address that was not given before. */
    public synchronized String next() {
        given++;
        return "127." + second + "." + (1 + given / 250) + "." + (1 + given % 250);
    }

    /** Returns a port of 127.0.0.1 that was not given before, for what listens nowhere else. */
    public synchronized int nextPort() {
        if (ports == PORTS) {
            throw new IllegalStateException("A mesh of this lab has " + PORTS + " proxies at most");
        }
        return FIRST_PORT + (second - FIRST) * PORTS + ports++;
    }

    @Override
    public void close() {
        try {
            claim.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot give back 127." + second + ".0.0/16", e);
        }
    }
}
