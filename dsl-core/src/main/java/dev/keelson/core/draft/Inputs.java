package dev.keelson.core.draft;

import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Lines;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.setting.Assignment.Given;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Condition;
import dev.keelson.core.setting.Demand;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.OpenTexts;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import dev.keelson.core.value.ValueType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one run: declared settings as they are read, and the implicit ones that surround the literals of words.
 * Overrides are applied here, before anything is derived.
 */
final class Inputs {
    private static final List<String> POSITIONS = List.of("true", "false");

    private final Assignment assignment;
    private final Problems problems;
    private final Lines lines;
    private final Parameters parameters;
    private final Overrides overrides;
    private final Evaluator evaluator;
    private final Admission admission;
    private final Set<Namespace> named = new HashSet<>();
    private boolean finished;

    Inputs(Assignment assignment, Problems problems, Lines lines) {
        this.assignment = assignment;
        this.problems = problems;
        this.lines = lines;
        this.parameters = new Parameters(problems);
        this.overrides = new Overrides(assignment.overrides());
        // A default that a renderer computed with would be frozen into a chart, where it is the user's to change.
        this.evaluator = new Evaluator(path -> assignment.isSymbolic() ? null : value(path));
        this.admission = new Admission(assignment, parameters, lines, problems);
    }

    Evaluator evaluator() {
        return evaluator;
    }

    List<Parameter> parameters() {
        return parameters.all();
    }

    List<Demand> demands() {
        return admission.demands();
    }

    <T extends Scalar> T get(Setting<T> setting) {
        String path = setting.path();
        Expression byDefault = setting.byDefault();
        if (parameters.isNew(path, setting.type().name(), constant(byDefault), setting.origin())) {
            Object fallback = byDefault == null
                    ? null
                    : orPlaceholder(
                            admission.literal(path, byDefault, setting.bounds(), setting.origin()), setting.type());
            Object assigned = assigned(setting);
            if (fallback == null && assigned == null && !lines.knows(ModelPath.parse(path))) {
                assigned = constant(ValueType.expression(setting.type().placeholder()));
            }
            parameters.add(new Parameter(
                    path,
                    Parameter.Kind.SCALAR,
                    setting.type().name(),
                    setting.type().form(),
                    fallback,
                    assigned == null ? fallback : assigned,
                    setting.bounds(),
                    List.of(),
                    setting.description(),
                    false,
                    setting.origin()));
        }
        return symbol(path, setting.type());
    }

    boolean get(Toggle toggle) {
        boolean given = assignment.toggle(toggle.path()).map(Given::value).orElse(toggle.isOnByDefault());
        boolean value = overrides
                .take(toggle.path())
                .flatMap(override -> admission.oneOf(toggle.path(), override, POSITIONS))
                .map(position -> position == 0)
                .orElse(given);
        if (parameters.isNew(toggle.path(), "toggle", toggle.isOnByDefault(), toggle.origin())) {
            parameters.add(Parameter.toggle(toggle, value, POSITIONS));
        }
        return value;
    }

    <E extends Enum<E>> E get(Choice<E> choice) {
        Class<E> type = choice.byDefault().getDeclaringClass();
        E given = assignment
                .choice(choice.path())
                .map(Given::value)
                .filter(type::isInstance)
                .map(type::cast)
                .orElse(choice.byDefault());
        return choice(choice.path(), given, choice.byDefault(), choice.description(), false, choice.origin());
    }

    <E extends Enum<E>> E bind(ModelPath path, E literal, Origin origin) {
        return choice(path.toString(), literal, literal, "", true, origin);
    }

    private <E extends Enum<E>> E choice(
            String path, E given, E byDefault, String description, boolean implicit, Origin origin) {
        List<E> constants = Arrays.asList(byDefault.getDeclaringClass().getEnumConstants());
        List<String> names = constants.stream().map(Object::toString).toList();
        E value = overrides
                .take(path)
                .flatMap(override -> admission.oneOf(path, override, names))
                .map(constants::get)
                .orElse(given);
        if (parameters.isNew(path, "choice", byDefault, origin)) {
            parameters.add(Parameter.choice(path, byDefault, value, names, description, implicit, origin));
        }
        return value;
    }

    boolean holds(Condition condition) {
        get(condition.setting());
        return assignment
                .condition(condition)
                .orElseGet(() ->
                        condition.holds(parameters.value(condition.setting().path())));
    }

    /**
     * Makes a word's value final: a literal becomes an implicit setting under the word's path, a value that comes from
     * settings stays what it is, a value that could not be made is reported and replaced.
     */
    <T extends Scalar> T bind(ModelPath path, T value, ValueType<T> type, Bounds bounds, Origin origin) {
        String key = path.toString();
        if (!(ValueType.expression(value) instanceof Expression.Constant constant)) {
            overrides.feed(key, new Placed<>(ValueType.expression(value), origin));
            return admission.value(path, value, type, bounds, origin);
        }
        if (parameters.isNew(key, type.name(), constant.value(), origin)) {
            Object fallback = orPlaceholder(admission.literal(key, constant, bounds, origin), type);
            Object overridden = overridden(key, type, bounds);
            parameters.add(
                    Parameter.literal(key, type, fallback, overridden == null ? fallback : overridden, bounds, origin));
        }
        return symbol(key, type);
    }

    /** Reports what is wrong with a value that has no path of its own, and replaces it then. */
    <T extends Scalar> T checked(ModelPath path, T value, ValueType<T> type, Bounds bounds, Origin origin) {
        return admission.value(path, value, type, bounds, origin);
    }

    Image bind(ModelPath path, Image image, Origin origin) {
        Expression expression = ValueType.expression(image);
        if (expression instanceof Expression.Invalid) {
            admission.literal(path.toString(), expression, Bounds.NONE, origin);
            expression = ValueType.expression(ValueType.placeholderImage());
        }
        Expression.ImageName name = (Expression.ImageName) expression;
        return ValueType.image(new Expression.ImageName(
                part(path.child("registry"), name.registry(), Characters.IMAGE_REGISTRY, origin),
                part(path.child("repository"), name.repository(), Characters.IMAGE_REPOSITORY, origin),
                part(path.child("tag"), name.tag(), Characters.IMAGE_TAG, origin),
                part(path.child("digest"), name.digest(), Characters.IMAGE_DIGEST, origin)));
    }

    private Expression part(ModelPath path, Expression part, Characters characters, Origin origin) {
        Text bound = bind(path, ValueType.TEXT.of(part), ValueType.TEXT, Bounds.of(characters), origin);
        return ValueType.expression(bound);
    }

    /** A text that nobody has to give. */
    Text openText(ModelPath path, Bounds bounds, String description, Origin origin) {
        String key = path.toString();
        if (parameters.isNew(key, ValueType.TEXT.name(), null, origin)) {
            Object given = overridden(key, ValueType.TEXT, bounds);
            parameters.add(Parameter.optionalText(key, given, bounds, description, origin));
        }
        return symbol(key, ValueType.TEXT);
    }

    /** Any number of texts by keys that are labels or annotations; none where nobody gives any. */
    OpenTexts open(ModelPath path, Bounds bounds, String description, Origin origin) {
        String key = path.toString();
        if (parameters.isNew(key, "entries", Map.of(), origin)) {
            Map<String, String> entries = admission.entries(path, overrides.below(path), bounds);
            parameters.add(Parameter.entries(key, entries, bounds, description, origin));
        }
        return new OpenTexts(path);
    }

    /** Any number of names; none where nobody gives any. */
    Texts openNames(ModelPath path, Bounds bounds, String description, Origin origin) {
        String key = path.toString();
        if (parameters.isNew(key, ValueType.TEXTS.name(), List.of(), origin)) {
            Object given = overridden(key, ValueType.TEXTS, bounds);
            parameters.add(Parameter.names(key, given == null ? List.of() : given, bounds, description, origin));
        }
        return symbol(key, ValueType.TEXTS);
    }

    /** Lets the name of a namespace be changed from outside; the first token of it that is used says where it was named. */
    void name(Namespace namespace) {
        if (!finished && named.add(namespace)) {
            bind(
                    namespace.namePath(),
                    Text.of(namespace.name()),
                    ValueType.TEXT,
                    Bounds.of(Characters.DNS_LABEL),
                    namespace.origin());
        }
    }

    /** A namespace that no word speaks of has the name that its token was given. */
    private @Nullable Object value(String path) {
        Object value = parameters.value(path);
        return value == null ? Namespace.literal(path).orElse(null) : value;
    }

    /** How many items a list setting has. */
    int items(String listPath) {
        return parameters.value(listPath) instanceof List<?> list ? list.size() : 0;
    }

    /** Reports what only the whole run shows: overrides nobody took, settings nobody read, paths that collide. */
    void finish() {
        finished = true;
        // Whoever makes a chart gives a choice in every context, though some contexts never ask for it.
        overrides.reportUnused(parameters, lines, problems, assignment.mayNameOthers());
        assignment.assigned().forEach((path, origin) -> {
            if (lines.isWhole() && !parameters.paths().contains(path)) {
                problems.add(
                        DraftRules.UNREAD_SETTING,
                        ModelPath.parse(path),
                        origin,
                        "The environment " + assignment.name() + " assigns " + path
                                + ", which the definition never reads.",
                        "Take the assignment out, or read the setting with p.get(…).");
            }
        });
        parameters.reportNestedPaths();
    }

    /** A path that two values fight for stands for the first; the other is replaced, so that nothing fails later on. */
    private <T extends Scalar> T symbol(String path, ValueType<T> type) {
        return parameters.isOf(path, type.name()) ? type.of(new Expression.Input(path)) : type.placeholder();
    }

    private <T extends Scalar> @Nullable Object assigned(Setting<T> setting) {
        Object overridden = overridden(setting.path(), setting.type(), setting.bounds());
        if (overridden != null) {
            return overridden;
        }
        return assignment
                .scalar(setting.path())
                .map(given -> admission.literal(setting.path(), given.value(), setting.bounds(), given.origin()))
                .orElse(null);
    }

    private @Nullable Object overridden(String path, ValueType<?> type, Bounds bounds) {
        return overrides
                .take(path)
                .map(given -> admission.text(path, given, type, bounds))
                .orElse(null);
    }

    private static @Nullable Object orPlaceholder(@Nullable Object value, ValueType<?> type) {
        return value == null ? constant(ValueType.expression(type.placeholder())) : value;
    }

    private static @Nullable Object constant(@Nullable Expression expression) {
        return expression instanceof Expression.Constant constant ? constant.value() : null;
    }
}
