package dev.keelson.validation.manifest;

/**
 * A manifest says something that the API server would refuse, or that an oracle cannot judge. An oracle that
 * guessed instead would vouch for output that behaves differently in a cluster.
 *
 * @since 0.1.0
 */
public final class InvalidManifestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says where and what.
     *
     * @param where the file and document, or the object and field
     * @param what the rule that is broken
     */
    public InvalidManifestException(String where, String what) {
        super(where + ": " + what);
    }

    /**
     * Says where and what, keeping the failure that showed it.
     *
     * @param where the file and document, or the object and field
     * @param what the rule that is broken
     * @param cause what the parser reported
     */
    public InvalidManifestException(String where, String what, Throwable cause) {
        super(where + ": " + what, cause);
    }
}
