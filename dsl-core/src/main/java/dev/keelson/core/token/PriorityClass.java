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
public final class PriorityClass extends ClusterToken {
    /** A name that Kubernetes keeps for itself. */
    public static final Rule RESERVED =
            Rule.error("reserved-priority-class", "A priority class has a name that Kubernetes keeps for its own.");

    private static final String SYSTEM = "system-";

    private final boolean owned;

    private PriorityClass(ClusterName name, boolean owned, Origin origin, List<Defect> defects) {
        super(name, origin, defects);
        this.owned = owned;
    }

    /**
     * {@return a priority class that the platform makes} It belongs to the whole cluster, and no other platform may have one
     * of that name; {@link Namespace#priorityClass} makes one that follows a namespace.
     *
     * <p>Findings: {@code invalid-name}, {@code reserved-priority-class} for a name that begins with {@code system-}.
     */
    public static PriorityClass named(String name) {
        return owned(ClusterName.of(name), Origin.here());
    }

    /** {@return a priority class that somebody else makes} */
    public static PriorityClass existing(String name) {
        Origin here = Origin.here();
        ClusterName other = ClusterName.of(name);
        return new PriorityClass(other, false, here, other.defects("priority class", here));
    }

    static PriorityClass owned(ClusterName name, Origin here) {
        List<Defect> defects = new ArrayList<>(name.defects("priority class", here));
        if (name.literal().startsWith(SYSTEM)) {
            defects.add(new Defect(
                    RESERVED,
                    "The name " + name.literal() + " of a priority class begins with " + SYSTEM
                            + ", which Kubernetes keeps for its own.",
                    "Give it another name, or PriorityClass.existing(\"" + name.literal()
                            + "\") if Kubernetes makes it.",
                    here));
        }
        return new PriorityClass(name, true, here, defects);
    }

    /** {@return whether the platform makes it} */
    public boolean isOwned() {
        return owned;
    }
}
