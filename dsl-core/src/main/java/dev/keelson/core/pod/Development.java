package dev.keelson.core.pod;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;

/**
 * A component that runs as its developers want it and not as it serves.
 *
 * @param component the component
 * @param path the model path of the word
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Development(Component component, ModelPath path, Origin origin) {}
