package dev.keelson.core.value;

import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads literals; what cannot be read becomes an invalid expression that remembers its line. */
final class Literals {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,17})([A-Za-z]*)");

    private Literals() {}

    static Expression number(long value, String what) {
        return value >= 0
                ? new Expression.Constant(value)
                : ValueRules.invalid(what + " " + value + " is negative.", "Give a whole number from 0 upwards.");
    }

    static Expression number(@Nullable String text, String what) {
        if (text == null) {
            return ValueRules.missing(what);
        }
        return WHOLE_NUMBER.matcher(text).matches()
                ? new Expression.Constant(Long.parseLong(text))
                : ValueRules.invalid(
                        what + " \"" + text + "\" is not a whole number.", "Write digits only, for example 3.");
    }

    static Expression amount(long number, String unit, Dimension dimension, String what) {
        if (number < 0) {
            return ValueRules.invalid(what + " " + number + unit + " is negative.", "Give an amount from 0 upwards.");
        }
        try {
            return new Expression.Constant(new Amount(number, unit, dimension));
        } catch (ArithmeticException tooLarge) {
            return ValueRules.invalid(what + " " + number + unit + " is too large.", "Give a smaller amount.");
        }
    }

    static Expression amount(@Nullable String text, Dimension dimension, String what, String example) {
        if (text == null) {
            return ValueRules.missing(what);
        }
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches() || !dimension.units().contains(matcher.group(2))) {
            return ValueRules.invalid(
                    what + " \"" + text + "\" is not a whole number with a unit.",
                    "Write for example " + example + "; units are " + units(dimension) + ".");
        }
        return amount(Long.parseLong(matcher.group(1)), matcher.group(2), dimension, what);
    }

    static Expression text(@Nullable String text) {
        if (text == null) {
            return ValueRules.missing("The text");
        }
        return text.indexOf(Scalar.OPEN) >= 0 ? ValueRules.symbolAsString(text) : new Expression.Constant(text);
    }

    /** The items of a list, as {@code --set} of Helm separates them. */
    static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',') {
                items.add(item.toString());
                item.setLength(0);
            } else {
                item.append(c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c);
            }
        }
        if (!text.isEmpty()) {
            items.add(item.toString());
        }
        return List.copyOf(items);
    }

    static Expression matching(@Nullable String text, Pattern form, String what, String fix) {
        if (text == null) {
            return ValueRules.missing(what);
        }
        if (text.indexOf(Scalar.OPEN) >= 0) {
            return ValueRules.symbolAsString(text);
        }
        return form.matcher(text).matches()
                ? new Expression.Constant(text)
                : ValueRules.invalid(what + " \"" + text + "\" is not valid.", fix);
    }

    private static String units(Dimension dimension) {
        return String.join(
                ", ",
                dimension.units().stream()
                        .map(unit -> unit.isEmpty() ? "none" : unit)
                        .toList());
    }
}
