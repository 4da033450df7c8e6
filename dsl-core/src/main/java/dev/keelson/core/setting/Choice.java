package dev.keelson.core.setting;

import dev.keelson.core.origin.Origin;
import java.util.Arrays;
import java.util.List;

/**
 * A setting that is one of a few named alternatives. {@code p.get(choice)} is a plain enum constant for {@code switch};
 * overrides and values files write the constant's {@code toString()}.
 *
 * @param <E> the alternatives
 * @since 0.1.0
 */
public final class Choice<E extends Enum<E>> extends Input {
    private final E byDefault;

    Choice(String path, E byDefault, String description, Origin origin) {
        super(path, description, origin);
        this.byDefault = byDefault;
    }

    /** {@return the same choice with a sentence for the values file} */
    public Choice<E> describedAs(String sentence) {
        return new Choice<>(path(), byDefault, sentence, origin());
    }

    /** {@return what holds where nobody says otherwise} */
    public E byDefault() {
        return byDefault;
    }

    /** {@return all alternatives, in the order of the enum} */
    public List<E> alternatives() {
        return Arrays.asList(byDefault.getDeclaringClass().getEnumConstants());
    }
}
