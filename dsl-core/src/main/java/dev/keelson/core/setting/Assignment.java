package dev.keelson.core.setting;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Origin;
import java.util.Map;
import java.util.Optional;

/**
 * What one run of a definition is made for: the values that somebody gave to settings, and overrides by model path. What
 * is not assigned keeps its default.
 *
 * @since 0.1.0
 */
public interface Assignment {

    /**
     * A value and who gave it.
     *
     * @param <V> the kind of value
     * @param value the value
     * @param origin the line that gave it
     */
    record Given<V>(V value, Origin origin) {}

    /** {@return the name of the environment, for reports alone} */
    String name();

    /** {@return the literal given to a scalar setting} */
    Optional<Given<Expression>> scalar(String path);

    /** {@return the position given to a toggle} */
    Optional<Given<Boolean>> toggle(String path);

    /** {@return the constant given to a choice} */
    Optional<Given<Enum<?>>> choice(String path);

    /** {@return the answer to a condition where it does not follow from the setting's value, as in a chart's making} */
    default Optional<Boolean> condition(Condition condition) {
        return Optional.empty();
    }

    /** {@return texts given by model path or setting path, with the place each came from} */
    Map<String, Given<String>> overrides();

    /** {@return the paths of all inputs that were given a value, with the line that gave it} */
    Map<String, Origin> assigned();

    /** {@return whether settings stay symbols, whose values nobody may ask for} */
    default boolean isSymbolic() {
        return false;
    }

    /**
     * {@return whether an override may name a path that this run does not say, as values made for several runs do; otherwise
     * it is a mistake, which is reported}
     */
    default boolean mayNameOthers() {
        return isSymbolic();
    }

    /**
     * How many symbols stand for the items of a list that is not empty, where settings stay symbols. Several show what is
     * repeated for each item, and that nothing else follows from their number.
     *
     * @param list the path of the list
     * @return at least one
     */
    default int itemSymbols(String list) {
        return 1;
    }
}
