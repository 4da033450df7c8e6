package dev.keelson.core.draft;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.expression.EvaluationException;
import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.setting.Assignment.Given;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.ValueType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in the values that are of their type and inside their bounds; of all others it says what is wrong. */
final class Admission {
    private final Assignment assignment;
    private final Evaluator evaluator;
    private final Problems problems;

    Admission(Assignment assignment, Evaluator evaluator, Problems problems) {
        this.assignment = assignment;
        this.evaluator = evaluator;
        this.problems = problems;
    }

    /** The value of a literal, or null with a finding where it is none or lies outside its bounds. */
    @Nullable
    Object literal(String path, Expression literal, Bounds bounds, Origin origin) {
        if (literal instanceof Expression.Invalid invalid) {
            problems.add(invalid.defect().at(ModelPath.parse(path)));
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

    /** The value that an override's text stands for, or null with a finding. */
    @Nullable
    Object text(String path, Given<String> given, ValueType<?> type, Bounds bounds) {
        Expression read = type.read(given.value());
        if (read instanceof Expression.Invalid invalid) {
            Defect defect = invalid.defect();
            problems.add(defect.rule(), ModelPath.parse(path), given.origin(), defect.message(), defect.fix());
            return null;
        }
        return literal(path, read, bounds, given.origin());
    }

    /** The position of an override's text among the names, or empty with a finding. */
    Optional<Integer> oneOf(String path, Given<String> given, List<String> names) {
        int position = names.indexOf(given.value());
        if (position < 0) {
            problems.add(
                    DraftRules.OUT_OF_BOUNDS,
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

    private boolean comesOut(ModelPath path, Expression expression, Bounds bounds, Origin origin) {
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
}
