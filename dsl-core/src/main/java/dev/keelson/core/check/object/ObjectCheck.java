package dev.keelson.core.check.object;

/**
 * Looks for one kind of mistake in the objects of a platform.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ObjectCheck {
    /** Adds a finding for each mistake. */
    void check(ObjectIndex objects, ObjectFindings findings);
}
