package dev.keelson.validation.network.policy;

import java.util.Locale;

/**
 * The side of a connection a policy speaks about.
 *
 * @since 0.1.0
 */
public enum Direction {
    /** Connections to the pod. */
    INGRESS("Ingress", "from"),
    /** Connections from the pod. */
    EGRESS("Egress", "to");

    private final String word;
    private final String peers;

    Direction(String word, String peers) {
        this.word = word;
        this.peers = peers;
    }

    /** {@return the direction's word in {@code policyTypes}} */
    public String word() {
        return word;
    }

    /** {@return the field that holds the rules} */
    String rulesField() {
        return word.toLowerCase(Locale.ROOT);
    }

    /** {@return the field of a rule that holds its peers} */
    String peersField() {
        return peers;
    }
}
