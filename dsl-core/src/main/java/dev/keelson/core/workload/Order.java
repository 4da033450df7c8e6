package dev.keelson.core.workload;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;

/**
 * One component's objects are applied before those of another.
 *
 * @param first the component that comes first
 * @param then the component that comes after it
 * @param path the model path of the word
 * @param origin the line that said so
 * @since 0.1.0
 */
public record Order(Component first, Component then, ModelPath path, Origin origin) {}
