package dev.keelson.core.platform;

import dev.keelson.core.setting.Assignment;
import dev.keelson.core.value.Sink;

/**
 * A definition, ready to be made into manifests for its environments.
 *
 * @since 0.1.0
 */
public final class Platform {
    private final Definition definition;

    private Platform(Definition definition) {
        this.definition = definition;
    }

    /** {@return the platform that this definition says} */
    public static Platform of(Definition definition) {
        return new Platform(definition);
    }

    /** {@return the platform for one environment, derived and checked; nothing is written} */
    public Blueprint in(Environment environment) {
        return in(environment.assignment());
    }

    /** {@return the platform for any assignment of its settings, derived and checked; nothing is written} */
    public Blueprint in(Assignment assignment) {
        return new Construction(definition, assignment).build();
    }

    /**
     * The objects for one assignment with scalars written as the translation says, unchecked. This is how outputs of
     * other forms than plain YAML, a chart for one, see the platform.
     */
    public Blueprint in(Assignment assignment, Sink.Translation translation) {
        return new Construction(definition, assignment).render(run -> new Sink(translation));
    }

    /** {@return its definition} */
    public Definition definition() {
        return definition;
    }
}
