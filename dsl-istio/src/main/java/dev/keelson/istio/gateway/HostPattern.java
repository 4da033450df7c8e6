package dev.keelson.istio.gateway;

/**
 * A host of a gateway or of routes, which may begin with a wildcard. Gateways may have the namespace of the routes before it,
 * which is of no account for the host itself.
 */
record HostPattern(String text) {
    private static final String WILDCARD = "*";

    static HostPattern of(String written) {
        return new HostPattern(written.substring(written.indexOf('/') + 1));
    }

    /** Whether a host can be meant by both. */
    boolean meets(HostPattern other) {
        if (isWild() && other.isWild()) {
            return rest().endsWith(other.rest()) || other.rest().endsWith(rest());
        }
        return isWild() ? other.text.endsWith(rest()) : other.isWild() ? other.meets(this) : text.equals(other.text);
    }

    private boolean isWild() {
        return text.startsWith(WILDCARD);
    }

    private String rest() {
        return text.substring(WILDCARD.length());
    }
}
