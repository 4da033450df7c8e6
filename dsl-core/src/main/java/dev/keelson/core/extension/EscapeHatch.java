package dev.keelson.core.extension;

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
}
