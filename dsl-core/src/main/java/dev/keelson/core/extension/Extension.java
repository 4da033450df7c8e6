package dev.keelson.core.extension;

import java.util.List;

/**
 * What a library of words brings along: how its facts become objects and files, and what can be wrong with them. Extensions are
 * brought by their facets; nothing is registered.
 *
 * @since 0.1.0
 */
public interface Extension {

    /** {@return what finds further facts, before network policies follow from connections} */
    default List<Derivation> derivations() {
        return List.of();
    }

    /** {@return what turns facts into objects, after the core's own renderers} */
    default List<Renderer> renderers() {
        return List.of();
    }

    /** {@return what changes objects that others rendered, after all renderers} */
    default List<Patch> patches() {
        return List.of();
    }

    /** {@return what writes files beside the manifests, with the final objects in view} */
    default List<Output> outputs() {
        return List.of();
    }

    /** {@return what looks for mistakes, with the final objects and files in view} */
    default List<Check> checks() {
        return List.of();
    }
}
