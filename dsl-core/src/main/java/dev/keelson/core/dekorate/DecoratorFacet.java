package dev.keelson.core.dekorate;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.workload.words.WorkloadDraft;
import java.util.Objects;

/** A facet that is its own fact. */
record DecoratorFacet(Decoration fact) implements Facet<WorkloadDraft<?>> {
    @Override
    public Extension extension() {
        return new DekorateExtension();
    }

    @Override
    public Object declare(Scope scope) {
        if (fact.decorators().stream().anyMatch(Objects::isNull)) {
            scope.reportNull("with", Origin.here());
        }
        return fact;
    }
}
