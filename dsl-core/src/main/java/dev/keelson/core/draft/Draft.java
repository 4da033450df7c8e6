package dev.keelson.core.draft;

import dev.keelson.core.origin.Origin;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What every parameter of a lambda scope is: mutable while the scope is open, turned into records afterwards. The words of
 * a draft keep what they are given in {@link Slot}s, {@link Entries} and {@link Items}.
 *
 * @since 0.1.0
 */
public abstract class Draft {
    private final Scope scope;

    /** A draft for that scope. */
    protected Draft(Scope scope) {
        this.scope = scope;
    }

    /** {@return the scope whose words these are} */
    public final Scope scope() {
        return scope;
    }

    /** {@return whether the word that opens it was said, in this layer} */
    public final boolean isSaid() {
        return scope.isSealed();
    }

    /** {@return a place for a word that holds one value} */
    protected final <T> Slot<T> slot(String word) {
        return new Slot<>(scope, word);
    }

    /** {@return a place for a word that holds one value for each key} */
    protected final <K, V> Entries<K, V> entries(String word) {
        return new Entries<>(scope, word, word);
    }

    /**
     * A place for a word that holds one value for each key.
     *
     * @param word the word in model paths, {@code ports}
     * @param said the word as it is said, {@code port}
     */
    protected final <K, V> Entries<K, V> entries(String word, String said) {
        return new Entries<>(scope, word, said);
    }

    /** {@return a place for a word that adds} */
    protected final <T> Items<T> items(String word) {
        return new Items<>(scope, word);
    }

    /** {@return the scope of a word that takes a lambda of its own} */
    protected final Scope inner(String word) {
        return scope.inner(word + " of the " + scope.title(), scope.path().child(word));
    }

    /**
     * Opens the scope of an inner draft, if the word may be said now; the second time is the finding {@code set-twice}.
     *
     * @param word the word that opens it
     * @param inner the inner draft
     * @param body the user's lambda
     */
    protected final <D extends Draft> void open(String word, D inner, @Nullable Consumer<? super D> body) {
        Origin here = Origin.here();
        if (body == null) {
            scope.run().lines().cutShort(inner.scope().path());
        }
        if (!scope.takes(inner.scope().path(), word, here, body) || body == null) {
            return;
        }
        if (inner.scope().isSealed()) {
            scope.reportTwice(inner.scope().path(), word, here, inner.scope().origin());
        } else {
            inner.scope().enter(() -> body.accept(inner));
        }
    }
}
