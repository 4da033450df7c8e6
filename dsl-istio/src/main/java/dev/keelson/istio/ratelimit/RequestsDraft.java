package dev.keelson.istio.ratelimit;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.route.TextMatch;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words that say which requests are limited: those that fit all of them.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
@SuppressWarnings("this-escape") // the places of words keep the scope alone
public abstract class RequestsDraft<S extends RequestsDraft<S>> extends Draft {
    private final Slot<TextMatch> path = slot("path");
    private final Slot<TextMatch> method = slot("method");
    private final Entries<String, TextMatch> headers = entries("header");

    RequestsDraft(Scope scope) {
        super(scope);
    }

    /** Their path, with its query, begins with that. */
    public S path(String prefix) {
        return path(prefix == null ? null : TextMatch.prefix(prefix));
    }

    /** Their path, with its query, compares so. */
    public S path(@Nullable TextMatch match) {
        path.set(match);
        return self();
    }

    /** Their method is that one: {@code POST}. */
    public S method(String name) {
        method.set(name == null ? null : TextMatch.exact(name));
        return self();
    }

    /** They have a header of that value. */
    public S header(String name, String value) {
        return header(name, value == null ? null : TextMatch.exact(value));
    }

    /** They have a header that compares so. */
    public S header(String name, @Nullable TextMatch match) {
        headers.put(name == null ? null : name.toLowerCase(Locale.ROOT), match);
        return self();
    }

    abstract S self();

    Map<String, TextMatch> matches() {
        Map<String, TextMatch> all = new LinkedHashMap<>();
        path.get().ifPresent(placed -> all.put(":path", placed.value()));
        method.get().ifPresent(placed -> all.put(":method", placed.value()));
        headers.get().forEach((name, placed) -> all.put(name, placed.value()));
        all.forEach((name, match) -> scope().checked(scope().path(), match.text(), ValueType.TEXT, scope().origin()));
        return all;
    }
}
