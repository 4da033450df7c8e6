package dev.keelson.core.draft;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The place of a word that holds one value for each key, such as an environment variable. A weaker layer adds the keys
 * that this one lacks.
 *
 * @param <K> the kind of key
 * @param <V> the kind of value
 * @since 0.1.0
 */
public final class Entries<K, V> {
    private final Scope scope;
    private final String word;
    private final String said;
    private final Map<K, Placed<V>> placed = new LinkedHashMap<>();

    Entries(Scope scope, String word, String said) {
        this.scope = scope;
        this.word = word;
        this.said = said;
    }

    /** Takes one entry; a key said twice in one layer is the finding {@code set-twice}. */
    public void put(@Nullable K key, @Nullable V value) {
        Origin here = Origin.here();
        if (!scope.takes(scope.path().child(word), said, here, key, value) || key == null || value == null) {
            return;
        }
        Placed<V> earlier = placed.putIfAbsent(key, new Placed<>(value, here));
        if (earlier == null) {
            scope.run().lines().said(path(key.toString()), here);
        } else {
            reportTwice(key, here);
        }
    }

    /** Takes an entry that was said outside Java. */
    public void adopt(K key, V value, Origin origin) {
        placed.put(key, new Placed<>(value, origin));
    }

    /** Reports that a key is given by another word too. */
    public void reportTwice(K key, Origin here) {
        Placed<V> earlier = placed.get(key);
        scope.reportTwice(
                path(key.toString()),
                said + "(" + key + ")",
                here,
                earlier == null ? scope.origin() : earlier.origin());
    }

    /** Takes the entries of a weaker layer whose keys this one lacks. */
    public void inherit(Entries<K, V> weaker) {
        weaker.placed.forEach((key, value) -> {
            if (placed.putIfAbsent(key, value) == null) {
                scope.run().lines().said(path(key.toString()), value.origin());
                scope.run()
                        .defaulted(
                                path(key.toString()),
                                Slot.described(value.value()),
                                value.origin().toString());
            }
        });
    }

    /** Takes the entries of a stronger layer, in place of its own for the same keys. */
    public void yieldTo(Entries<K, V> stronger) {
        stronger.placed.forEach((key, value) -> {
            placed.put(key, value);
            scope.run().lines().said(path(key.toString()), value.origin());
        });
    }

    /** {@return the entries with their lines, in the order they were said} */
    public Map<K, Placed<V>> get() {
        return new LinkedHashMap<>(placed);
    }

    /** {@return the model path of one entry} */
    public ModelPath path(String key) {
        return scope.path().child(word).child(key);
    }
}
