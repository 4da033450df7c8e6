package dev.keelson.core.emit.yaml;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/** Numbers with a fraction or an exponent, so that each parser reads exactly the same number. */
final class NumberScalar {
    private NumberScalar() {}

    /** Double.toString changed its digits with JDK 19; Jackson's own are the shortest exact ones on every JDK. */
    static String of(double number) {
        return of(NumberOutput.toString(number, true));
    }

    static String of(float number) {
        return of(NumberOutput.toString(number, true));
    }

    static String of(BigDecimal number) {
        return of(number.toString());
    }

    /** YAML 1.1 knows an exponent only behind a point and with a sign. */
    static String of(String number) {
        int exponent = Math.max(number.indexOf('E'), number.indexOf('e'));
        if (exponent < 0) {
            return switch (number) {
                case "NaN" -> ".nan";
                case "Infinity" -> ".inf";
                case "-Infinity" -> "-.inf";
                default -> number;
            };
        }
        String mantissa = number.substring(0, exponent);
        String power = number.substring(exponent + 1);
        boolean signed = power.startsWith("-") || power.startsWith("+");
        return mantissa + (mantissa.indexOf('.') < 0 ? ".0" : "") + (signed ? "e" : "e+") + power;
    }
}
