package dev.keelson.core.extension;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facets that a scope took.
 *
 * @since 0.1.0
 */
public final class Facets extends Draft {
    private record Taken(Object fact, Extension extension, Origin origin) {}

    private final List<Taken> taken = new ArrayList<>();

    /** The facets of that scope. */
    public Facets(Scope scope) {
        super(scope);
    }

    /** Takes a facet and lets it say what it is; a facet may open scopes of its own while it does. */
    public void take(Facet<?> facet) {
        Origin here = Origin.here();
        if (facet == null) {
            scope().reportNull("with", here);
        } else if (scope().admits("with", here)) {
            taken.add(new Taken(facet.declare(scope()), facet.extension(), here));
        }
    }

    /** Takes what a weaker layer adds; its facts are shared by all that inherit them. */
    public void inherit(Facets weaker) {
        taken.addAll(weaker.taken);
    }

    /** Adds the facts of all facets to the model. */
    public void build(@Nullable Component component, Model.Builder model) {
        taken.forEach(each ->
                model.add(new Attached<>(component, scope().path(), each.fact(), each.extension(), each.origin())));
    }
}
