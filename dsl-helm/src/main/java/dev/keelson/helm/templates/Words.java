package dev.keelson.helm.templates;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.expression.ExpressionVisitor;
import dev.keelson.core.expression.Operator;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.value.Form;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.family.Family;
import dev.keelson.helm.merge.Formula;
import dev.keelson.helm.merge.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The template half of every expression. Numbers come out as whole numbers or their digits, everything else as text.
 */
final class Words implements ExpressionVisitor<Code> {
    /** From here on Go prints a number of a values file as 1e+06. */
    private static final long FIRST_WITH_EXPONENT = 1_000_000;

    /** Where a named template finds all values that is given other things besides. */
    static final String ROOT = "." + Family.ROOT;

    private final Map<String, Parameter> parameters;
    private final Map<String, Template> varyingDefaults;
    private final ValuesRoot values;
    private final Definitions definitions;
    private final String root;
    private final Map<String, String> items;

    Words(
            Map<String, Parameter> parameters,
            Map<String, Template> varyingDefaults,
            ValuesRoot values,
            Definitions definitions) {
        this(parameters, varyingDefaults, values, definitions, "", Map.of());
    }

    private Words(
            Map<String, Parameter> parameters,
            Map<String, Template> varyingDefaults,
            ValuesRoot values,
            Definitions definitions,
            String root,
            Map<String, String> items) {
        this.parameters = parameters;
        this.varyingDefaults = varyingDefaults;
        this.values = values;
        this.definitions = definitions;
        this.root = root;
        this.items = items;
    }

    /** {@return the same words inside a range over a list, where that variable is its item} */
    Words inside(String list, String variable) {
        Map<String, String> more = new TreeMap<>(items);
        more.put(list, variable);
        return new Words(parameters, varyingDefaults, values, definitions, root, more);
    }

    /** {@return the same words where nothing is ranged over, as in a named template} */
    Words outside() {
        return new Words(parameters, varyingDefaults, values, definitions);
    }

    /** {@return the same words where all values are found there, as in a named template that is given other things} */
    Words within(String where) {
        return new Words(parameters, varyingDefaults, values, definitions, where, items);
    }

    /** {@return the variable for the items of a list that is ranged over here} */
    String variable(String list) {
        String last = list.substring(list.lastIndexOf('.') + 1);
        String singular = last.matches("[A-Za-z][A-Za-z0-9]+[^s]s") ? last.substring(0, last.length() - 1) : "item";
        String variable = "$" + singular;
        return items.containsValue(variable) ? variable + items.size() : variable;
    }

    /** {@return what everything begins with: the root of the values, also inside a range} */
    String root() {
        return items.isEmpty() ? root : "$" + root;
    }

    /** {@return what a template is given that needs all values} */
    Code context() {
        return Code.operand(root().isEmpty() ? "." : root());
    }

    /** {@return what prints a value} */
    Code printed(Expression expression) {
        return expression instanceof Expression.Input input
                ? number(input.path(), expression.accept(this))
                : expression.accept(this);
    }

    /** {@return a value as it is printed: a number that may be large without its exponent} */
    Code number(String path, Code value) {
        Parameter parameter = parameters.get(path);
        boolean hasDigits = value.text().startsWith("include ");
        return parameter != null && parameter.form() == Form.NUMBER && canBeLarge(parameter) && !hasDigits
                ? Code.call("int64", value)
                : value;
    }

    /** {@return whether a field stands only where somebody gives the value, because no definition says it} */
    boolean mayBeMissing(String path) {
        Parameter parameter = parameters.get(path);
        return parameter != null
                && parameter.implicit()
                && parameter.kind() == Parameter.Kind.SCALAR
                && parameter.byDefault() == null;
    }

    /** {@return whether the value at that path is more than a scalar, or leaves out the field where nobody gives it} */
    boolean isMore(String path) {
        Parameter parameter = parameters.get(path);
        return mayBeMissing(path) || (parameter != null && parameter.kind() != Parameter.Kind.SCALAR);
    }

    /** {@return whether something stands} */
    Code condition(Formula formula) {
        return new Conditions(this, settings()).condition(formula);
    }

    /** {@return a value: what the user of the chart gave, else its default} */
    Code value(String path) {
        return settings().value(path);
    }

    /** {@return the name of a template of its own for the value of a setting} */
    String defined(String path, UnaryOperator<String> text) {
        return definitions.use(Definitions.File.HELPERS, path, text);
    }

    /** {@return how much of its dimension's smallest unit an amount is} */
    Code smallest(Dimension dimension, Code amount) {
        return include(Helper.count(dimension, dimension.units().iterator().next()), amount);
    }

    Settings settings() {
        return new Settings(root(), parameters, varyingDefaults, values, this);
    }

    Texture texture() {
        return new Texture(parameters, values);
    }

    Map<String, Parameter> parameters() {
        return parameters;
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
        return Family.isHole(it)
                ? Code.operand(Family.read(it))
                : Code.operand(Objects.requireNonNull(items.get(it.path()), "items stand inside a range"));
    }

    @Override
    public Code arithmetic(Expression.Arithmetic it) {
        Code left = it.left().accept(this);
        Code right = it.right().accept(this);
        return switch (it.operator()) {
            case PLUS, TIMES, AT_LEAST, AT_MOST -> Code.call(function(it.operator()), operands(it, it.operator()));
            case MINUS -> Code.call("max", Code.operand("0"), Code.call("sub", left, right));
            case DIVIDED_DOWN -> Code.call("div", left, right);
            case DIVIDED_UP -> Code.call("div", Code.call("add", left, less(it.right())), right);
            case PERCENT ->
                Code.call(
                        "div",
                        Code.call("add", Code.call("mul", left, right), Code.operand("99")),
                        Code.operand("100"));
        };
    }

    private static String function(Operator operator) {
        return switch (operator) {
            case PLUS -> "add";
            case TIMES -> "mul";
            case AT_LEAST -> "max";
            default -> "min";
        };
    }

    /** One call takes all that is added, multiplied or compared. */
    private Code[] operands(Expression expression, Operator operator) {
        return expression instanceof Expression.Arithmetic it && it.operator() == operator
                ? Stream.of(it.left(), it.right())
                        .flatMap(part -> Arrays.stream(operands(part, operator)))
                        .toArray(Code[]::new)
                : new Code[] {expression.accept(this)};
    }

    private Code less(Expression number) {
        return number instanceof Expression.Constant constant && constant.value() instanceof Long value
                ? Code.operand(String.valueOf(value - 1))
                : Code.call("sub", number.accept(this), Code.operand("1"));
    }

    @Override
    public Code scaled(Expression.Scaled it) {
        return include(
                Helper.TIMES,
                Code.call("list", it.amount().accept(this), it.factor().accept(this)));
    }

    @Override
    public Code sum(Expression.Sum it) {
        return include(
                Helper.sum(dimension(it)),
                Code.call("list", it.left().accept(this), it.right().accept(this)));
    }

    @Override
    public Code inUnit(Expression.InUnit it) {
        return include(Helper.count(dimension(it), it.unit()), it.amount().accept(this));
    }

    @Override
    public Code written(Expression.Written it) {
        return asText(it.value());
    }

    /** A function that takes a text takes nothing else; what a template or printf made is one. */
    private Code asText(Expression expression) {
        Code code = printed(expression);
        return isText(expression) || code.text().startsWith("include ") ? code : Code.call("toString", code);
    }

    private boolean isText(Expression expression) {
        return texture().isText(expression);
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
                format.append(isText(part) ? "%s" : "%v");
                arguments.add(shown(part));
            }
        }
        arguments.add(0, Code.string(format.toString()));
        return Code.call("printf", arguments.toArray(Code[]::new));
    }

    /** {@return what prints a value where everything becomes text} */
    Code shown(Expression expression) {
        return printed(expression instanceof Expression.Written written ? written.value() : expression);
    }

    @Override
    public Code joined(Expression.Joined it) {
        return Code.call("join", Code.string(it.separator()), it.list().accept(this));
    }

    @Override
    public Code imageName(Expression.ImageName it) {
        return include(Helper.IMAGE, new ImageParts(this).argument(it));
    }

    @Override
    public Code checksum(Expression.Checksum it) {
        return asText(it.text()).piped("sha256sum");
    }

    @Override
    public Code invalid(Expression.Invalid it) {
        throw new ChartException(List.of(it.defect().at(ModelPath.root())));
    }

    private Dimension dimension(Expression amounts) {
        return Objects.requireNonNull(texture().dimension(amounts), "an amount has a dimension");
    }

    Code include(Helper helper, Code argument) {
        return Code.call("include", Code.string(definitions.use(helper)), argument);
    }
}
