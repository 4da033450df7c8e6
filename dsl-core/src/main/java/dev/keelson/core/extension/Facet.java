package dev.keelson.core.extension;

import dev.keelson.core.draft.Scope;

/**
 * A word from outside the core, taken by {@code .with(facet)}. The type parameter says which scopes take it: a
 * {@code Facet<DeploymentDraft>} is refused by javac on a job.
 *
 * @param <S> the draft whose scope the facet belongs to
 * @since 0.1.0
 */
public interface Facet<S> {

    /** {@return the extension that knows what to do with the facet; two of the same class count as one} */
    Extension extension();

    /**
     * Makes the immutable fact that renderers and checks of the extension read.
     *
     * @param scope the scope that took the facet; one of its own may be opened inside
     * @return the fact
     */
    Object declare(Scope scope);
}
