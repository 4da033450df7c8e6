package dev.keelson.core.placement;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with where pods run.
 *
 * @since 0.1.0
 */
public final class PlacementRules {
    /** Several pods that one node or zone can take away at once. */
    public static final Rule NOT_SPREAD = Rule.warning(
            "not-spread", "Nothing keeps the pods of a production component from running all in one place.");

    /** A number of parts that nobody waits for. */
    public static final Rule MIN_DOMAINS =
            Rule.error("min-domains", "A spread asks for a number of parts and does not let pods wait for them.");

    /** A spread that counts other pods than it places. */
    public static final Rule SPREAD_OF_OTHERS =
            Rule.warning("spread-of-others", "A spread counts pods that its own pods are none of.");

    /** A rule about pods that are not there. */
    public static final Rule AFFINITY_WITHOUT_PODS =
            Rule.warning("affinity-without-pods", "Pods are to be near to or apart from pods that do not exist.");

    /** A label of nodes that Kubernetes gave up. */
    public static final Rule DEPRECATED_LABEL =
            Rule.warning("deprecated-label", "Nodes are told apart by a label that Kubernetes has replaced.");

    /** A pod that no taint keeps away. */
    public static final Rule TOLERATES_EVERYTHING =
            Rule.warning("tolerates-everything", "A pod tolerates every taint, those of broken nodes among them.");

    /** A time for a taint that drives nobody away. */
    public static final Rule TOLERATION_SECONDS = Rule.error(
            "toleration-seconds", "A toleration has a time and is not for a taint that drives running pods away.");

    private PlacementRules() {}
}
