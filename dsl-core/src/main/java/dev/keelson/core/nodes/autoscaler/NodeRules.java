package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with what the cluster-autoscaler is told.
 *
 * @since 0.1.0
 */
public final class NodeRules {
    /** Nothing to scale. */
    public static final Rule NO_GROUPS =
            Rule.error("no-node-groups", "The cluster-autoscaler is told of no group and to find none.");

    /** Bounds that no number of nodes fits. */
    public static final Rule BOUNDS =
            Rule.error("node-group-bounds", "The least number of nodes of a group is greater than the greatest.");

    /** One group of the provider, two declarations. */
    public static final Rule TWICE = Rule.error("node-group-twice", "A group of nodes is declared twice.");

    /** Nothing to choose by. */
    public static final Rule NO_PRIORITIES =
            Rule.error("expander-without-priorities", "Groups of nodes are chosen by priority, and none has one.");

    /** Priorities that nobody reads. */
    public static final Rule UNREAD_PRIORITIES =
            Rule.error("priorities-without-expander", "Groups of nodes have priorities and are not chosen by them.");

    /** An argument that a word says. */
    public static final Rule ARGUMENT =
            Rule.error("autoscaler-argument", "An argument of the cluster-autoscaler is given that a word says.");

    /** Two autoscalers that add nodes for the same pods. */
    public static final Rule TWO_AUTOSCALERS = Rule.warning(
            "two-node-autoscalers", "Karpenter and the cluster-autoscaler both add nodes for the same pods.");

    private NodeRules() {}
}
