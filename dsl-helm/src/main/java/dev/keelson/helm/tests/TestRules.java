package dev.keelson.helm.tests;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with what {@code helm test} runs.
 *
 * @since 0.1.0
 */
public final class TestRules {
    /** A name that another object has. */
    public static final Rule NAME = Rule.error("test-name", "What tries a connection cannot have its name.");

    private TestRules() {}
}
