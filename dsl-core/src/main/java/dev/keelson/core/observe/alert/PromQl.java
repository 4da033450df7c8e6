package dev.keelson.core.observe.alert;

import dev.keelson.core.value.Text;

/**
 * An expression in the language of Prometheus. What it says is not looked at.
 *
 * @param text the expression
 * @since 0.1.0
 */
public record PromQl(Text text) {

    /**
     * {@return an expression made of strings, whole numbers and scalars} An alert's is written on one line.
     *
     * @param parts what is joined, {@code PromQl.of("rate(errors_total[5m]) > ", limit)}
     */
    public static PromQl of(Object... parts) {
        return new PromQl(Text.of(parts));
    }
}
