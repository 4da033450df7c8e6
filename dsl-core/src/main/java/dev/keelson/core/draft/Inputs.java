package dev.keelson.core.draft;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.expression.EvaluationException;
import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.setting.Assignment.Given;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Condition;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one run: declared settings as they are read, and the implicit ones that surround the literals of words.
 * Overrides are applied here, before anything is derived.
 */
final class Inputs {
    private final Assignment assignment;
    private final Problems problems;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Origin> fed = new HashMap<>();
    private final Set<String> usedOverrides = new HashSet<>();
    private final Evaluator evaluator;

    Inputs(Assignment assignment, Problems problems) {
        this.assignment = assignment;
        this.problems = problems;
        // A default that a renderer computed with would be frozen into a chart, where it is the user's to change.
        this.evaluator = new Evaluator(path -> assignment.isSymbolic() ? null : value(path));
    }

    Evaluator evaluator() {
        return evaluator;
    }

    List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    <T extends Scalar> T get(Setting<T> setting) {
        if (known(setting.path(), setting.type().name(), constant(setting.byDefault()), setting.origin())) {
            return setting.type().of(new Expression.Input(setting.path()));
        }
        Object byDefault = valid(setting.path(), setting.byDefault(), setting.bounds(), setting.origin());
        Object value = assigned(setting);
        parameters.put(
                setting.path(),
                new Parameter(
                        setting.path(),
                        Parameter.Kind.SCALAR,
                        setting.type().name(),
                        setting.type().form(),
                        byDefault,
                        value == null ? byDefault : value,
                        setting.bounds(),
                        List.of(),
                        setting.description(),
                        false,
                        setting.origin()));
        return setting.type().of(new Expression.Input(setting.path()));
    }

    boolean get(Toggle toggle) {
        Optional<Given<String>> override = override(toggle.path());
        boolean value = override.isPresent()
                ? parsed(toggle.path(), override.get(), List.of("true", "false"))
                        .equals("true")
                : assignment.toggle(toggle.path()).map(Given::value).orElse(toggle.isOnByDefault());
        if (!known(toggle.path(), "toggle", toggle.isOnByDefault(), toggle.origin())) {
            parameters.put(
                    toggle.path(),
                    new Parameter(
                            toggle.path(),
                            Parameter.Kind.TOGGLE,
                            "toggle",
                            null,
                            toggle.isOnByDefault(),
                            value,
                            Bounds.NONE,
                            List.of("true", "false"),
                            toggle.description(),
                            false,
                            toggle.origin()));
        }
        return value;
    }

    <E extends Enum<E>> E get(Choice<E> choice) {
        Class<E> type = choice.byDefault().getDeclaringClass();
        E given = assignment
                .choice(choice.path())
                .map(Given::value)
                .filter(type::isInstance)
                .map(type::cast)
                .orElse(choice.byDefault());
        return choice(choice.path(), given, choice.byDefault(), choice.description(), false, choice.origin());
    }

    <E extends Enum<E>> E bind(ModelPath path, E literal, Origin origin) {
        return choice(path.toString(), literal, literal, "", true, origin);
    }

    private <E extends Enum<E>> E choice(
            String path, E given, E byDefault, String description, boolean implicit, Origin origin) {
        List<E> constants = Arrays.asList(byDefault.getDeclaringClass().getEnumConstants());
        List<String> names = constants.stream().map(Object::toString).toList();
        E value = override(path)
                .map(override -> constants.get(Math.max(0, names.indexOf(parsed(path, override, names)))))
                .orElse(given);
        if (!known(path, "choice", byDefault, origin)) {
            parameters.put(
                    path,
                    new Parameter(
                            path,
                            Parameter.Kind.CHOICE,
                            "choice",
                            null,
                            byDefault.toString(),
                            value.toString(),
                            Bounds.NONE,
                            names,
                            description,
                            implicit,
                            origin));
        }
        return value;
    }

    boolean holds(Condition condition) {
        get(condition.setting());
        return assignment
                .condition(condition)
                .orElseGet(() -> condition.holds(value(condition.setting().path())));
    }

    /**
     * Makes a word's value final: a literal becomes an implicit setting under the word's path, a value that comes from
     * settings stays what it is, a value that could not be made is reported and replaced.
     */
    <T extends Scalar> T bind(ModelPath path, T value, ValueType<T> type, Bounds bounds, Origin origin) {
        String key = path.toString();
        if (!(ValueType.expression(value) instanceof Expression.Constant constant)) {
            fed.putIfAbsent(key, origin);
            return checked(path, value, type, bounds, origin);
        }
        if (!known(key, type.name(), constant.value(), origin)) {
            Object byDefault = valid(key, constant, bounds, origin);
            Object fallback = byDefault == null ? constant(ValueType.expression(type.placeholder())) : byDefault;
            Object overridden = overridden(key, type, bounds);
            parameters.put(
                    key,
                    new Parameter(
                            key,
                            Parameter.Kind.SCALAR,
                            type.name(),
                            type.form(),
                            fallback,
                            overridden == null ? fallback : overridden,
                            bounds,
                            List.of(),
                            "",
                            true,
                            origin));
        }
        return type.of(new Expression.Input(key));
    }

    /** Reports what is wrong with a value that has no path of its own, and replaces it then. */
    <T extends Scalar> T checked(ModelPath path, T value, ValueType<T> type, Bounds bounds, Origin origin) {
        Expression expression = ValueType.expression(value);
        if (expression instanceof Expression.Invalid invalid) {
            problems.add(invalid.defect().at(path));
            return type.placeholder();
        }
        if (expression instanceof Expression.Constant) {
            return valid(path.toString(), expression, bounds, origin) == null ? type.placeholder() : value;
        }
        return admitted(path, expression, bounds, origin) ? value : type.placeholder();
    }

    Image bind(ModelPath path, Image image, Origin origin) {
        Expression expression = ValueType.expression(image);
        if (expression instanceof Expression.Invalid invalid) {
            problems.add(invalid.defect().at(path));
        }
        if (!(expression instanceof Expression.ImageName name)) {
            return Image.parse("invalid.example.com/invalid:invalid");
        }
        return ValueType.image(new Expression.ImageName(
                part(path.child("registry"), name.registry(), Characters.IMAGE_REGISTRY, origin),
                part(path.child("repository"), name.repository(), Characters.IMAGE_REPOSITORY, origin),
                part(path.child("tag"), name.tag(), Characters.IMAGE_TAG, origin),
                part(path.child("digest"), name.digest(), Characters.IMAGE_DIGEST, origin)));
    }

    private Expression part(ModelPath path, Expression part, Characters characters, Origin origin) {
        Text bound = bind(path, ValueType.TEXT.of(part), ValueType.TEXT, Bounds.of(characters), origin);
        return ValueType.expression(bound);
    }

    /** Reports what only the whole run shows: overrides nobody took, settings nobody read, paths that collide. */
    void finish() {
        assignment.overrides().forEach((path, given) -> {
            if (!usedOverrides.contains(path)) {
                reportUnused(path, given);
            }
        });
        assignment.assigned().forEach((path, origin) -> {
            if (!parameters.containsKey(path)) {
                problems.add(
                        DraftRules.UNREAD_SETTING,
                        ModelPath.parse(path),
                        origin,
                        "The environment " + assignment.name() + " assigns " + path
                                + ", which the definition never reads.",
                        "Take the assignment out, or read the setting with p.get(…).");
            }
        });
        reportNestedPaths();
    }

    private void reportUnused(String path, Given<String> given) {
        Origin fedAt = fed.get(path);
        if (fedAt != null) {
            problems.add(Finding.of(
                            DraftRules.FED_BY_SETTING,
                            ModelPath.parse(path),
                            given.origin(),
                            path + " cannot be overridden, because its value comes from a setting.",
                            "Override the setting it comes from.")
                    .also("fed here", fedAt));
            return;
        }
        String hint = Suggestion.nearest(path, parameters.keySet())
                .map(near -> "Did you mean " + near + "? ")
                .orElse("");
        problems.add(
                DraftRules.UNKNOWN_PATH,
                ModelPath.parse(path),
                given.origin(),
                "Nothing in the platform has the path " + path + ".",
                hint + "report/platform.json lists every path under \"settings\".");
    }

    private void reportNestedPaths() {
        Map<String, Parameter> sorted = new TreeMap<>();
        parameters.values().forEach(each -> sorted.put(each.path() + '.', each));
        @Nullable Parameter outer = null;
        for (Parameter each : sorted.values()) {
            if (outer != null && each.path().startsWith(outer.path() + '.')) {
                problems.add(Finding.of(
                                DraftRules.PATH_CONFLICT,
                                ModelPath.parse(each.path()),
                                each.origin(),
                                each.path() + " lies inside " + outer.path() + ", which is a value itself.",
                                "Give one of the two another path.")
                        .also(outer.path(), outer.origin()));
            } else {
                outer = each;
            }
        }
    }

    private @Nullable Object value(String path) {
        Parameter parameter = parameters.get(path);
        return parameter == null ? null : parameter.value();
    }

    private boolean known(String path, String type, @Nullable Object byDefault, Origin origin) {
        Parameter earlier = parameters.get(path);
        if (earlier == null) {
            return false;
        }
        boolean same = earlier.type().equals(type)
                && Objects.equals(String.valueOf(earlier.byDefault()), String.valueOf(byDefault));
        if (!same || !earlier.origin().toString().equals(origin.toString())) {
            problems.add(Finding.of(
                            DraftRules.PATH_CONFLICT,
                            ModelPath.parse(path),
                            origin,
                            "Two values have the path " + path + ".",
                            "Give one of the two another path.")
                    .also("first here", earlier.origin()));
        }
        return true;
    }

    private <T extends Scalar> @Nullable Object assigned(Setting<T> setting) {
        Object overridden = overridden(setting.path(), setting.type(), setting.bounds());
        if (overridden != null) {
            return overridden;
        }
        return assignment
                .scalar(setting.path())
                .map(given -> valid(setting.path(), given.value(), setting.bounds(), given.origin()))
                .orElse(null);
    }

    private @Nullable Object overridden(String path, ValueType<?> type, Bounds bounds) {
        return override(path)
                .map(given -> {
                    Expression read = type.read(given.value());
                    if (read instanceof Expression.Invalid invalid) {
                        Defect defect = invalid.defect();
                        problems.add(
                                defect.rule(), ModelPath.parse(path), given.origin(), defect.message(), defect.fix());
                        return null;
                    }
                    return valid(path, read, bounds, given.origin());
                })
                .orElse(null);
    }

    private Optional<Given<String>> override(String path) {
        Given<String> given = assignment.overrides().get(path);
        if (given != null) {
            usedOverrides.add(path);
        }
        return Optional.ofNullable(given);
    }

    private String parsed(String path, Given<String> given, List<String> names) {
        if (!names.contains(given.value())) {
            problems.add(
                    DraftRules.OUT_OF_BOUNDS,
                    ModelPath.parse(path),
                    given.origin(),
                    path + " cannot be \"" + given.value() + "\".",
                    "Write one of " + String.join(", ", names) + ".");
            return names.get(0);
        }
        return given.value();
    }

    /** The value of a literal, or null with a finding where it is none or lies outside its bounds. */
    private @Nullable Object valid(String path, @Nullable Expression literal, Bounds bounds, Origin origin) {
        if (literal instanceof Expression.Invalid invalid) {
            problems.add(invalid.defect().at(ModelPath.parse(path)));
            return null;
        }
        if (literal == null) {
            return null;
        }
        if (!(literal instanceof Expression.Constant constant)) {
            problems.add(
                    DraftRules.OUT_OF_BOUNDS,
                    ModelPath.parse(path),
                    origin,
                    path + " is given an expression where a literal is needed.",
                    "Assign a literal; arithmetic belongs into the definition.");
            return null;
        }
        Optional<String> violation = bounds.violation(constant.value());
        violation.ifPresent(what -> problems.add(
                DraftRules.OUT_OF_BOUNDS,
                ModelPath.parse(path),
                origin,
                path + " is " + constant.value() + ", which " + what + ".",
                "Give a value inside the bounds."));
        return violation.isPresent() ? null : constant.value();
    }

    private boolean admitted(ModelPath path, Expression expression, Bounds bounds, Origin origin) {
        if (assignment.isSymbolic()) {
            return true;
        }
        try {
            Object value = evaluator.evaluate(expression);
            Optional<String> violation = bounds.violation(value);
            violation.ifPresent(what -> problems.add(
                    DraftRules.OUT_OF_BOUNDS,
                    path,
                    origin,
                    path + " comes to " + value + " in " + assignment.name() + ", which " + what + ".",
                    "Change the settings it is made of, or hold it with atLeast(…) or atMost(…)."));
            return violation.isEmpty();
        } catch (EvaluationException failure) {
            problems.add(
                    DraftRules.NO_VALUE,
                    path,
                    origin,
                    path + " has no value in " + assignment.name() + ": " + failure.getMessage() + ".",
                    "Assign the settings it is made of, or ask p.when(setting.isPresent()) first.");
            return false;
        }
    }

    private static @Nullable Object constant(@Nullable Expression expression) {
        return expression instanceof Expression.Constant constant ? constant.value() : null;
    }

    List<Expression> items(String listPath) {
        List<Expression> items = new ArrayList<>();
        if (value(listPath) instanceof List<?> list) {
            list.forEach(item -> items.add(new Expression.Constant(item.toString())));
        }
        return items;
    }
}
