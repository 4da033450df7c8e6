package dev.keelson.istio.ratelimit;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import dev.keelson.core.workload.words.ServingDraft;
import dev.keelson.istio.membership.MeshWord;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says how many requests a component takes; what is more is answered with 429. Istio has no kind of its own for it: an
 * {@code EnvoyFilter} puts Envoy's filters into the component's sidecars.
 *
 * @since 0.1.0
 */
public final class RateLimit {
    private RateLimit() {}

    /**
     * Limits the requests that each pod of the component takes, which its sidecar counts itself.
     *
     * <p>Findings: {@code no-mesh}, {@code outside-the-mesh}, {@code http-words-on-tcp}, {@code burst-below-rate}.
     *
     * @param requests how many
     * @param per in how much time, whole seconds
     * @param words how many at once, and which are limited more
     */
    public static Facet<ServingDraft<?>> local(int requests, Duration per, Consumer<? super LocalLimitDraft> words) {
        return local(Count.of(requests), Span.of(per), words);
    }

    /** Limits the requests that each pod of the component takes, see {@link #local(int, Duration, Consumer)}. */
    public static Facet<ServingDraft<?>> local(Count requests, Span per, Consumer<? super LocalLimitDraft> words) {
        return new MeshWord<>(scope -> {
            LocalLimitDraft draft = new LocalLimitDraft(inner(scope, "localLimit"), requests, per);
            enter(scope, draft, words);
            return draft.build();
        });
    }

    /**
     * Limits the requests that all pods of the component take together. A component of the platform counts, which runs the
     * rate limit service of Envoy; a connection to it follows, and a config map with the limits that its pods have to mount,
     * see {@link #limitsFor}.
     *
     * <p>Findings: {@code no-mesh}, {@code outside-the-mesh}, {@code http-words-on-tcp}, {@code undefined-component},
     * {@code port-not-open}, {@code domain-twice}.
     *
     * @param service who counts
     * @param port on which of its ports it is asked, over gRPC
     * @param words what is counted
     */
    public static Facet<ServingDraft<?>> global(
            Component service, Port port, Consumer<? super GlobalLimitDraft> words) {
        return new MeshWord<>(scope -> {
            GlobalLimitDraft draft = new GlobalLimitDraft(inner(scope, "globalLimit"), service, port);
            enter(scope, draft, words);
            return draft.build();
        });
    }

    /** {@return the config map with all limits that this component counts; a file for each component that is limited} */
    public static ConfigRef limitsFor(Component service) {
        return service.namespace().existingConfig(service.name() + GlobalLimitRenderer.SUFFIX);
    }

    private static Scope inner(Scope scope, String word) {
        return scope.inner(word + " of the " + scope.title(), scope.path().child(word));
    }

    private static <D extends Draft> void enter(Scope scope, D draft, @Nullable Consumer<? super D> words) {
        if (words == null) {
            scope.reportNull("with", Origin.here());
        } else {
            draft.scope().enter(() -> words.accept(draft));
        }
    }
}
