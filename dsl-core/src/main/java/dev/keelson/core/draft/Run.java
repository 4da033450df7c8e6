package dev.keelson.core.draft;

import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Lines;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Condition;
import dev.keelson.core.setting.Demand;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Token;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import dev.keelson.core.value.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a definition for one assignment. Everything a run learns is kept here, so that definitions and tokens
 * hold no state and any number of runs can be under way side by side; one run belongs to one thread.
 *
 * @since 0.1.0
 */
public final class Run {
    private final Assignment assignment;
    private final Problems problems = new Problems();
    private final Lines lines = new Lines();
    private final Inputs inputs;
    private final List<Read> reads = new ArrayList<>();
    private final List<Defaulted> defaults = new ArrayList<>();
    private final Deque<Scope> open = new ArrayDeque<>();
    private final Set<String> failures = new HashSet<>();

    /** A run for that assignment. */
    public Run(Assignment assignment) {
        this.assignment = assignment;
        this.inputs = new Inputs(assignment, problems, lines);
    }

    /** {@return the outermost scope, that of the platform} */
    public Scope root() {
        return new Scope(this, "platform", ModelPath.root(), Origin.here());
    }

    /** {@return the symbol of a scalar setting} */
    public <T extends Scalar> T get(Setting<T> setting) {
        record(setting.path());
        return inputs.get(setting);
    }

    /** {@return the position of a toggle} */
    public boolean get(Toggle toggle) {
        record(toggle.path());
        return inputs.get(toggle);
    }

    /** {@return the constant that a choice stands at} */
    public <E extends Enum<E>> E get(Choice<E> choice) {
        record(choice.path());
        return inputs.get(choice);
    }

    /** {@return whether the condition holds} */
    public boolean when(Condition condition) {
        record(condition.toString());
        return inputs.holds(condition);
    }

    /**
     * Walks through a list setting: once per item in a plain emission, a few times when a chart is made. What the body is
     * given is the symbol of an item in both.
     */
    public void each(Setting<Texts> list, Consumer<Text> body) {
        record(list.path());
        if (when(list.isEmpty())) {
            return;
        }
        int count = assignment.isSymbolic() ? assignment.itemSymbols(list.path()) : inputs.items(list.path());
        for (int index = 0; index < count; index++) {
            body.accept(ValueType.TEXT.of(new Expression.Item(list.path(), index)));
        }
    }

    /**
     * Reports a token that is wrong in itself; the token is used all the same. The name of its namespace can be changed from
     * outside from here on.
     */
    public void use(Token token, ModelPath path) {
        if (!token.defects().isEmpty() && !path.segments().isEmpty()) {
            lines.replaced(path);
        }
        token.defects().forEach(defect -> problems.add(defect, path));
        token.home().filter(home -> home.defects().isEmpty()).ifPresent(inputs::name);
    }

    /**
     * The line that said a word.
     *
     * @param path the word's path; where nobody said it, the innermost scope around it counts
     * @param otherwise the line for a path that is not below any scope
     */
    public Origin line(ModelPath path, Origin otherwise) {
        Origin line = lines.line(path);
        return line == null ? otherwise : line;
    }

    /**
     * Whether all that was said there was read and is what was meant: false below a scope that an exception left, for the
     * root where that was the definition itself, and for a word whose value was replaced because it was wrong. What is
     * missing or odd there is no mistake of its own.
     */
    public boolean knows(ModelPath path) {
        return lines.knows(path);
    }

    /** {@return whether all that was said at the path and below it was read and is what was meant, see {@link #knows}} */
    public boolean knowsAll(ModelPath path) {
        return lines.knowsAll(path);
    }

    /** {@return the path of the innermost open scope, for what is asked there and is no word} */
    public ModelPath here() {
        Scope scope = innermost();
        return scope == null ? ModelPath.root() : scope.path();
    }

    /** Remembers a value that nobody said. */
    public void defaulted(ModelPath path, String value, String by) {
        defaults.add(new Defaulted(path, value, by));
    }

    /** Reports what only the whole run shows; called once, when everything was read. */
    public void finish() {
        inputs.finish();
    }

    /** {@return where findings go} */
    public Problems problems() {
        return problems;
    }

    /** {@return what gives expressions their values in this run} */
    public Evaluator evaluator() {
        return inputs.evaluator();
    }

    /** {@return what the run is made for} */
    public Assignment assignment() {
        return assignment;
    }

    /** {@return every value that can be changed from outside, in the order of first use} */
    public List<Parameter> parameters() {
        return inputs.parameters();
    }

    /** {@return what words ask of the values that come from settings} */
    public List<Demand> demands() {
        return inputs.demands();
    }

    /** {@return who asked for which input} */
    public List<Read> reads() {
        return List.copyOf(reads);
    }

    /** {@return the values that nobody said} */
    public List<Defaulted> defaults() {
        return List.copyOf(defaults);
    }

    Lines lines() {
        return lines;
    }

    Inputs inputs() {
        return inputs;
    }

    @Nullable
    Scope innermost() {
        return open.peek();
    }

    void enter(Scope scope) {
        open.push(scope);
    }

    void leave(Scope scope) {
        open.remove(scope);
    }

    /** A class whose initialisation failed fails again wherever it is used; that is one mistake. */
    boolean isNewFailure(Origin line) {
        return failures.add(line.toString());
    }

    private void record(String input) {
        reads.add(new Read(input, here(), Origin.here()));
    }
}
