package dev.keelson.core.dekorate;

import dev.keelson.core.extension.Facet;
import dev.keelson.core.workload.words.WorkloadDraft;
import io.dekorate.kubernetes.decorator.Decorator;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A way around the language by decorators of dekorate. Like a patch they come last, are listed in the report with their
 * reason, and what they leave is checked like everything else.
 *
 * @since 0.1.0
 */
public final class Dekorate {
    private Dekorate() {}

    /**
     * Lets decorators change the objects that the component brings, in the order given. A decorator that names a resource
     * must name it as the platform does; objects that decorators add belong to the component.
     *
     * <p>Findings: {@code decorator-without-effect} where nothing changes, {@code patch-failed} where one throws.
     *
     * @param because why the language does not suffice
     * @param decorators dekorate's own, or classes of yours; none that needs dekorate's session
     */
    public static Facet<WorkloadDraft<?>> decorator(String because, Decorator<?>... decorators) {
        List<Decorator<?>> given = Collections.unmodifiableList(Arrays.asList(decorators.clone()));
        return new DecoratorFacet(new Decoration(because, given));
    }
}
