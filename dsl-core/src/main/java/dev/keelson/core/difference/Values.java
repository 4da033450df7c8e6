package dev.keelson.core.difference;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.draft.Run;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Assignment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of one run, by path. */
final class Values {
    private final Assignment assignment;
    private final Map<String, Parameter> parameters = new HashMap<>();

    Values(Run run) {
        this.assignment = run.assignment();
        run.parameters().forEach(parameter -> parameters.put(parameter.path(), parameter));
    }

    /** What is said of that path; the other run knows the default of what this one does not read. */
    Chosen chosen(String path, Values other) {
        Parameter own = parameters.get(path);
        Origin given = given(path);
        if (own != null) {
            return new Chosen(shown(own.value()), given != null, true, given == null ? own.origin() : given);
        }
        if (given != null) {
            return new Chosen(text(path), true, false, given);
        }
        Parameter known = other.parameters.get(path);
        return known == null
                ? new Chosen(null, false, false, Origin.outside("nowhere"))
                : new Chosen(shown(known.byDefault()), false, false, known.origin());
    }

    private @Nullable Origin given(String path) {
        Assignment.Given<String> override = assignment.overrides().get(path);
        return override == null ? assignment.assigned().get(path) : override.origin();
    }

    private @Nullable String text(String path) {
        Assignment.Given<String> override = assignment.overrides().get(path);
        if (override != null) {
            return override.value();
        }
        return assignment
                .scalar(path)
                .map(scalar -> scalar.value() instanceof Expression.Constant constant
                        ? shown(constant.value())
                        : scalar.value().toString())
                .or(() -> assignment.toggle(path).map(toggle -> toggle.value().toString()))
                .or(() -> assignment.choice(path).map(choice -> choice.value().toString()))
                .orElse(null);
    }

    private static @Nullable String shown(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value == null ? null : value.toString();
    }
}
