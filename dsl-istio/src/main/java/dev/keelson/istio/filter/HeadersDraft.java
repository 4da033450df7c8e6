package dev.keelson.istio.filter;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.filter.HeaderChanges.Operations;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code headers(h -> …)}, {@code http[].headers}.
 *
 * @since 0.1.0
 */
public final class HeadersDraft extends Draft {
    private final Entries<String, Text> set = entries("set");
    private final Entries<String, Text> added = entries("add");
    private final Items<String> removed = items("remove");
    private final Entries<String, Text> setInAnswers = entries("setInAnswers");
    private final Entries<String, Text> addedToAnswers = entries("addToAnswers");
    private final Items<String> removedFromAnswers = items("removeFromAnswers");

    /** A draft in that scope. */
    public HeadersDraft(Scope scope) {
        super(scope);
    }

    /** Gives a request's header that value, {@code headers.request.set}. */
    public HeadersDraft set(String name, String value) {
        return set(name, Text.of(value));
    }

    /** Gives a request's header that value, {@code headers.request.set}. */
    public HeadersDraft set(String name, Text value) {
        set.put(name, value);
        return this;
    }

    /** Adds a value to a request's header, {@code headers.request.add}. */
    public HeadersDraft add(String name, String value) {
        return add(name, Text.of(value));
    }

    /** Adds a value to a request's header, {@code headers.request.add}. */
    public HeadersDraft add(String name, Text value) {
        added.put(name, value);
        return this;
    }

    /** Takes headers out of requests, {@code headers.request.remove}. */
    public HeadersDraft remove(String... names) {
        Arrays.stream(names).forEach(removed::add);
        return this;
    }

    /** Gives an answer's header that value, {@code headers.response.set}. */
    public HeadersDraft setInAnswers(String name, String value) {
        return setInAnswers(name, Text.of(value));
    }

    /** Gives an answer's header that value, {@code headers.response.set}. */
    public HeadersDraft setInAnswers(String name, Text value) {
        setInAnswers.put(name, value);
        return this;
    }

    /** Adds a value to an answer's header, {@code headers.response.add}. */
    public HeadersDraft addToAnswers(String name, String value) {
        return addToAnswers(name, Text.of(value));
    }

    /** Adds a value to an answer's header, {@code headers.response.add}. */
    public HeadersDraft addToAnswers(String name, Text value) {
        addedToAnswers.put(name, value);
        return this;
    }

    /** Takes headers out of answers, {@code headers.response.remove}. */
    public HeadersDraft removeFromAnswers(String... names) {
        Arrays.stream(names).forEach(removedFromAnswers::add);
        return this;
    }

    /** {@return what was said, its scalars final; null where nothing was} */
    public @Nullable HeaderChanges build() {
        if (!isSaid()) {
            return null;
        }
        return new HeaderChanges(
                operations(set, added, removed), operations(setInAnswers, addedToAnswers, removedFromAnswers));
    }

    private Operations operations(Entries<String, Text> replacing, Entries<String, Text> joining, Items<String> gone) {
        return new Operations(
                bound(replacing),
                bound(joining),
                gone.get().stream().map(Placed::value).toList());
    }

    private Map<String, Text> bound(Entries<String, Text> entries) {
        Map<String, Text> bound = new LinkedHashMap<>();
        entries.get()
                .forEach((name, placed) -> bound.put(
                        name,
                        scope().bind(
                                        entries.path(name),
                                        placed.value(),
                                        ValueType.TEXT,
                                        Bounds.NONE,
                                        placed.origin())));
        return bound;
    }
}
