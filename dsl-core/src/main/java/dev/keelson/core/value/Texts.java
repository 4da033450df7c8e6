package dev.keelson.core.value;

import dev.keelson.core.expression.Expression;
import java.util.Arrays;
import java.util.List;

/**
 * A list of texts. Whether it is empty is asked of its setting, because that shapes the platform; its items are joined
 * here or walked through with {@code p.each(…)}.
 *
 * @since 0.1.0
 */
public final class Texts extends Scalar {

    Texts(Expression expression) {
        super(expression);
    }

    /** {@return these items, in this order} */
    public static Texts of(String... items) {
        List<Expression> parts = Arrays.stream(items).map(Literals::text).toList();
        return new Texts(parts.stream()
                .filter(Expression.Invalid.class::isInstance)
                .findFirst()
                .orElseGet(() -> new Expression.Constant(List.of(items))));
    }

    /** {@return the items one after the other, the separator between them; nothing where the list is empty} */
    public Text join(String separator) {
        return new Text(
                expression() instanceof Expression.Invalid
                        ? expression()
                        : new Expression.Joined(expression(), separator));
    }
}
