package dev.keelson.core.draft;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of a word that adds each time it is said.
 *
 * @param <T> the kind of value
 * @since 0.1.0
 */
public final class Items<T> {
    private final Scope scope;
    private final String word;
    private final List<Placed<T>> placed = new ArrayList<>();

    Items(Scope scope, String word) {
        this.scope = scope;
        this.word = word;
    }

    /** Adds what the word was given. */
    public void add(@Nullable T value) {
        Origin here = Origin.here();
        if (scope.takes(path(), word, here, value) && value != null) {
            placed.add(new Placed<>(value, here));
        }
    }

    /** Adds what a weaker layer holds. */
    public void inherit(Items<T> weaker) {
        placed.addAll(weaker.placed);
    }

    /** {@return the model path of the word} */
    public ModelPath path() {
        return scope.path().child(word);
    }

    /** {@return what was added with its lines, in order} */
    public List<Placed<T>> get() {
        return List.copyOf(placed);
    }
}
