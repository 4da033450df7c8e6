package dev.keelson.core.release;

import dev.keelson.core.extension.Extension;
import java.util.List;

/**
 * An extension that also makes files of the whole platform. It is brought by a facet like any other.
 *
 * @since 0.1.0
 */
public interface PlatformExtension extends Extension {

    /** {@return what makes files of the whole platform, after all environments were built without errors} */
    List<PlatformOutput> platformOutputs();
}
