package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;

/**
 * An exposure of the platform: a host under which components are reached from outside. Its name is that of the objects
 * that follow from it.
 *
 * @since 0.1.0
 */
public final class ExposureRef extends NamespacedToken {
    ExposureRef(Namespace namespace, String name, Origin origin) {
        super(namespace, name, origin, Names.component("exposure", name, origin));
    }
}
