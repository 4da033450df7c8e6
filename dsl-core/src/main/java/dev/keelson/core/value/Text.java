package dev.keelson.core.value;

import dev.keelson.core.expression.Essence;
import dev.keelson.core.expression.Expression;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text, possibly made of parts that settings decide.
 *
 * @since 0.1.0
 */
public final class Text extends Scalar {

    Text(Expression expression) {
        super(expression);
    }

    /**
     * A text of several parts: {@code Text.of("jdbc:postgresql://", host, ":", port, "/orders")}.
     *
     * <p>Findings: {@code symbol-as-string} when a part is a String that was joined from a scalar with {@code +};
     * {@code invalid-value} when a part is neither text, number nor scalar.
     *
     * @param parts strings, whole numbers and scalars
     */
    public static Text of(Object... parts) {
        List<Expression> expressions = Arrays.stream(parts).map(Text::part).toList();
        return new Text(expressions.stream()
                .filter(Expression.Invalid.class::isInstance)
                .findFirst()
                .orElseGet(() -> joined(expressions)));
    }

    /** {@return the SHA-256 of this text in hexadecimal digits} */
    public Text checksum() {
        return new Text(new Expression.Checksum(expression()));
    }

    /** {@return this text with a hyphen for each dot, as the name of a pod takes a version: {@code 1-4-2}} */
    public Text hyphenated() {
        return new Text(
                expression() instanceof Expression.Constant constant
                        ? new Expression.Constant(constant.value().toString().replace('.', '-'))
                        : new Expression.Hyphenated(expression()));
    }

    /**
     * What this text depends on, for a checksum: the text itself, or where it repeats lines for the items of a list, its
     * lines and the list.
     */
    public Text essence() {
        return new Text(Essence.of(expression()));
    }

    private static Expression joined(List<Expression> parts) {
        Expression.Concat concat = new Expression.Concat(parts);
        return switch (concat.parts().size()) {
            case 0 -> new Expression.Constant("");
            case 1 -> concat.parts().get(0);
            default -> concat;
        };
    }

    private static Expression part(@Nullable Object part) {
        if (part instanceof String text) {
            return Literals.text(text);
        }
        if (part instanceof Integer || part instanceof Long) {
            return new Expression.Constant(part.toString());
        }
        if (part instanceof Scalar scalar && !(part instanceof Texts)) {
            return written(scalar.expression());
        }
        if (part == null) {
            return ValueRules.missing("The text");
        }
        return ValueRules.invalid(
                "A text cannot hold a " + part.getClass().getSimpleName() + ".",
                "Give strings, whole numbers and scalars; join a list with its own join(…) first.");
    }

    private static Expression written(Expression expression) {
        if (expression instanceof Expression.Constant constant) {
            return new Expression.Constant(constant.value().toString());
        }
        return isText(expression) ? expression : new Expression.Written(expression);
    }

    private static boolean isText(Expression expression) {
        return expression instanceof Expression.Concat
                || expression instanceof Expression.Joined
                || expression instanceof Expression.Padded
                || expression instanceof Expression.Hyphenated
                || expression instanceof Expression.ImageName
                || expression instanceof Expression.Checksum
                || expression instanceof Expression.Item
                || expression instanceof Expression.Input
                || expression instanceof Expression.Invalid;
    }
}
