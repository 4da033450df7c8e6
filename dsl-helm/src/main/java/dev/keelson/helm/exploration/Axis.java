package dev.keelson.helm.exploration;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Condition;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.value.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One toggle, choice or setting with conditions, and the finitely many ways it can stand. Facts about one setting exclude
 * or imply each other, so they are varied together and never against each other.
 *
 * @param path its path
 * @param positions the ways it can stand
 * @param byDefault the position of its default
 * @param isOfList whether it is a list setting
 * @param implicit whether it is the literal of a word, which nobody but the word's renderer can ask for
 * @param origin the line that declared it
 * @since 0.1.0
 */
public record Axis(
        String path, List<Position> positions, int byDefault, boolean isOfList, boolean implicit, Origin origin) {

    /**
     * One way an input can stand.
     *
     * @param name the text an override would give, null for a setting
     * @param facts the facts that hold
     */
    public record Position(@Nullable String name, Set<Fact> facts) {}

    static Axis of(Parameter parameter) {
        List<Position> positions = new ArrayList<>();
        for (String name : parameter.alternatives()) {
            Set<Fact> facts = parameter.kind() == Parameter.Kind.CHOICE
                    ? Set.of(Fact.is(parameter.path(), name))
                    : name.equals("true") ? Set.of(Fact.on(parameter.path())) : Set.of();
            positions.add(new Position(name, facts));
        }
        // A toggle's off comes first, so that the last position of every axis is the most there can be.
        if (parameter.kind() == Parameter.Kind.TOGGLE) {
            positions.sort((left, right) ->
                    Integer.compare(left.facts().size(), right.facts().size()));
        }
        int byDefault = positions.stream().map(Position::name).toList().indexOf(String.valueOf(parameter.byDefault()));
        return new Axis(
                parameter.path(), List.copyOf(positions), byDefault, false, parameter.implicit(), parameter.origin());
    }

    /** {@return the axis of a setting about which all these conditions were asked} */
    static Axis of(Setting<?> setting, Collection<Condition> conditions) {
        List<Position> positions = new ArrayList<>();
        for (@Nullable Object value : representatives(setting, conditions)) {
            Position position = position(conditions, value);
            if (!positions.contains(position)) {
                positions.add(position);
            }
        }
        Position standard = position(conditions, constant(setting));
        return new Axis(
                setting.path(),
                List.copyOf(positions),
                positions.indexOf(standard),
                setting.type().form() == Form.LIST,
                false,
                setting.origin());
    }

    private static Position position(Collection<Condition> conditions, @Nullable Object value) {
        Set<Fact> facts = new LinkedHashSet<>();
        conditions.stream().filter(each -> each.holds(value)).forEach(each -> facts.add(Fact.holds(each)));
        return new Position(null, Set.copyOf(facts));
    }

    /** One value for each answer that the conditions can give: below, at and above the bounds they name. */
    private static List<@Nullable Object> representatives(Setting<?> setting, Collection<Condition> conditions) {
        List<@Nullable Object> values = new ArrayList<>();
        if (setting.byDefault() == null) {
            values.add(null);
        }
        if (setting.type().form() == Form.LIST) {
            values.add(List.of());
            values.add(List.of(""));
            return values;
        }
        Bounds bounds = setting.bounds();
        List<Object> thresholds = new ArrayList<>();
        conditions.forEach(condition -> {
            if (condition.bound() != null) {
                thresholds.add(condition.bound());
            }
        });
        if (thresholds.isEmpty()) {
            if (bounds.violation("").isEmpty()) {
                values.add("");
            }
            values.add("x");
            return values;
        }
        values.add(least(bounds, thresholds.get(0)));
        thresholds.stream().filter(bound -> bounds.violation(bound).isEmpty()).forEach(values::add);
        return values;
    }

    private static Object least(Bounds bounds, Object like) {
        Object least = bounds.least();
        if (least != null) {
            return least;
        }
        return like instanceof Amount amount ? new Amount(0, amount.unit(), amount.dimension()) : (Object) 0L;
    }

    static @Nullable Object constant(Setting<?> setting) {
        return setting.byDefault() instanceof Expression.Constant constant ? constant.value() : null;
    }

    /** Paths tell axes apart. */
    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
