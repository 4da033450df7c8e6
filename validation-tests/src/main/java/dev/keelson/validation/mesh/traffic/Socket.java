package dev.keelson.validation.mesh.traffic;

/**
 * What became of a WebSocket.
 *
 * @param name its name
 * @param pod who holds the other end
 * @param open whether it is open
 * @param code that it was closed with: 1001 for a server that goes away, 1006 for a connection that broke; the status of the
 *     response if it never was open
 * @param error why it is not open, or empty
 * @param echoed messages that came back
 * @since 0.1.0
 */
public record Socket(String name, String pod, boolean open, int code, String error, int echoed) {
    /** The code of a server that goes away. */
    public static final int GOING_AWAY = 1001;
}
