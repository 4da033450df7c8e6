package dev.keelson.core.expression;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Java meaning of every expression.
 *
 * @since 0.1.0
 */
public final class Evaluator implements ExpressionVisitor<Object> {

    /** Where the values of settings come from. */
    @FunctionalInterface
    public interface Inputs {
        /**
         * The value of a setting.
         *
         * @param path the setting's path
         * @return its value, or null where it has none
         */
        @Nullable
        Object get(String path);
    }

    private final Inputs inputs;

    /**
     * An evaluator over some values.
     *
     * @param inputs the values of all settings
     */
    public Evaluator(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * The value of an expression.
     *
     * @param expression any expression
     * @return a {@link Long}, an {@link Amount}, a {@link String} or a list of strings
     * @throws EvaluationException when a setting has no value, a value is invalid or a number leaves its range
     */
    public Object evaluate(Expression expression) {
        try {
            return expression.accept(this);
        } catch (ArithmeticException overflow) {
            throw new EvaluationException("the result does not fit a 64-bit whole number", overflow);
        }
    }

    /** {@return whether all settings that decide the expression have a value} */
    public boolean isGiven(Expression expression) {
        return expression.paths().stream().allMatch(path -> inputs.get(path) != null);
    }

    /** {@return the items of an input that is a list, each once; none where nobody gives any} */
    public List<String> names(Expression.Input input) {
        return inputs.get(input.path()) instanceof List<?> given
                ? given.stream().map(Object::toString).distinct().toList()
                : List.of();
    }

    /**
     * The texts of an input that has any number of them.
     *
     * @param input the input
     * @return each text by its key, sorted; none where nobody gives any
     */
    public Map<String, String> entries(Expression.Input input) {
        Map<String, String> entries = new TreeMap<>();
        if (inputs.get(input.path()) instanceof Map<?, ?> given) {
            given.forEach((key, text) -> entries.put(key.toString(), text.toString()));
        }
        return entries;
    }

    /**
     * The value of a numeric expression.
     *
     * @param expression an expression over whole numbers
     * @return its value
     */
    public long number(Expression expression) {
        return (Long) evaluate(expression);
    }

    /**
     * The value of an expression over amounts.
     *
     * @param expression an expression over amounts
     * @return its value
     */
    public Amount amount(Expression expression) {
        return (Amount) evaluate(expression);
    }

    /**
     * The value of an expression as text.
     *
     * @param expression any expression but a list
     * @return its value, numbers in plain digits
     */
    public String text(Expression expression) {
        return evaluate(expression).toString();
    }

    /**
     * The items of a list expression.
     *
     * @param expression a list
     * @return its items in order
     */
    public List<String> list(Expression expression) {
        return ((List<?>) evaluate(expression)).stream().map(Object::toString).toList();
    }

    @Override
    public Object constant(Expression.Constant it) {
        return it.value();
    }

    @Override
    public Object input(Expression.Input it) {
        Object value = inputs.get(it.path());
        if (value == null) {
            throw new EvaluationException("the setting " + it.path() + " has no value here");
        }
        return value;
    }

    @Override
    public Object item(Expression.Item it) {
        List<String> items = list(new Expression.Input(it.path()));
        if (it.index() >= items.size()) {
            throw new EvaluationException("the list " + it.path() + " has no item " + it.index());
        }
        return items.get(it.index());
    }

    @Override
    public Object arithmetic(Expression.Arithmetic it) {
        long left = number(it.left());
        long right = number(it.right());
        return switch (it.operator()) {
            case PLUS -> Math.addExact(left, right);
            case MINUS -> Math.max(0, Math.subtractExact(left, right));
            case TIMES -> Math.multiplyExact(left, right);
            case DIVIDED_DOWN -> left / right;
            case DIVIDED_UP -> -Math.floorDiv(-left, right);
            case AT_LEAST -> Math.max(left, right);
            case AT_MOST -> Math.min(left, right);
            case PERCENT -> Math.addExact(Math.multiplyExact(left, right), 99) / 100;
        };
    }

    @Override
    public Object scaled(Expression.Scaled it) {
        return amount(it.amount()).times(number(it.factor()));
    }

    @Override
    public Object sum(Expression.Sum it) {
        return amount(it.left()).plus(amount(it.right()));
    }

    @Override
    public Object inUnit(Expression.InUnit it) {
        return amount(it.amount()).roundedUpTo(it.unit());
    }

    @Override
    public Object written(Expression.Written it) {
        return text(it.value());
    }

    @Override
    public Object padded(Expression.Padded it) {
        String digits = Long.toString(number(it.number()));
        return "0".repeat(Math.max(0, it.width() - digits.length())) + digits;
    }

    @Override
    public Object hyphenated(Expression.Hyphenated it) {
        return text(it.text()).replace('.', '-');
    }

    @Override
    public Object concat(Expression.Concat it) {
        return it.parts().stream().map(this::text).collect(Collectors.joining());
    }

    @Override
    public Object joined(Expression.Joined it) {
        return String.join(it.separator(), list(it.list()));
    }

    @Override
    public Object imageName(Expression.ImageName it) {
        String registry = text(it.registry());
        String tag = text(it.tag());
        String digest = text(it.digest());
        return (registry.isEmpty() ? "" : registry + "/")
                + text(it.repository())
                + (tag.isEmpty() ? "" : ":" + tag)
                + (digest.isEmpty() ? "" : "@" + digest);
    }

    @Override
    public Object checksum(Expression.Checksum it) {
        try {
            byte[] bytes = text(it.text()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public Object invalid(Expression.Invalid it) {
        throw new EvaluationException(it.defect());
    }
}
