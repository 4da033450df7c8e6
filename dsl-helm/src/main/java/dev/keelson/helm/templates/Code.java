package dev.keelson.helm.templates;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A Go template expression.
 *
 * @param text the expression
 * @param isOperand whether it can stand as an argument without parentheses
 */
record Code(String text, boolean isOperand) {

    static Code operand(String text) {
        return new Code(text, true);
    }

    static Code call(String function, Code... arguments) {
        return new Code(
                function + " " + Arrays.stream(arguments).map(Code::argument).collect(Collectors.joining(" ")), false);
    }

    /** {@return this, given to a function as its last argument} */
    Code piped(String function, Code... arguments) {
        return new Code(
                Arrays.stream(arguments)
                        .map(each -> " " + each.argument())
                        .collect(Collectors.joining("", text + " | " + function, "")),
                false);
    }

    String argument() {
        return isOperand ? text : "(" + text + ")";
    }

    /** A Go string; what cannot be seen or would end the string is escaped. */
    static Code string(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ' || (c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                        quoted.append(String.format("\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return operand(quoted.append('"').toString());
    }
}
