package dev.keelson.core.setting;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import dev.keelson.core.value.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A scalar that may differ between environments. {@code p.get(setting)} gives a symbol, never a plain value: words take
 * it, arithmetic takes it, {@code if} cannot.
 *
 * @param <T> the kind of scalar
 * @since 0.1.0
 */
public final class Setting<T extends Scalar> extends Input {
    private final ValueType<T> type;
    private final @Nullable Expression byDefault;
    private final Bounds bounds;

    private Setting(
            String path,
            ValueType<T> type,
            @Nullable Expression byDefault,
            Bounds bounds,
            String description,
            Origin origin) {
        super(path, description, origin);
        this.type = type;
        this.byDefault = byDefault;
        this.bounds = bounds;
    }

    /** {@return a whole number} */
    public static Setting<Count> count(String path, int byDefault) {
        return of(path, ValueType.COUNT, Count.of(byDefault));
    }

    /** {@return a percentage} */
    public static Setting<Percent> percent(String path, int byDefault) {
        return of(path, ValueType.PERCENT, Percent.of(byDefault));
    }

    /** {@return the number of a port} */
    public static Setting<PortNumber> port(String path, int byDefault) {
        return of(path, ValueType.PORT, PortNumber.of(byDefault));
    }

    /** {@return an amount of processor time} */
    public static Setting<Cpu> cpu(String path, Cpu byDefault) {
        return of(path, ValueType.CPU, byDefault);
    }

    /** {@return an amount of memory} */
    public static Setting<Memory> memory(String path, Memory byDefault) {
        return of(path, ValueType.MEMORY, byDefault);
    }

    /** {@return an amount of storage} */
    public static Setting<Storage> storage(String path, Storage byDefault) {
        return of(path, ValueType.STORAGE, byDefault);
    }

    /** {@return a span of time} */
    public static Setting<Span> span(String path, Span byDefault) {
        return of(path, ValueType.SPAN, byDefault);
    }

    /** {@return a text on one line, unless {@link #holding} says otherwise} */
    public static Setting<Text> text(String path, String byDefault) {
        return of(path, ValueType.TEXT, Text.of(byDefault));
    }

    /** {@return a list of texts} */
    public static Setting<Texts> texts(String path, String... byDefault) {
        return of(path, ValueType.TEXTS, Texts.of(byDefault));
    }

    /** {@return the DNS name of a host} */
    public static Setting<Host> host(String path, Host byDefault) {
        return of(path, ValueType.HOST, byDefault);
    }

    /** {@return a setting that holds a block of addresses} */
    public static Setting<Cidr> cidr(String path, Cidr byDefault) {
        return of(path, ValueType.CIDR, byDefault);
    }

    /** {@return a setting that is off unless said otherwise, for {@code if}} */
    public static Toggle toggle(String path) {
        return new Toggle(path, false, "", Origin.here());
    }

    /** {@return a setting with a few named alternatives, for {@code switch}} */
    public static <E extends Enum<E>> Choice<E> choice(String path, E byDefault) {
        return new Choice<>(path, byDefault, "", Origin.here());
    }

    private static <T extends Scalar> Setting<T> of(String path, ValueType<T> type, T byDefault) {
        return new Setting<>(path, type, ValueType.expression(byDefault), Bounds.NONE, "", Origin.here());
    }

    /** {@return the same setting, held to whole numbers from the least to the greatest} */
    public Setting<T> between(int least, int greatest) {
        return bounded(new Bounds((long) least, (long) greatest, bounds.characters()));
    }

    /** {@return the same setting, held to values from the least to the greatest} */
    public Setting<T> between(T least, T greatest) {
        return bounded(new Bounds(constant(least), constant(greatest), bounds.characters()));
    }

    /** {@return the same setting, held to some characters} */
    public Setting<T> holding(Characters characters) {
        return bounded(new Bounds(bounds.least(), bounds.greatest(), characters));
    }

    /** {@return the same setting without a default: it may be absent, which {@link #isPresent()} tells} */
    public Setting<T> optional() {
        return new Setting<>(path(), type, null, bounds, description(), origin());
    }

    /** {@return the same setting with a sentence for the values file} */
    public Setting<T> describedAs(String sentence) {
        return new Setting<>(path(), type, byDefault, bounds, sentence, origin());
    }

    /** {@return the same setting, said at that line} */
    public Setting<T> saidAt(Origin line) {
        return new Setting<>(path(), type, byDefault, bounds, description(), line);
    }

    /** {@return the fact that the value reaches a bound, for {@code p.when}} */
    public Condition isAtLeast(int bound) {
        return new Condition(this, Condition.Kind.AT_LEAST, constant(type.of(type.read(Integer.toString(bound)))));
    }

    /** {@return the fact that the value reaches a bound, for {@code p.when}} */
    public Condition isAtLeast(T bound) {
        return new Condition(this, Condition.Kind.AT_LEAST, constant(bound));
    }

    /** {@return the fact that a list has no item, or a text no character, for {@code p.when}} */
    public Condition isEmpty() {
        return new Condition(this, Condition.Kind.EMPTY, null);
    }

    /** {@return the fact that an optional setting has a value, for {@code p.when}} */
    public Condition isPresent() {
        return new Condition(this, Condition.Kind.PRESENT, null);
    }

    /** {@return the kind of scalar it gives} */
    public ValueType<T> type() {
        return type;
    }

    /** {@return the literal that holds where nobody says otherwise, null where it is optional} */
    public @Nullable Expression byDefault() {
        return byDefault;
    }

    /** {@return the values it is held to} */
    public Bounds bounds() {
        return bounds;
    }

    private Setting<T> bounded(Bounds narrower) {
        return new Setting<>(path(), type, byDefault, narrower, description(), origin());
    }

    private static @Nullable Object constant(Scalar value) {
        return ValueType.expression(value) instanceof Expression.Constant constant ? constant.value() : null;
    }
}
