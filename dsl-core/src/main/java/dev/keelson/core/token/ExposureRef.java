package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;
import java.util.Objects;

/**
 * An exposure of the platform: a host under which components are reached from outside. Its name is that of the objects
 * that follow from it.
 *
 * @since 0.1.0
 */
public final class ExposureRef extends Token {
    private final Namespace namespace;
    private final String name;

    ExposureRef(Namespace namespace, String name, Origin origin) {
        super(origin, Names.component("exposure", name, origin));
        this.namespace = namespace;
        this.name = name;
    }

    /** {@return where its objects live} */
    public Namespace namespace() {
        return namespace;
    }

    /** {@return the name of its objects} */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExposureRef ref && name.equals(ref.name) && namespace.equals(ref.namespace);
    }

    @Override
    public int hashCode() {
        return Objects.hash(namespace, name);
    }

    /** {@return namespace and name} */
    @Override
    public String toString() {
        return namespace.name() + "/" + name;
    }
}
