package dev.keelson.core.access;

/**
 * What may be done with a resource of the Kubernetes API, {@code rules[].verbs} of a role. There is none for everything:
 * a role with {@code *} grants what nobody has thought of yet.
 *
 * @since 0.1.0
 */
public enum Verb {
    /** Read one object by its name; of {@code pods/exec} and its like, open the connection. */
    GET("get"),
    /** Read all objects of a namespace, or of the cluster. */
    LIST("list"),
    /** Be told of changes. Clients that watch list first. */
    WATCH("watch"),
    /** Make objects. Names cannot narrow it, because the name is not known when the right is asked for. */
    CREATE("create"),
    /** Replace an object. */
    UPDATE("update"),
    /** Change parts of an object. */
    PATCH("patch"),
    /** Take an object away. */
    DELETE("delete"),
    /** Take all objects away. Names cannot narrow it. */
    DELETE_COLLECTION("deletecollection"),
    /** Approve certificate signing requests of a signer. */
    APPROVE("approve"),
    /** Sign certificates as a signer. */
    SIGN("sign"),
    /** Make cluster trust bundles of a signer. */
    ATTEST("attest"),
    /** Bind roles with rights that the one who binds does not have. */
    BIND("bind"),
    /** Write roles with rights that the one who writes does not have. */
    ESCALATE("escalate"),
    /** Act as somebody else. */
    IMPERSONATE("impersonate"),
    /** Run under a policy of an extension, such as a security context constraint. */
    USE("use");

    private final String text;

    Verb(String text) {
        this.text = text;
    }

    /** {@return the verb as roles write it} */
    @Override
    public String toString() {
        return text;
    }
}
