package dev.keelson.core.raw;

import dev.keelson.core.extension.Facet;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.workload.words.WorkloadDraft;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.function.Consumer;

/**
 * Ways around the language, to plain Kubernetes objects. They come last, are listed in the report with their reason, and
 * what they leave is checked like everything else.
 *
 * @since 0.1.0
 */
public final class Raw {
    private Raw() {}

    /**
     * Changes an object that the component brings.
     *
     * <p>Finding: {@code patch-without-target} where the component has no object of that kind.
     *
     * @param kind the kind of object, a fabric8 class
     * @param because why the language does not suffice
     * @param patch changes the object in place
     */
    public static <T extends HasMetadata> Facet<WorkloadDraft<?>> patch(
            Class<T> kind, String because, Consumer<? super T> patch) {
        return new RawFacet<>(new RawPatch(kind, because, object -> patch.accept(kind.cast(object))));
    }

    /**
     * Adds an object as it is.
     *
     * @param object the object, made anew in each run of the definition
     * @param because why the language does not suffice
     */
    public static Facet<PlatformDraft> resource(HasMetadata object, String because) {
        return new RawFacet<>(new RawResource(object, because));
    }
}
