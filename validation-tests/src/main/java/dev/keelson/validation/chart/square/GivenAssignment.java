package dev.keelson.validation.chart.square;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.setting.Condition;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An assignment of values, each with an origin of its own, so that findings tell which of them is at fault. A value of a path
 * that nothing reads is refused where it is typed, and changes nothing in a chart.
 *
 * @since 0.1.0
 */
public final class GivenAssignment implements Assignment {
    private final Map<String, Given<String>> overrides = new LinkedHashMap<>();
    private final Set<Condition> asked = new LinkedHashSet<>();

    /** An assignment of these values. */
    public GivenAssignment(Values values) {
        values.given().forEach((path, value) -> {
            Origin origin = Origin.outside(path);
            if (value instanceof Map<?, ?> entries) {
                ModelPath map = ModelPath.parse(path);
                entries.forEach((key, text) ->
                        overrides.put(map.child(key.toString()).toString(), new Given<>(text.toString(), origin)));
            } else {
                overrides.put(path, new Given<>(text(value), origin));
            }
        });
    }

    private static String text(Object value) {
        return value instanceof List<?> items
                ? String.join(
                        ",",
                        items.stream()
                                .map(item -> ValueType.item(item.toString()))
                                .toList())
                : value.toString();
    }

    /** {@return the value that comes from there, empty where none does} */
    Optional<String> at(Origin origin) {
        return overrides.values().stream()
                .filter(each -> each.origin() == origin)
                .map(each -> each.origin().toString())
                .findFirst();
    }

    /** {@return the conditions that were asked so far} */
    public Set<Condition> asked() {
        return asked;
    }

    @Override
    public String name() {
        return "case";
    }

    @Override
    public Optional<Given<Expression>> scalar(String path) {
        return Optional.empty();
    }

    @Override
    public Optional<Given<Boolean>> toggle(String path) {
        return Optional.empty();
    }

    @Override
    public Optional<Given<Enum<?>>> choice(String path) {
        return Optional.empty();
    }

    @Override
    public Optional<Boolean> condition(Condition condition) {
        asked.add(condition);
        return Optional.empty();
    }

    @Override
    public Map<String, Given<String>> overrides() {
        return overrides;
    }

    @Override
    public boolean mayNameOthers() {
        return true;
    }

    @Override
    public Map<String, Origin> assigned() {
        return Map.of();
    }
}
