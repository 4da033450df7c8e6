package dev.keelson.istio.ratelimit;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Names;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.ratelimit.GlobalLimit.Counted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The words inside {@code RateLimit.global(service, port, g -> …)}.
 *
 * @since 0.1.0
 */
public final class GlobalLimitDraft extends Draft {
    private record Said(Count requests, Interval per, GlobalRequestsDraft which, Origin origin) {}

    private final Component service;
    private final Port port;
    private final Slot<Port> only = slot("on");
    private final Slot<Text> domain = slot("domain");
    private final Slot<Boolean> closed = slot("refuseWhenDown");
    private final Map<String, Said> limits = new LinkedHashMap<>();

    GlobalLimitDraft(Scope scope, Component service, Port port) {
        super(scope);
        this.service = service;
        this.port = port;
    }

    /**
     * What the limits of the component are called at the service, {@code domain}. Default: its namespace and name.
     *
     * <p>Finding: {@code domain-twice}.
     */
    public GlobalLimitDraft domain(String name) {
        return domain(Text.of(name));
    }

    /** What the limits of the component are called at the service, see {@link #domain(String)}. */
    public GlobalLimitDraft domain(Text name) {
        domain.set(name);
        return this;
    }

    /**
     * Counts the requests on one of the component's ports alone, {@code match.listener.portNumber} of the filter. By default those on
     * all of its ports are counted together.
     *
     * <p>Findings: {@code port-not-open}, {@code http-words-on-tcp}.
     */
    public GlobalLimitDraft on(Port own) {
        only.set(own);
        return this;
    }

    /** Refuses requests while the service cannot be asked, {@code failure_mode_deny}. By default they are taken. */
    public GlobalLimitDraft refuseWhenDown() {
        closed.set(true);
        return this;
    }

    /**
     * Counts some requests together.
     *
     * @param name what they are called, a DNS label
     * @param requests how many are taken
     * @param per in how much time
     * @param words which requests; all where it says none
     */
    public GlobalLimitDraft limit(
            String name, int requests, Interval per, Consumer<? super GlobalRequestsDraft> words) {
        return limit(name, Count.of(requests), per, words);
    }

    /** Counts some requests together, see {@link #limit(String, int, Interval, Consumer)}. */
    public GlobalLimitDraft limit(
            String name, Count requests, Interval per, Consumer<? super GlobalRequestsDraft> words) {
        Origin here = Origin.here();
        if (name == null || requests == null || per == null) {
            scope().reportNull("limit", here);
            return this;
        }
        ModelPath path = scope().path().child("limits").child(name);
        Said said = limits.computeIfAbsent(name, each -> {
            Names.label("limit", each, here)
                    .forEach(defect -> scope().run().problems().add(defect, path));
            return new Said(
                    requests,
                    per,
                    new GlobalRequestsDraft(scope().inner("limit " + each + " of the " + scope().title(), path)),
                    here);
        });
        open("limit", said.which(), words);
        return this;
    }

    GlobalLimit build() {
        scope().run().use(service, scope().path());
        scope().run().use(port, scope().path());
        only.get().ifPresent(placed -> scope().run().use(placed.value(), only.path()));
        return new GlobalLimit(
                service,
                port,
                only.value(),
                Slot.bind(domain, ValueType.TEXT, Bounds.of(Characters.DNS_LABEL)),
                closed.value() != null,
                limits.entrySet().stream()
                        .map(each -> counted(each.getKey(), each.getValue()))
                        .toList(),
                scope().path(),
                scope().origin());
    }

    private Counted counted(String name, Said said) {
        ModelPath path = said.which().scope().path();
        return new Counted(
                name,
                said.which().matches(),
                said.which().eachOf(),
                scope().bind(path.child("requests"), said.requests(), ValueType.COUNT, Bounds.from(1), said.origin()),
                scope().bind(path.child("per"), said.per(), said.origin()),
                said.origin());
    }
}
