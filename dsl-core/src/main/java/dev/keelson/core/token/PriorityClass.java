package dev.keelson.core.token;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.origin.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * How important pods are beside each other. One that is {@linkplain #named(String) named} is defined by
 * {@code p.priorityClass(…)}; an {@linkplain #existing(String) existing} one is made by somebody else, such as
 * {@code system-cluster-critical} by Kubernetes.
 *
 * @since 0.1.0
 */
public final class PriorityClass extends Token {
    /** A name that Kubernetes keeps for itself. */
    public static final Rule RESERVED =
            Rule.error("reserved-priority-class", "A priority class has a name that Kubernetes keeps for its own.");

    private static final String SYSTEM = "system-";

    private final String name;
    private final boolean owned;

    private PriorityClass(String name, boolean owned, Origin origin, List<Defect> defects) {
        super(origin, defects);
        this.name = name;
        this.owned = owned;
    }

    /**
     * {@return a priority class that the platform makes} It belongs to the whole cluster.
     *
     * <p>Findings: {@code invalid-name}, {@code reserved-priority-class} for a name that begins with {@code system-}.
     */
    public static PriorityClass named(String name) {
        Origin here = Origin.here();
        List<Defect> defects = new ArrayList<>(Names.subdomain("priority class", name, here));
        if (name.startsWith(SYSTEM)) {
            defects.add(new Defect(
                    RESERVED,
                    "The name " + name + " of a priority class begins with " + SYSTEM + ", which Kubernetes keeps for"
                            + " its own.",
                    "Give it another name, or PriorityClass.existing(\"" + name + "\") if Kubernetes makes it.",
                    here));
        }
        return new PriorityClass(name, true, here, defects);
    }

    /** {@return a priority class that somebody else makes} */
    public static PriorityClass existing(String name) {
        Origin here = Origin.here();
        return new PriorityClass(name, false, here, Names.subdomain("priority class", name, here));
    }

    /** {@return the name in the cluster} */
    public String name() {
        return name;
    }

    /** {@return whether the platform makes it} */
    public boolean isOwned() {
        return owned;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PriorityClass priority && name.equals(priority.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
