package dev.keelson.core.draft;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.expression.EvaluationException;
import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Lines;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.setting.Assignment.Given;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Demand;
import dev.keelson.core.token.Names;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.ValueType;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lets in the values that are of their type and inside their bounds; of all others it says what is wrong. */
final class Admission {
    private final Assignment assignment;
    private final Parameters parameters;
    private final Lines lines;
    private final Problems problems;
    private final Set<Demand> demands = new LinkedHashSet<>();

    Admission(Assignment assignment, Parameters parameters, Lines lines, Problems problems) {
        this.assignment = assignment;
        this.parameters = parameters;
        this.lines = lines;
        this.problems = problems;
    }

    /** The value of a literal, or null with a finding where it is none or lies outside its bounds. */
    @Nullable
    Object literal(String path, Expression literal, Bounds bounds, Origin origin) {
        if (literal instanceof Expression.Invalid invalid) {
            refuse(ModelPath.parse(path), invalid.defect());
            return null;
        }
        if (!(literal instanceof Expression.Constant constant)) {
            refuse(
                    ModelPath.parse(path),
                    origin,
                    path + " is given an expression where a literal is needed.",
                    "Assign a literal; arithmetic belongs into the definition.");
            return null;
        }
        Optional<String> violation = bounds.violation(constant.value());
        violation.ifPresent(what -> refuse(
                ModelPath.parse(path),
                origin,
                path + " is " + shown(constant.value()) + ", which " + what + ".",
                bounds.fix()));
        return violation.isPresent() ? null : constant.value();
    }

    /** The value that an override's text stands for, or null with a finding. */
    @Nullable
    Object text(String path, Given<String> given, ValueType<?> type, Bounds bounds) {
        Expression read = type.read(given.value());
        if (read instanceof Expression.Invalid invalid) {
            Defect defect = invalid.defect();
            refuse(ModelPath.parse(path), new Defect(defect.rule(), defect.message(), defect.fix(), given.origin()));
            return null;
        }
        return literal(path, read, bounds, given.origin());
    }

    /** The texts that can stand under their keys in a map of labels or annotations, those that cannot with a finding. */
    Map<String, String> entries(ModelPath path, Map<String, Given<String>> given, Bounds bounds) {
        Map<String, String> entries = new TreeMap<>();
        given.forEach((key, override) -> {
            List<Defect> defects = Names.labelKey(key, override.origin());
            defects.forEach(defect -> refuse(path.child(key), defect));
            Object text = text(path.child(key).toString(), override, ValueType.TEXT, bounds);
            if (defects.isEmpty() && text != null) {
                entries.put(key, text.toString());
            }
        });
        return entries;
    }

    /** The position of an override's text among the names, or empty with a finding. */
    Optional<Integer> oneOf(String path, Given<String> given, List<String> names) {
        int position = names.indexOf(given.value());
        if (position < 0) {
            refuse(
                    ModelPath.parse(path),
                    given.origin(),
                    path + " cannot be \"" + given.value() + "\".",
                    "Write one of " + String.join(", ", names) + ".");
            return Optional.empty();
        }
        return Optional.of(position);
    }

    /** The value itself, or its type's placeholder with a finding. */
    <T extends Scalar> T value(ModelPath path, T value, ValueType<T> type, Bounds bounds, Origin origin) {
        Expression expression = ValueType.expression(value);
        boolean isLiteral = expression instanceof Expression.Constant || expression instanceof Expression.Invalid;
        boolean admitted = isLiteral
                ? literal(path.toString(), expression, bounds, origin) != null
                : comesOut(path, expression, bounds, origin);
        return admitted ? value : type.placeholder();
    }

    /** What words ask of values that come from settings, each once. */
    List<Demand> demands() {
        return List.copyOf(demands);
    }

    private boolean comesOut(ModelPath path, Expression expression, Bounds bounds, Origin origin) {
        demands.add(new Demand(expression, bounds));
        if (assignment.isSymbolic()) {
            return true;
        }
        Set<String> asked = new HashSet<>();
        Evaluator evaluator = new Evaluator(input -> {
            asked.add(input);
            return parameters.value(input);
        });
        try {
            Object value = evaluator.evaluate(expression);
            Optional<String> violation = bounds.violation(value);
            if (!asked.stream().map(ModelPath::parse).allMatch(lines::knows)) {
                lines.replaced(path);
            } else if (violation.isPresent()) {
                refuse(
                        path,
                        origin,
                        path + " comes to " + shown(value) + " in " + assignment.name() + ", which " + violation.get()
                                + ".",
                        "Change the settings it is made of"
                                + (value instanceof String ? "." : ", or hold it with atLeast(…) or atMost(…)."));
            }
            return violation.isEmpty();
        } catch (EvaluationException failure) {
            failure.defect()
                    .ifPresentOrElse(
                            defect -> refuse(path, defect), () -> withoutValue(path, origin, failure.getMessage()));
            return false;
        }
    }

    private void withoutValue(ModelPath path, Origin origin, @Nullable String why) {
        lines.replaced(path);
        problems.add(
                DraftRules.NO_VALUE,
                path,
                origin,
                path + " has no value in " + assignment.name() + ": " + why + ".",
                "Change the settings it is made of; before an optional one is used, ask p.when(setting.isPresent()).");
    }

    private void refuse(ModelPath path, Defect defect) {
        lines.replaced(path);
        problems.add(defect, path);
    }

    private void refuse(ModelPath path, Origin origin, String message, String fix) {
        lines.replaced(path);
        problems.add(DraftRules.OUT_OF_BOUNDS, path, origin, message, fix);
    }

    private static String shown(Object value) {
        return value instanceof String text
                ? "\"" + text.replace("\n", "\\n").replace("\r", "\\r") + "\""
                : value.toString();
    }
}
