package dev.keelson.istio.route;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code when(m -> …)}, {@code http[].match}: a request has to fit all of them.
 *
 * @since 0.1.0
 */
public final class MatchDraft extends Draft {
    private final Slot<TextMatch> uri = slot("path");
    private final Slot<String> method = slot("method");
    private final Entries<String, TextMatch> headers = entries("header");
    private final Entries<String, TextMatch> without = entries("withoutHeader");
    private final Entries<String, TextMatch> query = entries("query");
    private final Slot<Component> caller = slot("from");

    MatchDraft(Scope scope) {
        super(scope);
    }

    /** Its path begins with that, {@code uri.prefix}; letter by letter, {@code /a} also means {@code /ab}. */
    public MatchDraft path(String prefix) {
        return path(prefix == null ? null : TextMatch.prefix(prefix));
    }

    /** Its path compares so, {@code uri}. */
    public MatchDraft path(@Nullable TextMatch match) {
        uri.set(match);
        return this;
    }

    /** Its method is that one, {@code method.exact}: {@code GET}. */
    public MatchDraft method(String name) {
        method.set(name);
        return this;
    }

    /** It has a header of that value, {@code headers.NAME.exact}. */
    public MatchDraft header(String name, String value) {
        return header(name, value == null ? null : TextMatch.exact(value));
    }

    /** It has a header that compares so, {@code headers.NAME}. */
    public MatchDraft header(String name, @Nullable TextMatch match) {
        headers.put(name == null ? null : name.toLowerCase(Locale.ROOT), match);
        return this;
    }

    /** It has no header that compares so, {@code withoutHeaders.NAME}. */
    public MatchDraft withoutHeader(String name, TextMatch match) {
        without.put(name == null ? null : name.toLowerCase(Locale.ROOT), match);
        return this;
    }

    /** Its query has a parameter of that value, {@code queryParams.NAME.exact}. */
    public MatchDraft query(String name, String value) {
        return query(name, value == null ? null : TextMatch.exact(value));
    }

    /** Its query has a parameter that compares so, {@code queryParams.NAME}. */
    public MatchDraft query(String name, @Nullable TextMatch match) {
        query.put(name, match);
        return this;
    }

    /** That component asks, {@code sourceLabels} and {@code sourceNamespace}. */
    public MatchDraft from(Component component) {
        caller.set(component);
        return this;
    }

    RequestMatch build() {
        caller.get().ifPresent(placed -> scope().run().use(placed.value(), caller.path()));
        Placed<TextMatch> compared = uri.get().orElse(null);
        return new RequestMatch(
                compared == null ? null : bound(uri.path(), compared.value(), compared.origin()),
                method.value(),
                bound(headers),
                bound(without),
                bound(query),
                caller.value(),
                scope().path(),
                scope().origin());
    }

    private Map<String, TextMatch> bound(Entries<String, TextMatch> entries) {
        Map<String, TextMatch> bound = new LinkedHashMap<>();
        entries.get()
                .forEach((name, placed) -> bound.put(name, bound(entries.path(name), placed.value(), placed.origin())));
        return bound;
    }

    private TextMatch bound(ModelPath path, TextMatch match, Origin origin) {
        return match.with(scope().bind(path, match.text(), ValueType.TEXT, Bounds.NONE, origin));
    }
}
