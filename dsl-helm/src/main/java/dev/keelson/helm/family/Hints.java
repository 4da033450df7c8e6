package dev.keelson.helm.family;

import dev.keelson.core.expression.Expression;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is known of the objects before they are compared.
 *
 * @param names the names of holes by the end of the path at which they stand, those first that others are made of
 * @param isSimple whether an expression comes out with characters that need no quotes or escapes, one at least
 * @param isFixed whether the value at that path of the settings decides more than a scalar, so that it can be in no hole
 * @since 0.1.0
 */
public record Hints(Map<String, String> names, Predicate<Expression> isSimple, Predicate<String> isFixed) {

    Optional<String> name(String path) {
        return names.keySet().stream().filter(path::endsWith).findFirst().map(names::get);
    }
}
