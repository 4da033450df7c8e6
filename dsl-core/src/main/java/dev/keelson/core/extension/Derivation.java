package dev.keelson.core.extension;

import java.util.List;

/**
 * Finds facts that follow from what a definition said.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Derivation {
    /**
     * {@return further facts; a connection among them opens network policies as one that was said does}
     *
     * @param said the facts of the definition, and those that the core and earlier extensions derived from them
     */
    List<?> derive(Model said);
}
