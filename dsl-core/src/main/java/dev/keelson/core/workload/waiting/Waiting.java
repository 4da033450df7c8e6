package dev.keelson.core.workload.waiting;

import dev.keelson.core.container.Container;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Span;

/**
 * The pods of a component wait for what it comes after.
 *
 * @param component which one
 * @param step the container that waits, as yet for nothing
 * @param timeout how long one step waits at most before it fails and is tried again
 * @param path the model path of the word
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Waiting(Component component, Container step, Span timeout, ModelPath path, Origin origin) {}
