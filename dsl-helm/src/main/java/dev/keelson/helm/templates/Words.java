package dev.keelson.helm.templates;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.expression.ExpressionVisitor;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.value.Form;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.merge.Formula;
import dev.keelson.helm.merge.Template;
import dev.keelson.helm.release.ReleaseNamespace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The template half of every expression. Numbers come out as whole numbers, everything else as text.
 */
final class Words implements ExpressionVisitor<Code> {
    /** From here on Go prints a number of a values file as 1e+06. */
    private static final long FIRST_WITH_EXPONENT = 1_000_000;

    private static final List<String> IMAGE = List.of("registry", "repository", "tag", "digest");

    private final String chart;
    private final Map<String, Parameter> parameters;
    private final Set<Helper> helpers;
    private final Map<String, String> items;
    private final Map<String, Template> varyingDefaults;
    private final ReleaseNamespace release;

    Words(
            String chart,
            Map<String, Parameter> parameters,
            Map<String, Template> varyingDefaults,
            ReleaseNamespace release) {
        this(chart, parameters, varyingDefaults, release, EnumSet.noneOf(Helper.class), Map.of());
    }

    private Words(
            String chart,
            Map<String, Parameter> parameters,
            Map<String, Template> varyingDefaults,
            ReleaseNamespace release,
            Set<Helper> helpers,
            Map<String, String> items) {
        this.chart = chart;
        this.parameters = parameters;
        this.varyingDefaults = varyingDefaults;
        this.release = release;
        this.helpers = helpers;
        this.items = items;
    }

    /** {@return the same words inside a range over a list, where that variable is its item} */
    Words inside(String list, String variable) {
        Map<String, String> more = new TreeMap<>(items);
        more.put(list, variable);
        return new Words(chart, parameters, varyingDefaults, release, helpers, more);
    }

    /** {@return the variable for the items of a list that is ranged over here} */
    String variable() {
        return "$item" + (items.isEmpty() ? "" : items.size() + 1);
    }

    /** {@return the helpers that were called so far, with those that they call} */
    Set<Helper> helpers() {
        return helpers;
    }

    /** {@return what prints a value} */
    Code printed(Expression expression) {
        Parameter parameter = expression instanceof Expression.Input input ? parameters.get(input.path()) : null;
        return parameter != null && parameter.form() == Form.NUMBER && canBeLarge(parameter)
                ? Code.call("int64", expression.accept(this))
                : expression.accept(this);
    }

    /** {@return whether something stands} */
    Code condition(Formula formula) {
        return new Conditions(this, settings()).condition(formula);
    }

    /** {@return a value: what the user of the chart gave, else its default} */
    Code value(String path) {
        return settings().value(path);
    }

    private Settings settings() {
        return new Settings(items.isEmpty() ? "" : "$", varyingDefaults, release, this);
    }

    /** {@return whether a value can hold line ends} */
    boolean canHoldLines(Expression expression) {
        if (expression instanceof Expression.Joined joined && joined.separator().indexOf('\n') >= 0) {
            return true;
        }
        boolean own = expression.paths().stream()
                .map(parameters::get)
                .anyMatch(parameter ->
                        parameter != null && parameter.bounds().characters().admit("\n"));
        return own && !(expression instanceof Expression.Checksum);
    }

    private static boolean canBeLarge(Parameter parameter) {
        return !(parameter.bounds().greatest() instanceof Long greatest) || greatest >= FIRST_WITH_EXPONENT;
    }

    @Override
    public Code constant(Expression.Constant it) {
        if (it.value() instanceof Long number) {
            return Code.operand(number.toString());
        }
        if (it.value() instanceof List<?> list) {
            return list.isEmpty()
                    ? Code.operand("list")
                    : Code.call(
                            "list",
                            list.stream()
                                    .map(Object::toString)
                                    .map(Code::string)
                                    .toArray(Code[]::new));
        }
        return Code.string(it.value().toString());
    }

    @Override
    public Code input(Expression.Input it) {
        return value(it.path());
    }

    @Override
    public Code item(Expression.Item it) {
        return Code.operand(Objects.requireNonNull(items.get(it.path()), "items stand inside a range"));
    }

    @Override
    public Code arithmetic(Expression.Arithmetic it) {
        Code left = it.left().accept(this);
        Code right = it.right().accept(this);
        return switch (it.operator()) {
            case PLUS -> Code.call("add", left, right);
            case MINUS -> Code.call("max", Code.operand("0"), Code.call("sub", left, right));
            case TIMES -> Code.call("mul", left, right);
            case DIVIDED_DOWN -> Code.call("div", left, right);
            case DIVIDED_UP -> Code.call("div", Code.call("add", left, less(it.right())), right);
            case AT_LEAST -> Code.call("max", left, right);
            case AT_MOST -> Code.call("min", left, right);
            case PERCENT ->
                Code.call(
                        "div",
                        Code.call("add", Code.call("mul", left, right), Code.operand("99")),
                        Code.operand("100"));
        };
    }

    private Code less(Expression number) {
        return number instanceof Expression.Constant constant && constant.value() instanceof Long value
                ? Code.operand(String.valueOf(value - 1))
                : Code.call("sub", number.accept(this), Code.operand("1"));
    }

    @Override
    public Code scaled(Expression.Scaled it) {
        return Code.call(
                "include",
                helper(Helper.TIMES),
                Code.call("list", it.amount().accept(this), it.factor().accept(this)));
    }

    @Override
    public Code sum(Expression.Sum it) {
        return Code.call(
                "include",
                helper(Helper.PLUS),
                Code.call("list", it.left().accept(this), it.right().accept(this), dimension(it)));
    }

    @Override
    public Code inUnit(Expression.InUnit it) {
        Code count = Code.call(
                "include",
                helper(Helper.COUNT),
                Code.call("list", it.amount().accept(this), Code.string(it.unit()), dimension(it)));
        return Code.call("int64", count);
    }

    @Override
    public Code written(Expression.Written it) {
        return asText(it.value());
    }

    /** What a user gives as a text may arrive as a number; what a function made is what it is. */
    private Code asText(Expression expression) {
        boolean isText = expression instanceof Expression.Concat
                || expression instanceof Expression.Written
                || expression instanceof Expression.Joined
                || expression instanceof Expression.ImageName
                || expression instanceof Expression.Scaled
                || expression instanceof Expression.Sum;
        return isText ? expression.accept(this) : Code.call("toString", printed(expression));
    }

    @Override
    public Code padded(Expression.Padded it) {
        return Code.call(
                "printf",
                Code.string("%0" + it.width() + "d"),
                Code.call("int64", it.number().accept(this)));
    }

    @Override
    public Code hyphenated(Expression.Hyphenated it) {
        return Code.call("replace", Code.string("."), Code.string("-"), asText(it.text()));
    }

    @Override
    public Code concat(Expression.Concat it) {
        return format(it.parts());
    }

    /** {@return the parts one after the other, the literal ones in the format} */
    Code format(List<Expression> parts) {
        StringBuilder format = new StringBuilder();
        List<Code> arguments = new ArrayList<>();
        for (Expression part : parts) {
            if (part instanceof Expression.Constant constant) {
                format.append(constant.value().toString().replace("%", "%%"));
            } else {
                format.append("%v");
                arguments.add(printed(part instanceof Expression.Written written ? written.value() : part));
            }
        }
        arguments.add(0, Code.string(format.toString()));
        return Code.call("printf", arguments.toArray(Code[]::new));
    }

    @Override
    public Code joined(Expression.Joined it) {
        return Code.call("join", Code.string(it.separator()), it.list().accept(this));
    }

    @Override
    public Code imageName(Expression.ImageName it) {
        List<Expression> parts = it.parts();
        Code argument = whole(parts);
        if (argument == null) {
            Code[] entries = new Code[2 * IMAGE.size()];
            for (int index = 0; index < IMAGE.size(); index++) {
                entries[2 * index] = Code.string(IMAGE.get(index));
                entries[2 * index + 1] = printed(parts.get(index));
            }
            argument = Code.call("dict", entries);
        }
        return Code.call("include", helper(Helper.IMAGE), argument);
    }

    /** The one value that holds all parts of an image, where there is one. */
    private @Nullable Code whole(List<Expression> parts) {
        String around = null;
        for (int index = 0; index < IMAGE.size(); index++) {
            if (!(parts.get(index) instanceof Expression.Input input)
                    || varyingDefaults.containsKey(input.path())
                    || !input.path().endsWith("." + IMAGE.get(index))) {
                return null;
            }
            String own = input.path()
                    .substring(0, input.path().length() - IMAGE.get(index).length() - 1);
            if (around != null && !around.equals(own)) {
                return null;
            }
            around = own;
        }
        return around == null ? null : settings().place(around);
    }

    @Override
    public Code checksum(Expression.Checksum it) {
        return Code.call("sha256sum", asText(it.text()));
    }

    @Override
    public Code invalid(Expression.Invalid it) {
        throw new ChartException(List.of(it.defect().at(ModelPath.root())));
    }

    private Code dimension(Expression amounts) {
        return Code.string(Helper.dimension(Objects.requireNonNull(found(amounts), "an amount has a dimension")));
    }

    private @Nullable Dimension found(Expression amounts) {
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
                .map(this::found)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    Code helper(Helper helper) {
        helpers.add(helper);
        if (helper != Helper.IMAGE && helper != Helper.TIMES) {
            helpers.addAll(EnumSet.of(Helper.SIZE, Helper.UNIT));
        }
        if (helper == Helper.PLUS) {
            helpers.add(Helper.SMALLEST);
        }
        return Code.string(helper.name(chart));
    }
}
