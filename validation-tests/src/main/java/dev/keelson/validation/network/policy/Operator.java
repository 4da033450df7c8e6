package dev.keelson.validation.network.policy;

/**
 * The operators of {@code matchExpressions}.
 *
 * @since 0.1.0
 */
public enum Operator {
    /** The label is there and its value is listed. */
    IN("In"),
    /** The label is absent, or its value is not listed. */
    NOT_IN("NotIn"),
    /** The label is there, whatever its value. */
    EXISTS("Exists"),
    /** The label is absent. */
    DOES_NOT_EXIST("DoesNotExist");

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /** {@return the operator's word in a manifest} */
    public String word() {
        return word;
    }

    /** {@return whether the operator needs values; the API server refuses values for the others} */
    boolean takesValues() {
        return this == IN || this == NOT_IN;
    }
}
