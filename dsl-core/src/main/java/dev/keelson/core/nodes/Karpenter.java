package dev.keelson.core.nodes;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.NodePoolRef;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
     * @param name its name, which no other platform in the cluster may give one
     * @param nodeClass what its provider needs to know
     * @param words what its nodes are like
     */
    public static Facet<PlatformDraft> nodePool(
            String name, NodeClass nodeClass, Consumer<? super NodePoolDraft> words) {
        return nodePool(name == null ? null : NodePoolRef.named(name), nodeClass, words);
    }

    /**
     * Defines a pool of nodes, {@code NodePool} of {@code karpenter.sh/v1}. It belongs to the whole cluster, and Karpenter
     * has to be installed in it.
     *
     * @param pool which one, {@code SHOP.nodePool("general")}
     * @param nodeClass what its provider needs to know
     * @param words what its nodes are like
     */
    public static Facet<PlatformDraft> nodePool(
            @Nullable NodePoolRef pool, NodeClass nodeClass, Consumer<? super NodePoolDraft> words) {
        return new Pool(pool, nodeClass, words);
    }

    private record Pool(@Nullable NodePoolRef pool, NodeClass nodeClass, Consumer<? super NodePoolDraft> words)
            implements Facet<PlatformDraft> {
        @Override
        public Extension extension() {
            return new NodeExtension();
        }

        @Override
        public Object declare(Scope scope) {
            Origin here = Origin.here();
            if (pool == null || nodeClass == null || words == null) {
                scope.reportNull("with", here);
                return new Nothing();
            }
            ModelPath path = scope.path().child("nodePools").child(pool.name());
            scope.run().use(pool, path);
            Scope own = scope.inner("node pool " + pool, path);
            NodePoolDraft draft = new NodePoolDraft(own, pool, nodeClass);
            own.enter(() -> words.accept(draft));
            return draft.build();
        }
    }

    /** What was said when an argument was missing. */
    private record Nothing() {}
}
