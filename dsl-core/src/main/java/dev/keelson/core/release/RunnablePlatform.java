package dev.keelson.core.release;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.value.Sink;

/**
 * A platform as seen by what runs it in other ways than an environment does.
 *
 * @since 0.1.0
 */
public interface RunnablePlatform {

    /** {@return the platform's name, as its definition has it} */
    String name();

    /**
     * The objects for one assignment with scalars written as the translation says, unchecked. This is how outputs of
     * other forms than plain YAML, a chart for one, see the platform.
     */
    Blueprint in(Assignment assignment, Sink.Translation translation);
}
