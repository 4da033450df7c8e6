package dev.keelson.core.draft;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.OpenTexts;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import dev.keelson.core.value.ValueRules;
import dev.keelson.core.value.ValueType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inside of one lambda of a definition: which run it belongs to, which model path its words extend, and whether it is
 * still open.
 *
 * @since 0.1.0
 */
public final class Scope {
    private final Run run;
    private final String title;
    private final ModelPath path;
    private Origin origin;
    private boolean sealed;

    Scope(Run run, String title, ModelPath path, Origin origin) {
        this.run = run;
        this.title = title;
        this.path = path;
        this.origin = origin;
    }

    /**
     * A scope inside this one.
     *
     * @param innerTitle how findings call it, {@code deployment shop/api}
     * @param innerPath the path its words extend
     */
    public Scope inner(String innerTitle, ModelPath innerPath) {
        return new Scope(run, innerTitle, innerPath, Origin.here());
    }

    /**
     * Runs the user's lambda with this scope as the innermost, and seals it. An exception becomes a finding, so that the
     * rest of the definition is still read.
     */
    public void enter(Runnable body) {
        origin = Origin.here();
        run.lines().said(path, origin);
        sealed = false;
        run.enter(this);
        try {
            body.run();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            reportFailure(failure);
        } finally {
            run.leave(this);
            sealed = true;
        }
    }

    /**
     * Whether a word may be said here now; if not, a finding says why.
     *
     * @param word the word
     * @param at the line that says it
     */
    public boolean admits(String word, Origin at) {
        Scope innermost = run.innermost();
        if (sealed) {
            run.problems()
                    .add(Finding.of(
                                    DraftRules.USED_AFTER_SCOPE,
                                    path,
                                    at,
                                    word + "(…) is said on the " + title + " after its scope was closed.",
                                    "Say it inside the lambda; do not keep the draft in a variable or field.")
                            .also("scope opened", origin));
            return false;
        }
        if (innermost != null && innermost != this) {
            run.problems()
                    .add(Finding.of(
                                    DraftRules.OUTER_WORD,
                                    path,
                                    at,
                                    word + "(…) of the " + title + " is said inside the " + innermost.title + ".",
                                    "Say it outside the inner lambda, or use the inner lambda's own parameter.")
                            .also("inner scope opened", innermost.origin));
            return false;
        }
        return true;
    }

    /**
     * Whether a word may be said here now with these values; if not, a finding says why. No value may be null, and no
     * String may hold the placeholder of a scalar.
     *
     * @param wordPath the word's path
     * @param word the word
     * @param at the line that says it
     * @param values its key and its value
     */
    boolean takes(ModelPath wordPath, String word, Origin at, @Nullable Object... values) {
        if (!admits(word, at)) {
            return false;
        }
        for (Object value : values) {
            if (value == null || (value instanceof List<?> list && list.stream().anyMatch(Objects::isNull))) {
                run.lines().replaced(wordPath);
                reportNull(wordPath, word, at);
                return false;
            }
            Optional<Defect> strayed = value instanceof String text ? ValueRules.strayed(text, at) : Optional.empty();
            if (strayed.isPresent()) {
                run.lines().replaced(wordPath);
                run.problems().add(strayed.get(), wordPath);
                return false;
            }
        }
        return true;
    }

    /** Reports null where a word needs a value. */
    public void reportNull(String word, Origin at) {
        reportNull(path.child(word), word, at);
    }

    private void reportNull(ModelPath wordPath, String word, Origin at) {
        run.problems()
                .add(
                        DraftRules.NULL_ARGUMENT,
                        wordPath,
                        at,
                        word + "(…) of the " + title + " is given null.",
                        "Give a value, or leave the word out.");
    }

    void reportTwice(ModelPath wordPath, String word, Origin at, Origin first) {
        run.problems()
                .add(Finding.of(
                                DraftRules.SET_TWICE,
                                wordPath,
                                at,
                                word + " is said twice for the " + title + ".",
                                "Keep one of the two.")
                        .also("first here", first));
    }

    /** {@return what {@link #bind} will give for the value: the symbol of its path for a literal, otherwise the value} */
    public static <T extends Scalar> T symbol(ModelPath wordPath, T value, ValueType<T> type) {
        return ValueType.expression(value) instanceof Expression.Constant
                ? type.of(new Expression.Input(wordPath.toString()))
                : value;
    }

    /** {@return the value of a single-value word, which overrides and a chart's values can change from here on} */
    public <T extends Scalar> T bind(ModelPath wordPath, T value, ValueType<T> type, Bounds bounds, Origin at) {
        return run.inputs().bind(wordPath, value, type, bounds, at);
    }

    /** {@return the image, each of whose parts overrides and a chart's values can change from here on} */
    public Image bind(ModelPath wordPath, Image value, Origin at) {
        return run.inputs().bind(wordPath, value, at);
    }

    /** {@return the constant of a word with few alternatives, which overrides can change from here on} */
    public <E extends Enum<E>> E bind(ModelPath wordPath, E value, Origin at) {
        return run.inputs().bind(wordPath, value, at);
    }

    /**
     * Leaves texts by key to whoever runs the platform: there are none unless overrides or a chart's values give some.
     *
     * @param at the path under which they are given
     * @param bounds what each of them is held to
     * @param description what they are for, one sentence
     */
    public OpenTexts open(ModelPath at, Bounds bounds, String description) {
        return run.inputs().open(at, bounds, description, said());
    }

    /** Nobody says the outermost scope: what is open there belongs to no line. */
    private Origin said() {
        return path.segments().isEmpty() ? Origin.outside("the platform") : origin;
    }

    /**
     * Leaves names to whoever runs the platform: there are none unless an override or a chart's values give some.
     *
     * @param at the path under which they are given, as a list
     * @param bounds what each of them is held to
     * @param description what they are for, one sentence
     */
    public Texts openNames(ModelPath at, Bounds bounds, String description) {
        return run.inputs().openNames(at, bounds, description, said());
    }

    /**
     * Leaves a text to whoever runs the platform: there is none unless an override or a chart's values give it.
     *
     * @param at the path under which it is given
     * @param bounds what it is held to; no text of no characters, which would be taken for none
     * @param description what it is for, one sentence
     */
    public Text openText(ModelPath at, Bounds bounds, String description) {
        return run.inputs().openText(at, bounds, description, origin);
    }

    /**
     * Asks whoever runs the platform for a text that shapes it: with one other objects are made than without.
     *
     * @param at the path under which it is given
     * @param bounds what it is held to
     * @param description what it is for, one sentence
     * @return the text, empty where nobody gives it
     */
    public Optional<Text> shapingText(ModelPath at, Bounds bounds, String description) {
        Setting<Text> setting = Setting.text(at.toString(), "")
                .optional()
                .holding(bounds.characters())
                .describedAs(description)
                .saidAt(origin);
        return run.inputs().holds(setting.isPresent())
                ? Optional.of(run.inputs().get(setting))
                : Optional.empty();
    }

    /** {@return the value, checked but without a path of its own: an item of a list, a part of a text} */
    public <T extends Scalar> T checked(ModelPath wordPath, T value, ValueType<T> type, Origin at) {
        return run.inputs().checked(wordPath, value, type, Bounds.of(Characters.MULTI_LINE), at);
    }

    /** Says that not all that was meant here is known, so that what is missing is no mistake of its own. */
    public void cutShort() {
        run.lines().cutShort(path);
    }

    boolean isSealed() {
        return sealed;
    }

    /** {@return the run this scope belongs to} */
    public Run run() {
        return run;
    }

    /** {@return how findings call it} */
    public String title() {
        return title;
    }

    /** {@return the path its words extend} */
    public ModelPath path() {
        return path;
    }

    /** {@return the line that opened it} */
    public Origin origin() {
        return origin;
    }

    private void reportFailure(Throwable failure) {
        run.lines().cutShort(path);
        Throwable cause = failure instanceof ExceptionInInitializerError && failure.getCause() != null
                ? failure.getCause()
                : failure;
        Origin line =
                Origin.of(failure instanceof LinkageError && failure.getCause() != null ? failure.getCause() : cause);
        if (!run.isNewFailure(line)) {
            return;
        }
        String message = cause.getMessage();
        Finding finding = Finding.of(
                DraftRules.EXCEPTION,
                path,
                line,
                cause.getClass().getSimpleName() + " left the " + title + (message == null ? "." : ": " + message),
                "Mend the code at that line; the words before it were read, those after it in this scope were not.");
        run.problems().add(path.segments().isEmpty() ? finding : finding.also("scope opened", origin));
    }
}
