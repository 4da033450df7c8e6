package dev.keelson.core.nodes;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.platform.PlatformDraft;
import java.util.function.Consumer;

/**
 * The autoscaler that adds nodes when pods find no room, and takes them away when they stand idle.
 *
 * @since 0.1.0
 */
public final class Karpenter {
    private Karpenter() {}

    /**
     * Defines a pool of nodes, {@code NodePool} of {@code karpenter.sh/v1}. It belongs to the whole cluster, and Karpenter
     * has to be installed in it.
     *
     * @param name its name
     * @param nodeClass what its provider needs to know
     * @param words what its nodes are like
     */
    public static Facet<PlatformDraft> nodePool(
            String name, NodeClass nodeClass, Consumer<? super NodePoolDraft> words) {
        return new Pool(name, nodeClass, words);
    }

    private record Pool(String name, NodeClass nodeClass, Consumer<? super NodePoolDraft> words)
            implements Facet<PlatformDraft> {
        @Override
        public Extension extension() {
            return new NodeExtension();
        }

        @Override
        public Object declare(Scope scope) {
            Origin here = Origin.here();
            if (name == null || nodeClass == null || words == null) {
                scope.reportNull("with", here);
                return new Nothing();
            }
            Scope own = scope.inner(
                    "node pool " + name, scope.path().child("nodePools").child(name));
            NodePoolDraft draft = new NodePoolDraft(own, name, nodeClass);
            own.enter(() -> words.accept(draft));
            return draft.build();
        }
    }

    /** What was said when an argument was missing. */
    private record Nothing() {}
}
