package dev.keelson.core.secrets;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with secrets.
 *
 * @since 0.1.0
 */
public final class SecretRules {
    /** A secret of the platform that nobody fetches. */
    public static final Rule UNDEFINED_SECRET =
            Rule.error("undefined-secret", "A secret is referred to and fetched nowhere.");

    /** A secret that holds nothing. */
    public static final Rule EMPTY_SECRET = Rule.error("empty-secret", "An external secret fetches nothing.");

    /** A secret that nobody reads. */
    public static final Rule UNUSED_SECRET = Rule.warning("unused-secret", "A secret is fetched and nobody reads it.");

    /** A key that nobody reads. */
    public static final Rule UNUSED_SECRET_KEY =
            Rule.warning("unused-secret-key", "A key of a secret is fetched and nobody reads it.");

    /** A typed secret without what its readers need. */
    public static final Rule MISSING_KEY_OF_TYPE =
            Rule.error("missing-key-of-type", "A secret lacks a key that its type asks for.");

    /** A value that should be a secret. */
    public static final Rule SECRET_IN_PLAIN_TEXT =
            Rule.warning("secret-in-plain-text", "What is named like a secret has its value in the manifest.");

    private SecretRules() {}
}
