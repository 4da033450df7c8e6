package dev.keelson.core.extension;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import org.jspecify.annotations.Nullable;

/**
 * Where an object comes from.
 *
 * @param component the component whose file it is written to, null for what belongs to a namespace or the platform
 * @param path the model path it follows from
 * @param origin the Java line it follows from
 * @param because what it follows from, in words
 * @since 0.1.0
 */
public record Source(@Nullable Component component, ModelPath path, Origin origin, String because) {}
