package dev.keelson.core.value;

import dev.keelson.core.expression.Dimension;
import dev.keelson.core.expression.Expression;
import java.util.function.Function;

/**
 * What is common to all values of one scalar class: how one is read from text, and how an expression becomes one. Words,
 * settings and overrides share it, so that a value means the same wherever it is given.
 *
 * @param <T> the scalar class
 * @since 0.1.0
 */
public final class ValueType<T extends Scalar> {
    /** Counts. */
    public static final ValueType<Count> COUNT =
            new ValueType<>("count", Form.NUMBER, Count::new, text -> Literals.number(text, "The count"));
    /** Percentages. */
    public static final ValueType<Percent> PERCENT =
            new ValueType<>("percent", Form.NUMBER, Percent::new, text -> Literals.number(text, "The percentage"));
    /** Port numbers. */
    public static final ValueType<PortNumber> PORT = new ValueType<>(
            "port", Form.NUMBER, PortNumber::new, text -> PortNumber.checked(Literals.number(text, "The port")));
    /** Processor time. */
    public static final ValueType<Cpu> CPU = new ValueType<>(
            "cpu", Form.TEXT, Cpu::new, text -> Literals.amount(text, Dimension.CPU, "The CPU amount", "250m or 2"));
    /** Memory. */
    public static final ValueType<Memory> MEMORY = new ValueType<>(
            "memory",
            Form.TEXT,
            Memory::new,
            text -> Literals.amount(text, Dimension.BYTES, "The memory amount", "512Mi"));
    /** Storage. */
    public static final ValueType<Storage> STORAGE = new ValueType<>(
            "storage",
            Form.TEXT,
            Storage::new,
            text -> Literals.amount(text, Dimension.BYTES, "The storage amount", "100Gi"));
    /** Spans of time. */
    public static final ValueType<Span> SPAN = new ValueType<>(
            "span", Form.TEXT, Span::new, text -> Literals.amount(text, Dimension.TIME, "The span", "30s"));
    /** Texts. */
    public static final ValueType<Text> TEXT = new ValueType<>("text", Form.TEXT, Text::new, Literals::text);
    /** Lists of texts; read from items separated by commas, a comma or backslash inside an item after a backslash. */
    public static final ValueType<Texts> TEXTS =
            new ValueType<>("texts", Form.LIST, Texts::new, text -> new Expression.Constant(Literals.items(text)));
    /** Hosts. */
    public static final ValueType<Host> HOST = new ValueType<>("host", Form.TEXT, Host::new, Host::literal);
    /** Address blocks. */
    public static final ValueType<Cidr> CIDR = new ValueType<>("cidr", Form.TEXT, Cidr::new, Cidr::literal);

    private final String name;
    private final Form form;
    private final Function<Expression, T> constructor;
    private final Function<String, Expression> reader;

    private ValueType(
            String name, Form form, Function<Expression, T> constructor, Function<String, Expression> reader) {
        this.name = name;
        this.form = form;
        this.constructor = constructor;
        this.reader = reader;
    }

    /** {@return the type's name in reports} */
    public String name() {
        return name;
    }

    /** {@return how its values are written} */
    public Form form() {
        return form;
    }

    /** {@return a value that is this expression} */
    public T of(Expression expression) {
        return constructor.apply(expression);
    }

    /** {@return the constant that the text stands for, or an invalid expression that says why it is none} */
    public Expression read(String text) {
        return reader.apply(text);
    }

    /** {@return an item of a list as {@link #TEXTS} reads it} */
    public static String item(String text) {
        return text.replace("\\", "\\\\").replace(",", "\\,");
    }

    /** {@return the regular expression of a block of addresses} Java, JSON Schema and Go read it alike. */
    public static String blockPattern() {
        return Cidr.FORM.pattern();
    }

    /** {@return a value that stands in for one that could not be made, so that it causes no second finding} */
    public T placeholder() {
        return of(read(
                switch (name) {
                    case "cpu" -> "1m";
                    case "memory", "storage" -> "1Mi";
                    case "span" -> "1s";
                    case "cidr" -> "192.0.2.0/24";
                    case "text", "texts", "host" -> "invalid";
                    default -> "1";
                }));
    }

    /** {@return the expression that a value holds; for renderers and outputs, not for definitions} */
    public static Expression expression(Scalar value) {
        return value.expression();
    }

    /** {@return the value as reports write it} What settings decide is not told. */
    public static String described(Scalar value) {
        Expression expression = value.expression();
        if (expression instanceof Expression.Constant constant) {
            return constant.value().toString();
        }
        if (expression instanceof Expression.ImageName name
                && name.registry() instanceof Expression.Constant registry
                && name.repository() instanceof Expression.Constant repository
                && name.tag() instanceof Expression.Constant tag
                && name.digest() instanceof Expression.Constant digest) {
            return before(registry, "/") + repository.value() + after(":", tag) + after("@", digest);
        }
        return "from settings";
    }

    private static String before(Expression.Constant part, String mark) {
        return part.value().toString().isEmpty() ? "" : part.value() + mark;
    }

    private static String after(String mark, Expression.Constant part) {
        return part.value().toString().isEmpty() ? "" : mark + part.value();
    }

    /** {@return the count or percentage as the scalar it is} */
    public static Scalar scalar(CountOrPercent value) {
        return value instanceof Count count ? count : (Percent) value;
    }

    /** {@return what stands for an image that is missing or no image, which is a finding of its own} */
    public static Image placeholderImage() {
        return Image.parse("invalid.example.com/invalid:invalid");
    }

    /** {@return the image whose name is this expression} */
    public static Image image(Expression.ImageName name) {
        return new Image(name);
    }
}
