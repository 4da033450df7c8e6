package dev.keelson.core.addition;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with additions.
 *
 * @since 0.1.0
 */
public final class AdditionRules {
    /** An addition to a key that the platform writes itself. */
    public static final Rule KEY_TAKEN =
            Rule.error("key-taken", "A label or annotation is to be added under a key that the platform sets itself.");

    private AdditionRules() {}
}
