package dev.keelson.core.draft;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The place of a word that holds one value. It is filled once in its layer; a weaker layer may fill what stayed empty.
 *
 * @param <T> the kind of value
 * @since 0.1.0
 */
public final class Slot<T> {
    private final Scope scope;
    private final String word;
    private @Nullable Placed<T> placed;

    Slot(Scope scope, String word) {
        this.scope = scope;
        this.word = word;
    }

    /** Takes the value a word was given; the second time in one layer is the finding {@code set-twice}. */
    public void set(@Nullable T value) {
        Origin here = Origin.here();
        if (!scope.takes(path(), word, here, value) || value == null) {
            return;
        }
        if (placed != null) {
            scope.reportTwice(path(), word, here, placed.origin());
        } else {
            place(new Placed<>(value, here));
        }
    }

    /** Takes the value that the entry word of the scope was given, before the scope is open. */
    public void enter(T value) {
        place(new Placed<>(value, Origin.here()));
    }

    /** Takes a value that was said outside Java, as the only one of its layer. */
    public void adopt(T value, Origin origin) {
        place(new Placed<>(value, origin));
    }

    /** Takes the value of a weaker layer where this one has none. */
    public void inherit(Slot<T> weaker) {
        Placed<T> inherited = weaker.placed;
        if (placed == null && inherited != null) {
            place(inherited);
            scope.run()
                    .defaulted(
                            path(),
                            described(inherited.value()),
                            inherited.origin().toString());
        }
    }

    /** Takes the value of a stronger layer where that has one. */
    public void yieldTo(Slot<T> stronger) {
        if (stronger.placed != null) {
            place(stronger.placed);
        }
    }

    /** Forgets its value, because a stronger layer wants none. */
    public void drop() {
        placed = null;
    }

    /** Takes a value of the library where no layer has one, and says so in the report. */
    public Slot<T> orElse(T libraryDefault, String text) {
        if (placed == null) {
            placed = new Placed<>(libraryDefault, scope.origin());
            scope.run().defaulted(path(), text, Defaulted.LIBRARY);
        }
        return this;
    }

    private void place(Placed<T> value) {
        placed = value;
        scope.run().lines().said(path(), value.origin());
    }

    static String described(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Slot::described).collect(Collectors.joining(" "));
        }
        if (value instanceof Draft draft) {
            return draft.scope().title();
        }
        return value instanceof Scalar scalar ? ValueType.described(scalar) : value.toString();
    }

    /** {@return the value with its line, empty where no layer has one} */
    public Optional<Placed<T>> get() {
        return Optional.ofNullable(placed);
    }

    /** {@return the value, null where no layer has one} */
    public @Nullable T value() {
        return placed == null ? null : placed.value();
    }

    /** {@return the model path of the word} */
    public ModelPath path() {
        return scope.path().child(word);
    }

    /** {@return the scalar made final under the word's path, null where no layer has one} */
    public static <S extends Scalar> @Nullable S bind(Slot<S> slot, ValueType<S> type, Bounds bounds) {
        Placed<S> placed = slot.placed;
        return placed == null ? null : slot.scope.bind(slot.path(), placed.value(), type, bounds, placed.origin());
    }

    /** {@return the scalar made final under the word's path, null where no layer has one} */
    public static <S extends Scalar> @Nullable S bind(Slot<S> slot, ValueType<S> type) {
        return bind(slot, type, Bounds.NONE);
    }

    /** {@return the image made final under the word's path, null where no layer has one} */
    public static @Nullable Image bindImage(Slot<Image> slot) {
        Placed<Image> placed = slot.placed;
        return placed == null ? null : slot.scope.bind(slot.path(), placed.value(), placed.origin());
    }
}
