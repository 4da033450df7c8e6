package dev.keelson.core.why;

import dev.keelson.core.extension.Extension;
import java.util.List;

/**
 * An extension whose objects let calls through or not.
 *
 * @since 0.1.0
 */
public interface GatedExtension extends Extension {
    /** {@return the gates that its objects are, in the order a call meets them} */
    List<Gate> gates();
}
