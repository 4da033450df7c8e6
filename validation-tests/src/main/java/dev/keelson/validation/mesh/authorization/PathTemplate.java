package dev.keelson.validation.mesh.authorization;

import java.util.Optional;
import java.util.regex.Pattern;

/** A path with {@code {*}}, which stands for one segment, or {@code {**}}, which stands for all that follows. */
final class PathTemplate {
    private static final String ONE = "{*}";
    private static final String MANY = "{**}";

    private PathTemplate() {}

    static boolean isOne(String path) {
        return path.contains(ONE) || path.contains(MANY);
    }

    /** {@return what keeps a path from being a template, if anything does} */
    static Optional<String> mistake(String path) {
        boolean last = false;
        for (String segment : path.split("/", -1)) {
            boolean operator = segment.equals(ONE) || segment.equals(MANY);
            if (operator && last) {
                return Optional.of(MANY + " must be the last operator");
            }
            if (!operator && (segment.contains("*") || segment.contains("{") || segment.contains("}"))) {
                return Optional.of("a segment is either an operator or plain");
            }
            last = last || segment.equals(MANY);
        }
        return Optional.empty();
    }

    static boolean matches(String template, String path) {
        StringBuilder expression = new StringBuilder();
        for (String segment : template.split("/", -1)) {
            expression
                    .append('/')
                    .append(
                            switch (segment) {
                                case ONE -> "[^/]+";
                                case MANY -> ".*";
                                default -> Pattern.quote(segment);
                            });
        }
        return Pattern.matches(expression.substring(1), path);
    }
}
