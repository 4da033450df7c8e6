package dev.keelson.helm.subchart;

import dev.keelson.core.diagnostic.Rule;

/** What can be wrong with charts inside the chart. */
public final class SubchartRules {
    /** A chart without objects. */
    public static final Rule EMPTY = Rule.error(
            "subchart-empty", "A component is to be a chart of its own, and none of its objects can be in it.");

    private SubchartRules() {}
}
