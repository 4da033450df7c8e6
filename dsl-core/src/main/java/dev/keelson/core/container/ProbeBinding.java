package dev.keelson.core.container;

import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the scalars of probes and hooks final. */
final class ProbeBinding {
    private final Scope scope;

    ProbeBinding(Scope scope) {
        this.scope = scope;
    }

    @Nullable
    Probe bound(Slot<Probe> slot) {
        return slot.get()
                .filter(placed -> placed.value().handler() instanceof Probe.Exec
                        || hasPort(slot.path(), placed.value().port().orElse(null), placed.origin()))
                .map(placed -> bound(slot.path(), placed))
                .orElse(null);
    }

    @Nullable
    Hook boundHook(Slot<Hook> slot) {
        Placed<Hook> placed = slot.get().orElse(null);
        if (placed == null) {
            return null;
        }
        ModelPath path = slot.path();
        Origin origin = placed.origin();
        Hook hook = placed.value();
        if (hook instanceof Hook.Sleep sleep) {
            return new Hook.Sleep(
                    scope.bind(path.child("sleep"), sleep.span(), ValueType.SPAN, Bounds.fromSeconds(0), origin));
        }
        if (hook instanceof Hook.HttpGet get) {
            return hasPort(path, get.port(), origin)
                    ? new Hook.HttpGet(
                            scope.bind(path.child("path"), get.path(), ValueType.TEXT, Bounds.NONE, origin), get.port())
                    : null;
        }
        return new Hook.Exec(words(path, ((Hook.Exec) hook).command(), origin));
    }

    private boolean hasPort(ModelPath path, @Nullable Port port, Origin origin) {
        if (port == null) {
            scope.reportNull(path.segments().get(path.segments().size() - 1), origin);
        }
        return port != null;
    }

    private Probe bound(ModelPath path, Placed<Probe> placed) {
        Probe.Timing timing = placed.value().timing();
        Origin origin = placed.origin();
        Count threshold = timing.failureThreshold();
        return placed.value()
                .with(
                        handler(path, placed),
                        new Probe.Timing(
                                span(path.child("initialDelay"), timing.initialDelay(), 0, origin),
                                span(path.child("period"), timing.period(), 1, origin),
                                span(path.child("timeout"), timing.timeout(), 1, origin),
                                threshold == null
                                        ? null
                                        : scope.bind(
                                                path.child("failureThreshold"),
                                                threshold,
                                                ValueType.COUNT,
                                                Bounds.from(1),
                                                origin)));
    }

    private Probe.Handler handler(ModelPath path, Placed<Probe> placed) {
        Probe.Handler handler = placed.value().handler();
        if (handler instanceof Probe.HttpGet get) {
            Text bound = scope.bind(path.child("path"), get.path(), ValueType.TEXT, Bounds.NONE, placed.origin());
            return new Probe.HttpGet(bound, get.port());
        }
        if (handler instanceof Probe.Exec exec) {
            return new Probe.Exec(words(path, exec.command(), placed.origin()));
        }
        return handler;
    }

    private List<Text> words(ModelPath path, List<Text> command, Origin origin) {
        return command.stream()
                .map(word -> scope.checked(path, word, ValueType.TEXT, origin))
                .toList();
    }

    private @Nullable Span span(ModelPath path, @Nullable Span span, int least, Origin origin) {
        return span == null ? null : scope.bind(path, span, ValueType.SPAN, Bounds.fromSeconds(least), origin);
    }
}
