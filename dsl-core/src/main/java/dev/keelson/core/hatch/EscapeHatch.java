package dev.keelson.core.hatch;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * A fact of a facet that goes around the language. The report counts and lists all of them, whichever library they are of.
 *
 * @since 0.1.0
 */
public interface EscapeHatch {

    /** {@return the kind of object that is added or changed} */
    String touches();

    /** {@return why the language does not suffice} */
    String because();

    /**
     * {@return whether the object is the user's own, which several runs may share, so that nobody else may change it}
     *
     * @param object an object of the platform
     */
    default boolean owns(HasMetadata object) {
        return false;
    }
}
