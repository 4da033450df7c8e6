package dev.keelson.istio.route;

import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.filter.RedirectDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The words inside {@code route("name", r -> …)}: some requests, and where they go. What becomes of all requests, timeout and
 * retries, becomes of these too, unless said otherwise here.
 *
 * @since 0.1.0
 */
public final class RouteDraft extends HandlingDraft<RouteDraft> {
    private record Share(Port port, Optional<Percent> share) {}

    private final List<MatchDraft> matches = new ArrayList<>();
    private final Slot<Target.Track> track = slot("track");
    private final Entries<Component, Share> others = entries("to");
    private final Slot<Text> rewritten = slot("rewrite");
    private final RedirectDraft redirect = new RedirectDraft(inner("redirect"));

    /** A draft in that scope. */
    public RouteDraft(Scope scope) {
        super(scope);
    }

    /**
     * Which requests it is about, {@code match}. Said several times one of them has to fit; without it all requests are meant.
     *
     * <p>Finding: {@code shadowed-route} for one that an earlier route leaves nothing.
     */
    public RouteDraft when(Consumer<? super MatchDraft> words) {
        MatchDraft match = new MatchDraft(inner("when" + (matches.isEmpty() ? "" : matches.size() + 1)));
        matches.add(match);
        open("when", match, words);
        return this;
    }

    /**
     * Leads them to the component's canary.
     *
     * <p>Finding: {@code no-canary}.
     */
    public RouteDraft toCanary() {
        track.set(new Target.Track(true, Origin.here()));
        return this;
    }

    /** Leads them to the pods of the component that are no canary, {@code subset: stable}. */
    public RouteDraft toStable() {
        track.set(new Target.Track(false, Origin.here()));
        return this;
    }

    /**
     * Leads them to another component. The callers' connections to it follow.
     *
     * <p>Findings: {@code undefined-component}, {@code port-not-open}.
     */
    public RouteDraft to(Component component, Port port) {
        others.put(component, port == null ? null : new Share(port, Optional.empty()));
        return this;
    }

    /**
     * Leads so many of a hundred of them to a component, which may be this one; said for several components.
     *
     * <p>Findings: {@code incomplete-weights}, {@code undefined-component}, {@code port-not-open}.
     */
    public RouteDraft to(Component component, Port port, int percent) {
        return to(component, port, Percent.of(percent));
    }

    /** Leads so many of a hundred of them to a component, see {@link #to(Component, Port, int)}. */
    public RouteDraft to(Component component, Port port, Percent share) {
        others.put(component, port == null || share == null ? null : new Share(port, Optional.of(share)));
        return this;
    }

    /** The path that takes the place of the prefix, or of the whole, that the request was found by, {@code rewrite.uri}. */
    public RouteDraft rewrite(String path) {
        return rewrite(Text.of(path));
    }

    /** The path that takes the place of the prefix, or of the whole, that the request was found by, {@code rewrite.uri}. */
    public RouteDraft rewrite(Text path) {
        rewritten.set(path);
        return this;
    }

    /** Sends the caller elsewhere, {@code redirect}. */
    public RouteDraft redirect(Consumer<? super RedirectDraft> words) {
        open("redirect", redirect, words);
        return this;
    }

    @Override
    protected RouteDraft self() {
        return this;
    }

    /** {@return what was said, its scalars final} */
    public HttpRoute build(String name) {
        List<Target> targets = new ArrayList<>();
        track.get().ifPresent(placed -> targets.add(placed.value()));
        others.get().forEach((component, placed) -> {
            ModelPath path = others.path(component.key());
            scope().run().use(component, path);
            scope().run().use(placed.value().port(), path);
            targets.add(new Target.Other(
                    component,
                    placed.value().port(),
                    placed.value()
                            .share()
                            .map(share -> scope().bind(
                                            path.child("percent"),
                                            share,
                                            ValueType.PERCENT,
                                            Bounds.between(0, 100),
                                            placed.origin()))
                            .orElse(null),
                    path,
                    placed.origin()));
        });
        return new HttpRoute(
                name,
                matches.stream().map(MatchDraft::build).toList(),
                handling(),
                redirect.build(),
                Slot.bind(rewritten, ValueType.TEXT),
                targets,
                scope().path(),
                scope().origin());
    }
}
