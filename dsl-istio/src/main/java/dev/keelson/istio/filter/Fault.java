package dev.keelson.istio.filter;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong on purpose, so that one sees how callers take it.
 *
 * @param delay how long requests are held back, null for no time
 * @param abort how requests fail, null for not at all
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Fault(@Nullable Delay delay, @Nullable Abort abort, ModelPath path, Origin origin) {
    /**
     * Requests that are held back.
     *
     * @param span how long
     * @param share how many of them
     */
    public record Delay(Span span, Percent share) {}

    /**
     * Requests that fail.
     *
     * @param status with which status
     * @param share how many of them
     */
    public record Abort(Count status, Percent share) {}
}
