package dev.keelson.core.setting;

import dev.keelson.core.expression.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A yes-or-no fact about a scalar setting, so that a threshold may shape a platform: {@code p.when(MIN.isAtLeast(2))}.
 * Being a fact of its own, it is known to whoever makes a chart, as a plain comparison of a Java number would not be.
 *
 * @param setting the setting asked about
 * @param kind what is asked
 * @param bound the bound of {@link Kind#AT_LEAST}, a {@link Long} or {@link Amount}
 * @since 0.1.0
 */
public record Condition(
        Setting<?> setting, Kind kind, @Nullable Object bound) {

    /** What can be asked. */
    public enum Kind {
        /** Whether the value reaches a bound. */
        AT_LEAST,
        /** Whether a list has no item or a text no character. */
        EMPTY,
        /** Whether an optional setting has a value. */
        PRESENT
    }

    /** {@return the answer for that value of the setting} Null means that the setting has none. */
    public boolean holds(@Nullable Object value) {
        return switch (kind) {
            case PRESENT -> value != null;
            case EMPTY ->
                value == null
                        || (value instanceof List<?> list
                                ? list.isEmpty()
                                : value.toString().isEmpty());
            case AT_LEAST -> value != null && bound != null && reaches(value, bound);
        };
    }

    private static boolean reaches(Object value, Object bound) {
        if (value instanceof Amount amount && bound instanceof Amount least) {
            return amount.inSmallestUnit() >= least.inSmallestUnit();
        }
        return value instanceof Long number && bound instanceof Long least && number >= least;
    }

    /** {@return the question in words, one for each condition that differs} */
    @Override
    public String toString() {
        return setting.path()
                + switch (kind) {
                    case PRESENT -> " is present";
                    case EMPTY -> " is empty";
                    case AT_LEAST -> " is at least " + bound;
                };
    }
}
