package dev.keelson.core.difference;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Assignment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An assignment that says of one path what another says of it. */
record Exchanged(Assignment base, Assignment other, String path) implements Assignment {

    @Override
    public String name() {
        return base.name();
    }

    @Override
    public Optional<Given<Expression>> scalar(String asked) {
        return source(asked).scalar(asked);
    }

    @Override
    public Optional<Given<Boolean>> toggle(String asked) {
        return source(asked).toggle(asked);
    }

    @Override
    public Optional<Given<Enum<?>>> choice(String asked) {
        return source(asked).choice(asked);
    }

    @Override
    public Map<String, Given<String>> overrides() {
        return exchanged(base.overrides(), other.overrides());
    }

    @Override
    public Map<String, Origin> assigned() {
        return exchanged(base.assigned(), other.assigned());
    }

    private Assignment source(String asked) {
        return asked.equals(path) ? other : base;
    }

    private <V> Map<String, V> exchanged(Map<String, V> own, Map<String, V> theirs) {
        Map<String, V> values = new LinkedHashMap<>(own);
        values.remove(path);
        if (theirs.containsKey(path)) {
            values.put(path, theirs.get(path));
        }
        return values;
    }
}
