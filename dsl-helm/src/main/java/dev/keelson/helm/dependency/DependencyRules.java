package dev.keelson.helm.dependency;

import dev.keelson.core.diagnostic.Rule;

/** What can be wrong with charts of others. */
public final class DependencyRules {
    /** A text that is no range of versions. */
    public static final Rule VERSION_RANGE = Rule.error("version-range", "A range of versions cannot be read.");

    /** An address that is none. */
    public static final Rule REPOSITORY = Rule.error("chart-repository", "A repository of charts has no address.");

    /** A name that no chart can have. */
    public static final Rule NAME = Rule.error("chart-name", "A chart has a name that charts cannot have.");

    /** Two things whose values stand in one place. */
    public static final Rule SAME_VALUES_KEY =
            Rule.error("same-values-key", "The values of a dependency stand where other values stand.");

    /** A value that Helm cannot hand on. */
    public static final Rule VALUE =
            Rule.error("dependency-value", "A dependency is to have a value that Helm cannot hand on to it.");

    /** A chart of somebody else that is not in the archive. */
    public static final Rule NOT_BUNDLED =
            Rule.warning("dependency-not-bundled", "A chart cannot be installed before its dependencies are fetched.");

    /** An archive that is not the chart that it is to be. */
    public static final Rule BUNDLE = Rule.error("bundled-chart", "The archive of a dependency is not that chart.");

    private DependencyRules() {}
}
