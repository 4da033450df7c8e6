package dev.keelson.core.observe;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * A port at which each pod of a component tells its metrics.
 *
 * @param component the component
 * @param port one of its ports
 * @param endpoint where on the port, {@code /metrics}
 * @param every how often it is asked, null for as often as all others
 * @param timeout how long an answer may take, null for as long as Prometheus waits by default
 * @param requests the histogram of its requests, without {@code _count} and the like; null where it has none
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Scrape(
        Component component,
        Port port,
        Text endpoint,
        @Nullable Span every,
        @Nullable Span timeout,
        @Nullable String requests,
        ModelPath path,
        Origin origin) {}
