package dev.keelson.istio.filter;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code redirect(r -> …)}, {@code http[].redirect}.
 *
 * @since 0.1.0
 */
public final class RedirectDraft extends Draft {
    private final Slot<Text> host = slot("host");
    private final Slot<Text> path = slot("path");
    private final Slot<String> scheme = slot("scheme");
    private final Slot<Count> status = slot("status");

    /** A draft in that scope. */
    public RedirectDraft(Scope scope) {
        super(scope);
    }

    /** The host to go to, {@code authority}. Default: the same. */
    public RedirectDraft host(String name) {
        return host(Text.of(name));
    }

    /** The host to go to, {@code authority}. Default: the same. */
    public RedirectDraft host(Text name) {
        host.set(name);
        return this;
    }

    /** The path to go to, {@code uri}. Default: the same. */
    public RedirectDraft path(String other) {
        return path(Text.of(other));
    }

    /** The path to go to, {@code uri}. Default: the same. */
    public RedirectDraft path(Text other) {
        path.set(other);
        return this;
    }

    /** To go to the same over TLS, {@code scheme: https}. */
    public RedirectDraft https() {
        scheme.set("https");
        return this;
    }

    /** With which status, {@code redirectCode}. Default: 301, moved for good. */
    public RedirectDraft status(int code) {
        status.set(Count.of(code));
        return this;
    }

    /** {@return what was said, its scalars final; null where nothing was} */
    public @Nullable Redirect build() {
        if (!isSaid()) {
            return null;
        }
        return new Redirect(
                Slot.bind(host, ValueType.TEXT),
                Slot.bind(path, ValueType.TEXT),
                scheme.value(),
                Objects.requireNonNull(
                        Slot.bind(status.orElse(Count.of(301), "301"), ValueType.COUNT, Bounds.between(301, 308))));
    }
}
