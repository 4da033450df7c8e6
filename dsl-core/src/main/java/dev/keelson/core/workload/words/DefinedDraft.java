package dev.keelson.core.workload.words;

import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Component;

/**
 * A draft that defines a component.
 *
 * @since 0.1.0
 */
public interface DefinedDraft {
    /** Takes the platform's defaults below its own words, and settles its ports. */
    void prepare(DefaultsDraft defaults);

    /** Adds the facts of the component to the model. */
    void build(Component component, Model.Builder model);
}
