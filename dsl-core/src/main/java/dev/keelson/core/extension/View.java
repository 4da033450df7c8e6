package dev.keelson.core.extension;

import dev.keelson.core.draft.Run;
import dev.keelson.core.expression.Evaluator;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.ValueType;
import java.util.List;

/**
 * What renderers, outputs and checks see: the model, what was made so far, and the way from scalars to what is written.
 *
 * @param model all facts
 * @param resources the objects rendered so far; all of them for patches and checks
 * @param artifacts the other files so far; all of them for checks
 * @param sink gives renderers what to write for a scalar
 * @param run the run the model came from, for values and parameters
 * @since 0.1.0
 */
public record View(Model model, Resources resources, Artifacts artifacts, Sink sink, Run run) {

    /** {@return all facts of that type} */
    public <F> List<F> all(Class<F> type) {
        return model.all(type);
    }

    /** {@return the facts of all facets of that type} */
    public <F> List<Attached<F>> attached(Class<F> type) {
        return model.attached(type);
    }

    /** {@return what a whole number comes to in this environment, for checks} */
    public long number(Scalar value) {
        return evaluator().number(ValueType.expression(value));
    }

    /** {@return what a text comes to in this environment, for checks} */
    public String text(Scalar value) {
        return evaluator().text(ValueType.expression(value));
    }

    /** {@return what a namespace is called in this environment, for checks} */
    public String name(Namespace namespace) {
        return text(namespace.written());
    }

    /** {@return what gives expressions their values in this environment} */
    public Evaluator evaluator() {
        return run.evaluator();
    }
}
