package dev.keelson.core.workload;

import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Component;

/**
 * A draft that defines a component.
 *
 * @since 0.1.0
 */
public interface DefinedDraft {
    /** Adds the facts of the component to the model, with the platform's defaults below its own words. */
    void build(Component component, DefaultsDraft defaults, Model.Builder model);
}
