package dev.keelson.istio.traffic;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.workload.words.ServingDraft;
import dev.keelson.istio.membership.MeshWord;
import java.util.function.Consumer;

/**
 * Says how calls to a component are led and kept alive, once for all of its callers:
 * {@code d.with(Inbound.traffic(t -> t.timeout(Duration.ofSeconds(2))))}.
 *
 * <p>A {@code VirtualService} of the mesh follows where requests are spoken of, and a {@code DestinationRule} where
 * connections and pods are. The sidecars of callers do what they say: callers without one are not held to it.
 *
 * @since 0.1.0
 */
public final class Inbound {
    private static final String WORD = "traffic";

    private Inbound() {}

    /**
     * Says how calls to the component are led and kept alive.
     *
     * <p>Findings: {@code no-mesh}, {@code outside-the-mesh}, {@code http-words-on-tcp}, {@code traffic-without-service}.
     *
     * @param words what holds for calls to it
     */
    public static Facet<ServingDraft<?>> traffic(Consumer<? super TrafficDraft> words) {
        return new MeshWord<>(scope -> {
            Scope own =
                    scope.inner(WORD + " of the " + scope.title(), scope.path().child(WORD));
            TrafficDraft draft = new TrafficDraft(own);
            if (words == null) {
                scope.reportNull("with", Origin.here());
            } else {
                own.enter(() -> words.accept(draft));
            }
            return draft.build();
        });
    }
}
