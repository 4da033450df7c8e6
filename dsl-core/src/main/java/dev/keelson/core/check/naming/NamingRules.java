package dev.keelson.core.check.naming;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with the names and labels of objects, beyond what tokens report themselves.
 *
 * @since 0.1.0
 */
public final class NamingRules {
    /** Two objects of one kind, namespace and name. */
    public static final Rule DUPLICATE_OBJECT =
            Rule.error("duplicate-object", "Two objects have the same kind, namespace and name.");

    /** An object in a namespace that nobody declares. */
    public static final Rule UNDECLARED_NAMESPACE =
            Rule.error("undeclared-namespace", "An object is in a namespace that nobody declares.");

    /** Two things of one name where one would hide the other. */
    public static final Rule DUPLICATE_NAME =
            Rule.error("duplicate-name", "Two parts of an object have the same name.");

    private NamingRules() {}
}
