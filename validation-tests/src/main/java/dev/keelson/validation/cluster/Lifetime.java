package dev.keelson.validation.cluster;

/**
 * How long a cluster lives.
 *
 * @since 0.1.0
 */
public enum Lifetime {
    /** All classes that ask for the same parts get the same cluster, at the same time: for tests that leave nothing behind. */
    SHARED,
    /** The class gets a cluster that nobody used before; one class with such a cluster runs at a time. */
    CLASS
}
