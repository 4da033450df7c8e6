package dev.keelson.core.value;

import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.expression.Expression;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What renderers ask for the plain form of a value. In a plain emission it gives values; when a chart is made it gives
 * markers that stand for expressions. Only renderers see it, so only the last step knows which of the two happens.
 *
 * @since 0.1.0
 */
public final class Sink {

    /** How expressions become numbers and texts of a manifest. */
    public interface Translation {
        /** {@return what to write where the manifest wants a whole number} */
        long number(Expression expression);

        /** {@return what to write where the manifest wants a text} */
        String text(Expression expression);

        /** {@return what to write where the manifest may have a text, null for nothing} */
        @Nullable
        String optional(Expression expression);

        /** {@return what to write among the names that a manifest lists} */
        List<String> names(Expression.Input input);

        /** {@return what to write among the labels or annotations of a manifest} */
        Map<String, String> entries(Expression.Input input);
    }

    private final Translation translation;

    /** A sink that writes as the translation says. */
    public Sink(Translation translation) {
        this.translation = translation;
    }

    /** {@return a sink that writes plain values} */
    public static Sink plain(Evaluator evaluator) {
        return new Sink(new Translation() {
            @Override
            public long number(Expression expression) {
                return evaluator.number(expression);
            }

            @Override
            public String text(Expression expression) {
                return evaluator.text(expression);
            }

            @Override
            public @Nullable String optional(Expression expression) {
                return evaluator.isGiven(expression) ? evaluator.text(expression) : null;
            }

            @Override
            public List<String> names(Expression.Input input) {
                return evaluator.names(input);
            }

            @Override
            public Map<String, String> entries(Expression.Input input) {
                return evaluator.entries(input);
            }
        });
    }

    /** {@return the number, or null where there is none} */
    public @Nullable Integer number(@Nullable Count value) {
        return value == null ? null : number(value.expression());
    }

    /** {@return the port's number} */
    public Integer port(PortNumber value) {
        return number(value.expression());
    }

    /** {@return the hundredths} */
    public Integer percent(Percent value) {
        return number(value.expression());
    }

    /** {@return an {@link Integer} for a count, a text such as {@code 25%} for a percentage, null for nothing} */
    public @Nullable Object countOrPercent(@Nullable CountOrPercent value) {
        if (value instanceof Count count) {
            return number(count.expression());
        }
        return value == null ? null : text(Text.of(value, "%"));
    }

    /** {@return the span in whole seconds, rounded up, or null where there is none} */
    public @Nullable Integer seconds(@Nullable Span value) {
        return value == null ? null : number(value.inSeconds().expression());
    }

    /** {@return the value's text; amounts with their unit, images with all their parts} */
    public String text(Scalar value) {
        return translation.text(value.expression());
    }

    /** {@return the text, or null where nobody gives one} */
    public @Nullable String optional(@Nullable Text value) {
        return value == null ? null : translation.optional(value.expression());
    }

    /** {@return texts by their keys} */
    public Map<String, String> entries(OpenTexts texts) {
        return translation.entries(new Expression.Input(texts.path().toString()));
    }

    /** {@return names that whoever runs the platform gives, each once} */
    public List<String> names(Texts names) {
        return names.expression() instanceof Expression.Input input ? translation.names(input) : List.of();
    }

    private Integer number(Expression expression) {
        return Math.toIntExact(translation.number(expression));
    }
}
