package dev.keelson.core.extension;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * All that a definition said, as immutable facts in the order they were said. Facts are found by their type, so that the
 * core's and an extension's are reached the same way.
 *
 * @since 0.1.0
 */
public final class Model {
    private final Map<Class<?>, List<Object>> facts;

    private Model(Map<Class<?>, List<Object>> facts) {
        this.facts = facts;
    }

    /** {@return all facts of that type, in order} */
    public <F> List<F> all(Class<F> type) {
        return facts.getOrDefault(type, List.of()).stream().map(type::cast).toList();
    }

    /** {@return the facts of all facets of that type, in order} */
    public <F> List<Attached<F>> attached(Class<F> type) {
        return all(Attached.class).stream()
                .filter(attached -> type.isInstance(attached.fact()))
                .map(attached -> new Attached<>(
                        attached.component(),
                        attached.path(),
                        type.cast(attached.fact()),
                        attached.extension(),
                        attached.origin()))
                .toList();
    }

    /** {@return this model with more facts, which were derived from it} */
    public Model with(List<?> derived) {
        Builder more = new Builder();
        facts.values().forEach(list -> list.forEach(more::add));
        derived.forEach(more::add);
        return more.build();
    }

    /** {@return this model with the facts of that type exchanged, each for what follows from it} */
    public <F> Model with(Class<F> type, UnaryOperator<F> change) {
        Builder changed = new Builder();
        facts.values()
                .forEach(list -> list.forEach(
                        fact -> changed.add(type.isInstance(fact) ? change.apply(type.cast(fact)) : fact)));
        return changed.build();
    }

    /** Collects facts. */
    public static final class Builder {
        private final Map<Class<?>, List<Object>> facts = new LinkedHashMap<>();

        /** An empty model to be filled. */
        public Builder() {}

        /** Adds a fact. */
        public void add(Object fact) {
            facts.computeIfAbsent(fact.getClass(), type -> new ArrayList<>()).add(fact);
        }

        /** {@return the model of all facts so far} */
        public Model build() {
            Map<Class<?>, List<Object>> copy = new LinkedHashMap<>();
            facts.forEach((type, list) -> copy.put(type, List.copyOf(list)));
            return new Model(copy);
        }
    }
}
