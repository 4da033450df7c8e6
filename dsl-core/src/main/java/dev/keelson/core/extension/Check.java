package dev.keelson.core.extension;

import dev.keelson.core.diagnostic.Problems;

/**
 * Looks for mistakes in the model and in the objects that followed from it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Check {
    /** Adds a finding for each mistake. */
    void check(View view, Problems problems);
}
