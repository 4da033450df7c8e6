package dev.keelson.core.raw;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.Origin;

/** A facet that is its own fact. */
record RawFacet<S>(Object fact) implements Facet<S> {
    @Override
    public Extension extension() {
        return new RawExtension();
    }

    @Override
    public Object declare(Scope scope) {
        if (fact instanceof RawResource resource && resource.object() == null) {
            scope.reportNull("with", Origin.here());
        }
        return fact;
    }
}
