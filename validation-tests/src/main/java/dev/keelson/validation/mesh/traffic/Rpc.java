package dev.keelson.validation.mesh.traffic;

/**
 * What became of a call of gRPC's standard health protocol.
 *
 * @param name of the call, if it has one
 * @param pod that answers; empty if none does
 * @param open whether more may be told
 * @param health that was told last: {@code SERVING}, or empty
 * @param messages how many were told
 * @param code of gRPC that it ended with
 * @param message that it ended with
 * @since 0.1.0
 */
public record Rpc(String name, String pod, boolean open, String health, int messages, int code, String message) {
    /** The codes of gRPC that calls end with. */
    public static final int OK = 0,
            DEADLINE_EXCEEDED = 4,
            PERMISSION_DENIED = 7,
            INTERNAL = 13,
            UNAVAILABLE = 14,
            UNAUTHENTICATED = 16;

    /** {@return whether a pod told that it serves, and whether the call is open or ended well} */
    public boolean isWell() {
        return health.equals("SERVING") && code == OK;
    }
}
