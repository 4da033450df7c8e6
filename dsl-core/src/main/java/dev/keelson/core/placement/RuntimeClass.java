package dev.keelson.core.placement;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Names;
import java.util.List;

/**
 * How a node runs a pod's containers, where it is not the usual way: gVisor, Kata Containers, a GPU's runtime. Clusters
 * bring their classes.
 *
 * @since 0.1.0
 */
public final class RuntimeClass {
    private final String name;
    private final List<Defect> defects;

    private RuntimeClass(String name, Origin origin) {
        this.name = name;
        this.defects = Names.subdomain("runtime class", name, origin);
    }

    /** {@return a class that somebody else makes} Finding: {@code invalid-name}. */
    public static RuntimeClass existing(String name) {
        return new RuntimeClass(name, Origin.here());
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return what is wrong with the name} */
    public List<Defect> defects() {
        return defects;
    }

    /** {@return its name} */
    @Override
    public String toString() {
        return name;
    }
}
