package dev.keelson.helm.exploration;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.setting.Condition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An assignment in which scalars stay symbols and everything finite stands where a context says. */
final class SymbolicAssignment implements Assignment {
    private final Context context;
    private final int itemSymbols;
    private final Map<String, Condition> asked = new LinkedHashMap<>();
    private boolean walksLists;

    SymbolicAssignment(Context context, int itemSymbols) {
        this.context = context;
        this.itemSymbols = itemSymbols;
    }

    /** {@return the conditions that the run asked for so far, by their words} */
    Map<String, Condition> asked() {
        return asked;
    }

    /** {@return whether the run walked through a list, so that the number of item symbols could matter to it} */
    boolean walksLists() {
        return walksLists;
    }

    @Override
    public String name() {
        return "chart";
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
        asked.putIfAbsent(condition.toString(), condition);
        Axis axis = context.axes().at(condition.setting().path());
        return Optional.of(
                axis == null
                        ? condition.holds(Axis.constant(condition.setting()))
                        : axis.positions().get(context.at(axis)).facts().contains(Fact.holds(condition)));
    }

    /** Toggles and choices, implicit ones included, are given as texts: they have no other common form. */
    @Override
    public Map<String, Given<String>> overrides() {
        Map<String, Given<String>> overrides = new LinkedHashMap<>();
        context.axes().all().forEach(axis -> {
            String name = axis.positions().get(context.at(axis)).name();
            if (name != null) {
                overrides.put(axis.path(), new Given<>(name, axis.origin()));
            }
        });
        return overrides;
    }

    @Override
    public Map<String, Origin> assigned() {
        return Map.of();
    }

    @Override
    public boolean isSymbolic() {
        return true;
    }

    @Override
    public int itemSymbols(String list) {
        walksLists = true;
        return itemSymbols;
    }
}
