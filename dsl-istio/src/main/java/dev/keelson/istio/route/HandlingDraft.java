package dev.keelson.istio.route;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.filter.CorsDraft;
import dev.keelson.istio.filter.FaultDraft;
import dev.keelson.istio.filter.HeadersDraft;
import dev.keelson.istio.resilience.RetriesDraft;
import dev.keelson.istio.resilience.Spans;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The words of what becomes of a request on its way.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
@SuppressWarnings("this-escape") // the places of words keep the scope alone
public abstract class HandlingDraft<S extends HandlingDraft<S>> extends Draft {
    private record Copy(Port port, Percent share) {}

    private final Slot<Span> timeout = slot("timeout");
    private final RetriesDraft retries = new RetriesDraft(inner("retries"));
    private final FaultDraft fault = new FaultDraft(inner("fault"));
    private final HeadersDraft headers = new HeadersDraft(inner("headers"));
    private final CorsDraft cors = new CorsDraft(inner("cors"));
    private final Entries<Component, Copy> mirrors = entries("mirror");

    /** A draft in that scope. */
    protected HandlingDraft(Scope scope) {
        super(scope);
    }

    /**
     * How long an answer may take, all tries together, {@code http[].timeout} of a {@code VirtualService}. By default as long
     * as it likes.
     *
     * <p>Findings: {@code retries-outlast-timeout}, {@code timeout-outlasts-caller}.
     */
    public S timeout(Duration span) {
        return timeout(Span.of(span));
    }

    /** How long an answer may take, see {@link #timeout(Duration)}. */
    public S timeout(Span span) {
        timeout.set(span);
        return self();
    }

    /**
     * How often a request is tried again, {@code http[].retries}. By default as the mesh has it: twice, where the server cannot
     * have done anything yet.
     *
     * <p>Finding: {@code retries-outlast-timeout}.
     */
    public S retries(Consumer<? super RetriesDraft> words) {
        open("retries", retries, words);
        return self();
    }

    /**
     * Lets requests go wrong on purpose, {@code http[].fault}.
     *
     * <p>Finding: {@code fault-in-production} where {@code p.production()} was said.
     */
    public S fault(Consumer<? super FaultDraft> words) {
        open("fault", fault, words);
        return self();
    }

    /** Changes headers of requests and answers, {@code http[].headers}. */
    public S headers(Consumer<? super HeadersDraft> words) {
        open("headers", headers, words);
        return self();
    }

    /** Lets browsers call from pages of other hosts, {@code http[].corsPolicy}. */
    public S cors(Consumer<? super CorsDraft> words) {
        open("cors", cors, words);
        return self();
    }

    /**
     * Sends a copy of so many of a hundred requests to another component, {@code http[].mirrors}; its answers are thrown away.
     * The callers' connections to it follow.
     *
     * <p>Findings: {@code mirror-to-itself}, {@code undefined-component}, {@code port-not-open}.
     */
    public S mirror(Component component, Port port, int percent) {
        return mirror(component, port, Percent.of(percent));
    }

    /** Sends a copy of so many of a hundred requests to another component, see {@link #mirror(Component, Port, int)}. */
    public S mirror(Component component, Port port, Percent share) {
        mirrors.put(component, port == null || share == null ? null : new Copy(port, share));
        return self();
    }

    /** {@return the draft itself} */
    protected abstract S self();

    /** {@return what was said, its scalars final} */
    protected final Handling handling() {
        return new Handling(
                Slot.bind(timeout, ValueType.SPAN, Spans.FROM_A_MILLISECOND),
                retries.build(),
                fault.build(),
                headers.build(),
                cors.build(),
                boundMirrors());
    }

    private List<Mirror> boundMirrors() {
        return mirrors.get().entrySet().stream()
                .map(each -> {
                    Component component = each.getKey();
                    Copy copy = each.getValue().value();
                    ModelPath path = mirrors.path(component.key());
                    scope().run().use(component, path);
                    scope().run().use(copy.port(), path);
                    return new Mirror(
                            component,
                            copy.port(),
                            scope().bind(
                                            path.child("percent"),
                                            copy.share(),
                                            ValueType.PERCENT,
                                            Bounds.between(0, 100),
                                            each.getValue().origin()),
                            path,
                            each.getValue().origin());
                })
                .toList();
    }
}
