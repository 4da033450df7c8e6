package dev.keelson.istio.canary;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Image;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.membership.MeshWord;
import java.util.function.Consumer;

/**
 * Runs a second version of a component beside the first and leads some of its calls there:
 * {@code d.with(Canary.of(image, c -> c.steps(5, 25, 50, 100).step(p.get(STEP))))}.
 *
 * <p>A {@code Deployment} {@code NAME-canary} follows, the same as the component's but for its image, the label
 * {@code keelson.dev/track: canary} and its number of pods; the subsets {@code stable} and {@code canary} of a
 * {@code DestinationRule}, and their weights in a {@code VirtualService}. The component's service, network policies and
 * disruption budget hold for the pods of both; its automatic scaling for those that are no canary.
 *
 * @since 0.1.0
 */
public final class Canary {
    private static final String WORD = "canary";

    private Canary() {}

    /**
     * Runs that image beside the component's own.
     *
     * <p>Findings: {@code no-mesh}, {@code outside-the-mesh}, {@code traffic-without-service}, {@code canary-step},
     * {@code canary-without-pods}, {@code canary-at-door}.
     *
     * @param image what the canary runs
     * @param words how far it has come
     */
    public static Facet<DeploymentDraft> of(Image image, Consumer<? super CanaryDraft> words) {
        return new MeshWord<>(scope -> {
            Scope own =
                    scope.inner(WORD + " of the " + scope.title(), scope.path().child(WORD));
            CanaryDraft draft = new CanaryDraft(own, image);
            if (words == null || image == null) {
                scope.reportNull("with", Origin.here());
            } else {
                own.enter(() -> words.accept(draft));
            }
            return draft.build();
        });
    }
}
