package dev.keelson.core.expression;

/**
 * What two whole numbers can be made into.
 *
 * @since 0.1.0
 */
public enum Operator {
    /** Their sum. */
    PLUS,
    /** Their difference, never below zero. */
    MINUS,
    /** Their product. */
    TIMES,
    /** Their quotient, rounded down. */
    DIVIDED_DOWN,
    /** Their quotient, rounded up. */
    DIVIDED_UP,
    /** The greater one. */
    AT_LEAST,
    /** The lesser one. */
    AT_MOST,
    /** The right one's percentage of the left one, rounded up. */
    PERCENT
}
