package dev.keelson.core.value;

import dev.keelson.core.expression.Expression;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The DNS name of a host.
 *
 * @since 0.1.0
 */
public final class Host extends Scalar {
    static final Pattern FORM =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    Host(Expression expression) {
        super(expression);
    }

    /** {@return that host} Anything but a lower-case DNS name becomes {@code invalid-value} where it is used. */
    public static Host named(String name) {
        return new Host(literal(name));
    }

    static Expression literal(@Nullable String name) {
        return Literals.matching(
                name, FORM, "The host", "Write a DNS name in lower case, for example api.example.com.");
    }
}
