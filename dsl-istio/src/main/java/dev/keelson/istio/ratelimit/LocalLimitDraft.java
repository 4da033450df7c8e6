package dev.keelson.istio.ratelimit;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Names;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.ratelimit.LocalLimit.Bucket;
import dev.keelson.istio.ratelimit.LocalLimit.Part;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The words inside {@code RateLimit.local(requests, per, l -> …)}.
 *
 * @since 0.1.0
 */
public final class LocalLimitDraft extends Draft {
    private record Share(Count requests, Span per, LocalRequestsDraft which, Origin origin) {}

    private final Slot<Count> requests = slot("requests");
    private final Slot<Span> per = slot("per");
    private final Slot<Count> burst = slot("burst");
    private final Map<String, Share> parts = new LinkedHashMap<>();

    LocalLimitDraft(Scope scope, Count requests, Span per) {
        super(scope);
        this.requests.enter(requests);
        this.per.enter(per);
    }

    /**
     * How many requests are taken at once, {@code token_bucket.max_tokens}. Default: as many as in the whole time.
     *
     * <p>Finding: {@code burst-below-rate}.
     */
    public LocalLimitDraft burst(int number) {
        return burst(Count.of(number));
    }

    /** How many requests are taken at once, see {@link #burst(int)}. */
    public LocalLimitDraft burst(Count number) {
        burst.set(number);
        return this;
    }

    /**
     * Limits some requests more than all of them, {@code descriptors} of the filter. They count for the whole as well.
     *
     * <p>Findings: {@code limit-interval}, {@code burst-below-rate}, {@code limit-of-everything}.
     *
     * @param name its name, a DNS label
     * @param requests how many are taken
     * @param per in how much time, whole seconds
     * @param words which requests
     */
    public LocalLimitDraft part(String name, int requests, Duration per, Consumer<? super LocalRequestsDraft> words) {
        return part(name, Count.of(requests), Span.of(per), words);
    }

    /** Limits some requests more than all of them, see {@link #part(String, int, Duration, Consumer)}. */
    public LocalLimitDraft part(String name, Count requests, Span per, Consumer<? super LocalRequestsDraft> words) {
        Origin here = Origin.here();
        if (name == null || requests == null || per == null) {
            scope().reportNull("part", here);
            return this;
        }
        ModelPath path = scope().path().child("parts").child(name);
        Share share = parts.computeIfAbsent(name, each -> {
            Names.label("part", each, here)
                    .forEach(defect -> scope().run().problems().add(defect, path));
            return new Share(
                    requests,
                    per,
                    new LocalRequestsDraft(scope().inner("part " + each + " of the " + scope().title(), path)),
                    here);
        });
        open("part", share.which(), words);
        return this;
    }

    LocalLimit build() {
        Bucket whole = bucket(
                requests.path(),
                requests.get().orElseThrow(),
                per.path(),
                per.get().orElseThrow(),
                burst);
        return new LocalLimit(
                whole,
                parts.entrySet().stream()
                        .map(each -> part(each.getKey(), each.getValue()))
                        .toList(),
                scope().path(),
                scope().origin());
    }

    private Part part(String name, Share share) {
        ModelPath path = share.which().scope().path();
        return new Part(
                name,
                share.which().matches(),
                bucket(
                        path.child("requests"),
                        new Placed<>(share.requests(), share.origin()),
                        path.child("per"),
                        new Placed<>(share.per(), share.origin()),
                        share.which().burst()),
                path,
                share.origin());
    }

    private Bucket bucket(
            ModelPath requestsPath, Placed<Count> many, ModelPath perPath, Placed<Span> time, Slot<Count> atOnce) {
        Count bound = scope().bind(requestsPath, many.value(), ValueType.COUNT, Bounds.from(1), many.origin());
        Count burstBound = Slot.bind(atOnce, ValueType.COUNT, Bounds.from(1));
        return new Bucket(
                bound,
                scope().bind(perPath, time.value(), ValueType.SPAN, Bounds.fromSeconds(1), time.origin()),
                burstBound == null ? bound : burstBound);
    }
}
