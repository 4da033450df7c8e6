package dev.keelson.istio.resilience;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a request is tried again.
 *
 * @param attempts how often after the first time; 0 for never
 * @param perTry how long each try may take, null for as long as the whole request
 * @param backoff how long it waits at least before the next try, null for 25 ms
 * @param conditions what makes it try again, as Envoy names it; the mesh's own choice where it is empty
 * @param otherZones whether the third try and those after it leave the caller's zone
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Retries(
        Count attempts,
        @Nullable Span perTry,
        @Nullable Span backoff,
        List<String> conditions,
        boolean otherZones,
        ModelPath path,
        Origin origin) {
    /** Keeps the conditions from changing. */
    public Retries {
        conditions = List.copyOf(conditions);
    }
}
