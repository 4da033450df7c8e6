package dev.keelson.core.network.traffic;

import dev.keelson.core.draft.Scope;

/**
 * The words inside {@code nodePort(n -> …)}: callers from outside name any node of the cluster.
 *
 * @since 0.1.0
 */
public final class NodePortDraft extends OutsideDraft<NodePortDraft> {
    /** A draft in that scope. */
    public NodePortDraft(Scope scope) {
        super(scope);
    }

    @Override
    public OutsideTraffic build() {
        return built(null);
    }

    @Override
    NodePortDraft self() {
        return this;
    }
}
