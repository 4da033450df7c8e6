package dev.keelson.helm.chart;

import dev.keelson.core.diagnostic.Rule;

/** What can be wrong with what is said of a chart. */
public final class ChartRules {
    /** A version that Helm does not take. */
    public static final Rule VERSION = Rule.error("chart-version", "The version of a chart is no semantic version.");

    /** An address that is none. */
    public static final Rule METADATA = Rule.error("chart-metadata", "A chart tells an address that is none.");

    /** A second chart of the same platform. */
    public static final Rule TWO_CHARTS = Rule.error("two-charts", "A platform says twice that it is a chart.");

    /** A chart that is not the same for all environments. */
    public static final Rule DIFFERS =
            Rule.error("chart-differs", "What is said of a chart is not the same in all environments.");

    /** A list of charts that cannot be added to. */
    public static final Rule INDEX = Rule.error("chart-index", "The index of charts cannot be read.");

    private ChartRules() {}
}
