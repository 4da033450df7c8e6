package com.acme.disruption;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.workload.words.DeploymentDraft;
import java.util.function.Consumer;

/** The word {@code with(Disruptions.limited(d -> …))} of a deployment. */
public final class Disruptions implements Facet<DeploymentDraft> {
    private final Consumer<? super DisruptionsDraft> words;

    private Disruptions(Consumer<? super DisruptionsDraft> words) {
        this.words = words;
    }

    public static Disruptions limited(Consumer<? super DisruptionsDraft> words) {
        return new Disruptions(words);
    }

    @Override
    public Extension extension() {
        return new DisruptionExtension();
    }

    @Override
    public Object declare(Scope scope) {
        Scope own =
                scope.inner("disruptions of the " + scope.title(), scope.path().child("disruptions"));
        DisruptionsDraft draft = new DisruptionsDraft(own);
        own.enter(() -> words.accept(draft));
        return draft.build();
    }
}
