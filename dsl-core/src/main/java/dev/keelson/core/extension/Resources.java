package dev.keelson.core.extension;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects of a platform while they are rendered.
 *
 * @since 0.1.0
 */
public final class Resources {
    private final List<Resource> all = new ArrayList<>();

    /** No objects yet. */
    public Resources() {}

    /** Adds an object. */
    public void add(HasMetadata object, Source source) {
        all.add(new Resource(object, source));
    }

    /** Puts an object in the place of one that a patch could not change as it is. */
    public void replace(Resource earlier, HasMetadata object) {
        all.replaceAll(each -> each.equals(earlier) ? new Resource(object, earlier.source()) : each);
    }

    /** {@return all objects in the order they were added} */
    public List<Resource> all() {
        return List.copyOf(all);
    }
}
