package dev.keelson.core.value;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.expression.Expression;
import java.util.Optional;

/** What tests may see of a value and definitions may not. */
final class Values {
    private Values() {}

    static String text(Scalar value) {
        return new Evaluator(path -> null).text(value.expression());
    }

    static long number(Scalar value) {
        return new Evaluator(path -> null).number(value.expression());
    }

    static Optional<Defect> defect(Scalar value) {
        return value.expression() instanceof Expression.Invalid invalid
                ? Optional.of(invalid.defect())
                : Optional.empty();
    }

    static boolean isValid(Scalar value) {
        return defect(value).isEmpty();
    }
}
