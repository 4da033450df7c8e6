package dev.keelson.helm.templates;

import dev.keelson.core.expression.Amount;
import dev.keelson.core.setting.Condition;
import dev.keelson.helm.merge.Formula;
import java.util.List;
import java.util.Objects;

/** Writes when something stands. */
final class Conditions {
    private final Words words;
    private final Settings settings;

    Conditions(Words words, Settings settings) {
        this.words = words;
        this.settings = settings;
    }

    /** {@return whether something stands} */
    Code condition(Formula formula) {
        List<Code> terms = formula.terms().stream()
                .map(term -> all("and", term.stream().map(this::literal).toList()))
                .toList();
        Code any = all("or", terms);
        return formula.negated() ? Code.call("not", any) : any;
    }

    /** {@return whether the condition is a boolean, and not only something that counts as one} */
    static boolean isBoolean(Formula formula) {
        return formula.negated()
                || formula.terms().stream()
                        .flatMap(List::stream)
                        .allMatch(literal -> literal.fact().condition() == null
                                || literal.fact().condition().kind() == Condition.Kind.AT_LEAST);
    }

    private static Code all(String function, List<Code> parts) {
        return parts.size() == 1 ? parts.get(0) : Code.call(function, parts.toArray(Code[]::new));
    }

    private Code literal(Formula.Literal literal) {
        Code value = settings.value(literal.fact().path());
        Condition condition = literal.fact().condition();
        String alternative = literal.fact().alternative();
        if (alternative != null) {
            return Code.call(literal.holds() ? "eq" : "ne", value, Code.string(alternative));
        }
        if (condition == null) {
            return literal.holds() ? value : Code.call("not", value);
        }
        return switch (condition.kind()) {
            case EMPTY -> literal.holds() ? Code.call("not", value) : value;
            case PRESENT -> {
                if (settings.isNeverEmpty(literal.fact().path())) {
                    yield literal.holds() ? value : Code.call("not", value);
                }
                Code absent = Code.call("kindIs", Code.string("invalid"), value);
                yield literal.holds() ? Code.call("not", absent) : absent;
            }
            case AT_LEAST -> Code.call(literal.holds() ? "ge" : "lt", size(condition, value), bound(condition));
        };
    }

    private Code size(Condition condition, Code value) {
        return Code.call(
                "int64",
                condition.bound() instanceof Amount amount ? words.smallest(amount.dimension(), value) : value);
    }

    private static Code bound(Condition condition) {
        Object bound = Objects.requireNonNull(condition.bound(), "a threshold has a bound");
        return Code.operand(String.valueOf(bound instanceof Amount amount ? (Object) amount.inSmallestUnit() : bound));
    }
}
