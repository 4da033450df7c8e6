package dev.keelson.core.platform;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Input;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A named assignment of settings. The library knows no environment by name: what differs, differs through settings.
 *
 * @since 0.1.0
 */
public final class Environment {
    private final String name;
    private final Origin origin;
    private final Map<String, Assignment.Given<?>> inputs;
    private final Map<String, Assignment.Given<String>> overrides;

    private Environment(
            String name,
            Origin origin,
            Map<String, Assignment.Given<?>> inputs,
            Map<String, Assignment.Given<String>> overrides) {
        this.name = name;
        this.origin = origin;
        this.inputs = inputs;
        this.overrides = overrides;
    }

    /** {@return an environment in which every setting has its default} The name is that of its output directory. */
    public static Environment named(String name) {
        return new Environment(name, Origin.here(), Map.of(), Map.of());
    }

    /** {@return the same environment with a value for a setting} */
    public <T extends Scalar> Environment with(Setting<T> setting, T value) {
        return given(setting, ValueType.expression(value));
    }

    /** {@return the same environment with a choice made} */
    public <E extends Enum<E>> Environment with(Choice<E> choice, E value) {
        return given(choice, value);
    }

    /** {@return the same environment with a toggle on} */
    public Environment on(Toggle toggle) {
        return given(toggle, true);
    }

    /** {@return the same environment with a toggle off} */
    public Environment off(Toggle toggle) {
        return given(toggle, false);
    }

    /**
     * The same environment with one value of the model changed, {@code override("api.image.tag", "1.5.0")}.
     *
     * <p>Findings: {@code unknown-path}, {@code invalid-value}, {@code out-of-bounds}, {@code fed-by-setting}.
     */
    public Environment override(String path, String value) {
        return override(path, value, Origin.here());
    }

    Environment override(String path, String value, Origin at) {
        Map<String, Assignment.Given<String>> more = new LinkedHashMap<>(overrides);
        more.put(path, new Assignment.Given<>(value, at));
        return new Environment(name, origin, inputs, more);
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return the line that named it} */
    public Origin origin() {
        return origin;
    }

    /** {@return what it assigns, for a run of a definition} */
    public Assignment assignment() {
        return new Assigned(this);
    }

    private Environment given(Input input, Object value) {
        Map<String, Assignment.Given<?>> more = new LinkedHashMap<>(inputs);
        more.put(input.path(), new Assignment.Given<>(value, Origin.here()));
        return new Environment(name, origin, more, overrides);
    }

    @Override
    public String toString() {
        return name;
    }

    private record Assigned(Environment environment) implements Assignment {
        @Override
        public String name() {
            return environment.name;
        }

        @Override
        public Optional<Given<Expression>> scalar(String path) {
            return given(path, Expression.class);
        }

        @Override
        public Optional<Given<Boolean>> toggle(String path) {
            return given(path, Boolean.class);
        }

        @Override
        public Optional<Given<Enum<?>>> choice(String path) {
            Given<?> found = environment.inputs.get(path);
            return found != null && found.value() instanceof Enum<?> constant
                    ? Optional.of(new Given<>(constant, found.origin()))
                    : Optional.empty();
        }

        @Override
        public Map<String, Given<String>> overrides() {
            return environment.overrides;
        }

        @Override
        public Map<String, Origin> assigned() {
            Map<String, Origin> origins = new LinkedHashMap<>();
            environment.inputs.forEach((path, given) -> origins.put(path, given.origin()));
            return origins;
        }

        private <V> Optional<Given<V>> given(String path, Class<V> type) {
            Given<?> found = environment.inputs.get(path);
            return found != null && type.isInstance(found.value())
                    ? Optional.of(new Given<>(type.cast(found.value()), found.origin()))
                    : Optional.empty();
        }
    }
}
