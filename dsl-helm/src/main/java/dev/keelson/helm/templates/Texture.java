package dev.keelson.helm.templates;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.value.Form;
import dev.keelson.helm.family.Family;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which characters a value can come out with, as far as YAML and templates mind. */
final class Texture {
    private final Map<String, Parameter> parameters;
    private final ValuesRoot values;

    Texture(Map<String, Parameter> parameters, ValuesRoot values) {
        this.parameters = parameters;
        this.values = values;
    }

    /** {@return what an expression over amounts measures, null where it is none} */
    @Nullable
    Dimension dimension(Expression amounts) {
        if (amounts instanceof Expression.Constant constant && constant.value() instanceof Amount amount) {
            return amount.dimension();
        }
        if (amounts instanceof Expression.Input input) {
            Parameter parameter = parameters.get(input.path());
            return switch (parameter == null ? "" : parameter.type()) {
                case "cpu" -> Dimension.CPU;
                case "memory", "storage" -> Dimension.BYTES;
                case "span" -> Dimension.TIME;
                default -> null;
            };
        }
        return amounts.parts().stream()
                .map(this::dimension)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** {@return whether a template has it as a text, and not as a number} */
    boolean isText(Expression expression) {
        if (expression instanceof Expression.Input input) {
            Parameter parameter = parameters.get(input.path());
            return values.isOfRelease(input.path())
                    || (parameter != null && parameter.form() == Form.TEXT && dimension(input) == null);
        }
        return !(expression instanceof Expression.Constant constant && !(constant.value() instanceof String))
                && !(expression instanceof Expression.Arithmetic)
                && !(expression instanceof Expression.Written);
    }

    /** {@return whether a value can hold line ends} */
    boolean canHoldLines(Expression expression) {
        if (expression instanceof Expression.Joined joined && joined.separator().indexOf('\n') >= 0) {
            return true;
        }
        return !(expression instanceof Expression.Checksum)
                && expression.paths().stream()
                        .map(parameters::get)
                        .anyMatch(parameter -> parameter != null
                                && parameter.bounds().characters().admit("\n"));
    }

    /** {@return whether a value is at least one character, none of them a blank, a quote or a backslash} */
    boolean isSimple(Expression expression) {
        if (Family.isHole(expression)
                || expression instanceof Expression.Arithmetic
                || expression instanceof Expression.Checksum
                || expression instanceof Expression.Padded
                || expression instanceof Expression.InUnit
                || isAmount(expression)) {
            return true;
        }
        if (expression instanceof Expression.Input || expression instanceof Expression.Item) {
            return expression.paths().stream()
                    .allMatch(path -> values.isOfRelease(path) || isSimple(parameters.get(path)));
        }
        boolean isMadeOfSimple =
                expression instanceof Expression.Written || expression instanceof Expression.Hyphenated;
        return isMadeOfSimple && expression.parts().stream().allMatch(this::isSimple);
    }

    private static boolean isSimple(@Nullable Parameter parameter) {
        if (parameter == null) {
            return false;
        }
        Characters characters = parameter.bounds().characters();
        return parameter.form() == Form.NUMBER
                || (!characters.admit("") && !characters.admit("\"") && characters != Characters.CRON);
    }

    /** {@return whether YAML reads it as a text without quotes, whatever the value is} */
    boolean isPlain(Expression expression) {
        if (expression instanceof Expression.Input input) {
            Parameter parameter = parameters.get(input.path());
            if (parameter != null
                    && (parameter.type().equals("cidr")
                            || parameter.bounds().characters() == Characters.PULL_POLICY
                            || parameter.bounds().characters() == Characters.SERVICE_TYPE
                            || parameter.bounds().characters() == Characters.METRICS_PATH)) {
                return true;
            }
        }
        return isAmount(expression) && dimension(expression) == Dimension.TIME;
    }

    private boolean isAmount(Expression expression) {
        return expression instanceof Expression.Scaled
                || expression instanceof Expression.Sum
                || (expression instanceof Expression.Input && dimension(expression) != null);
    }
}
