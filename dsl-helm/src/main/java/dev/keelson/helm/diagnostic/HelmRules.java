package dev.keelson.helm.diagnostic;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can keep a definition from becoming a chart.
 *
 * @since 0.1.0
 */
public final class HelmRules {
    /** A literal that looks like the marker of a symbol. */
    public static final Rule MARKER_IN_LITERAL =
            Rule.error("marker-in-literal", "A literal cannot be told from the marker of a symbol.");

    /** A value that can be set and changes nothing. */
    public static final Rule LOST_SYMBOL =
            Rule.error("lost-symbol", "A value that the user of the chart could set would change nothing.");

    /** A field that depends on more toggles, choices and conditions than can be tried out. */
    public static final Rule TOO_MANY_CONTEXTS =
            Rule.error("too-many-contexts", "A field depends on too many toggles, choices and conditions together.");

    /** Something that was built from the number or order of a list's items. */
    public static final Rule NOT_PER_ITEM =
            Rule.error("not-per-item", "What p.each(…) says is not the same for each item.");

    /** Items or lines that stand in different orders in different contexts. */
    public static final Rule ORDER_DIFFERS =
            Rule.error("order-differs", "Items or lines stand in another order depending on a condition.");

    /** A text whose form no template can keep. */
    public static final Rule UNWRITABLE_TEXT =
            Rule.error("unwritable-text", "A text with conditional lines holds what a block of lines cannot hold.");

    /** A value whose type depends on a toggle, choice or condition. */
    public static final Rule TYPE_DIFFERS =
            Rule.error("type-differs", "A value is of one type or another depending on a condition.");

    /** An object of the whole cluster that each release would claim for itself. */
    public static final Rule FIXED_CLUSTER_NAME = Rule.warning(
            "fixed-cluster-name", "An object of the whole cluster has the same name in every release of a chart.");

    /** Two values that one values file cannot hold. */
    public static final Rule VALUE_CLASH = Rule.error("value-clash", "A values file cannot hold two values together.");

    /** A setting without a default, used where it may be absent. */
    public static final Rule NO_DEFAULT =
            Rule.error("no-default", "A setting without a default is used where it may be absent.");

    /** The definition of a kind that is one thing or another. */
    public static final Rule TEMPLATED_DEFINITION =
            Rule.error("templated-definition", "A custom resource definition depends on a value.");

    private HelmRules() {}
}
