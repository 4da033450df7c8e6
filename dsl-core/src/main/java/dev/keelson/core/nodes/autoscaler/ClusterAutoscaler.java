package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.platform.PlatformDraft;
import java.util.function.Consumer;

/**
 * The autoscaler that changes the number of nodes in groups that others made, where pods find no room or nodes stand idle.
 * It is installed from the chart {@code cluster-autoscaler} of the Kubernetes project, whose values are written to
 * {@code cluster/<env>/cluster-autoscaler-values.yaml}.
 *
 * @since 0.1.0
 */
public final class ClusterAutoscaler {
    private ClusterAutoscaler() {}

    /**
     * Says what the cluster-autoscaler is told, once for the platform.
     *
     * <p>Findings: {@code no-node-groups}, {@code two-node-autoscalers}.
     *
     * @param provider who makes nodes
     * @param words which groups it grows and when it gives nodes back
     */
    public static Facet<PlatformDraft> on(CloudProvider provider, Consumer<? super ClusterAutoscalerDraft> words) {
        return new Asked(provider, words);
    }

    private record Asked(CloudProvider provider, Consumer<? super ClusterAutoscalerDraft> words)
            implements Facet<PlatformDraft> {
        @Override
        public Extension extension() {
            return new ClusterAutoscalerExtension();
        }

        @Override
        public Object declare(Scope scope) {
            Origin here = Origin.here();
            if (provider == null || words == null) {
                scope.reportNull("with", here);
                return new Nothing();
            }
            Scope own = scope.inner("cluster-autoscaler", scope.path().child("clusterAutoscaler"));
            ClusterAutoscalerDraft draft = new ClusterAutoscalerDraft(own, provider, here);
            own.enter(() -> words.accept(draft));
            return draft.build();
        }
    }

    /** What was said when an argument was missing. */
    private record Nothing() {}
}
