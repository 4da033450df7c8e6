package dev.keelson.istio.route;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Percent;
import org.jspecify.annotations.Nullable;

/**
 * Where requests are led.
 *
 * @since 0.1.0
 */
public sealed interface Target {
    /**
     * Some pods of the component itself.
     *
     * @param canary its canary, or the pods that are none
     * @param origin the line that said it
     */
    record Track(boolean canary, Origin origin) implements Target {}

    /**
     * Another component.
     *
     * @param component which one
     * @param port on which of its ports
     * @param share how many of a hundred requests, null for all
     * @param path its model path
     * @param origin the line that said it
     */
    record Other(Component component, Port port, @Nullable Percent share, ModelPath path, Origin origin)
            implements Target {}
}
