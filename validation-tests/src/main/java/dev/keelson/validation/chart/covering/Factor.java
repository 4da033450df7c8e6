package dev.keelson.validation.chart.covering;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.setting.Condition;
import dev.keelson.validation.chart.candidate.Candidates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that can stand in finitely many ways: a toggle, a choice, a list by how many items it has, an optional value by
 * whether it is there, any value by the thresholds that the definition asked for.
 *
 * @param path the value's path
 * @param positions the ways
 * @since 0.1.0
 */
public record Factor(String path, List<Position> positions) {

    /**
     * One way to stand.
     *
     * @param name the way, in words
     * @param values the values that stand so; null for none given
     */
    public record Position(String name, List<@Nullable Object> values) {}

    /**
     * {@return the factor of a parameter, empty where nothing about it is finite}
     *
     * @param parameter the parameter
     * @param asked the conditions that the definition asked of it
     */
    public static Optional<Factor> of(Parameter parameter, Collection<Condition> asked) {
        Map<String, List<@Nullable Object>> positions = new LinkedHashMap<>();
        if (parameter.byDefault() == null) {
            positions.computeIfAbsent("absent", name -> new ArrayList<>()).add(null);
        }
        for (Object value : Candidates.of(parameter, asked)) {
            positions
                    .computeIfAbsent(name(parameter, asked, value), name -> new ArrayList<>())
                    .add(value);
        }
        if (positions.size() < 2) {
            return Optional.empty();
        }
        List<Position> all = new ArrayList<>();
        positions.forEach((name, values) -> all.add(new Position(name, values)));
        return Optional.of(new Factor(parameter.path(), List.copyOf(all)));
    }

    /**
     * {@return the position at which the value stands, negative where none has it}
     *
     * @param value the value, null for none
     */
    public int position(@Nullable Object value) {
        for (int position = 0; position < positions.size(); position++) {
            if (positions.get(position).values().contains(value)) {
                return position;
            }
        }
        return -1;
    }

    private static String name(Parameter parameter, Collection<Condition> asked, Object value) {
        if (parameter.kind() == Parameter.Kind.TOGGLE || parameter.kind() == Parameter.Kind.CHOICE) {
            return value.toString();
        }
        List<String> name = new ArrayList<>();
        if (value instanceof Map<?, ?> entries) {
            name.add(entries.isEmpty() ? "nothing added" : "something added");
        }
        if (value instanceof List<?> items) {
            name.add(items.size() > 1 ? "several items" : items.isEmpty() ? "no item" : "one item");
        }
        for (Condition condition : asked) {
            if (condition.kind() != Condition.Kind.PRESENT && !(value instanceof List<?>)) {
                name.add((condition.holds(Candidates.typed(parameter, value)) ? "" : "not ") + condition);
            }
        }
        return name.isEmpty() ? "present" : String.join(", ", name);
    }
}
