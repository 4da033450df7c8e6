package dev.keelson.core.draft;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can go wrong while a definition runs, whatever it defines.
 *
 * @since 0.1.0
 */
public final class DraftRules {
    /** A single-value word said twice in one layer. */
    public static final Rule SET_TWICE = Rule.error("set-twice", "A word that holds one value is said twice.");

    /** A draft used when its lambda had returned. */
    public static final Rule USED_AFTER_SCOPE =
            Rule.error("used-after-scope", "A word is said on a draft whose scope is closed.");

    /** A word of an outer scope said inside an inner one. */
    public static final Rule OUTER_WORD =
            Rule.error("outer-word", "A word of an outer scope is said inside an inner one.");

    /** An exception that left a scope. */
    public static final Rule EXCEPTION = Rule.error("exception-in-definition", "The definition threw an exception.");

    /** Null given to a word. */
    public static final Rule NULL_ARGUMENT = Rule.error("null-argument", "A word is given null.");

    /** Two inputs with one path, or one inside the other. */
    public static final Rule PATH_CONFLICT =
            Rule.error("path-conflict", "Two values have the same path, or one lies inside the other.");

    /** An override of a path that nothing has. */
    public static final Rule UNKNOWN_PATH = Rule.error("unknown-path", "An override names a path that nothing has.");

    /** An override of a word whose value comes from a setting. */
    public static final Rule FED_BY_SETTING =
            Rule.error("fed-by-setting", "An override names a word whose value comes from a setting.");

    /** A value outside the bounds of its setting or word. */
    public static final Rule OUT_OF_BOUNDS = Rule.error("out-of-bounds", "A value lies outside its bounds.");

    /** A setting without a value where one is needed. */
    public static final Rule NO_VALUE = Rule.error("no-value", "An expression has no value in this environment.");

    /** A setting that an environment assigns and the definition never reads. */
    public static final Rule UNREAD_SETTING =
            Rule.warning("unread-setting", "An environment assigns a setting that the definition never reads.");

    private DraftRules() {}
}
