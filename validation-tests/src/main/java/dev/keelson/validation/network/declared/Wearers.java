package dev.keelson.validation.network.declared;

import dev.keelson.validation.network.Edge;
import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.endpoint.Pod;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The workloads of each component: all whose pods wear its name, which no policy can tell apart. A component with a canary
 * has two.
 *
 * @since 0.1.0
 */
public final class Wearers {
    private final SortedMap<String, SortedSet<String>> workloads = new TreeMap<>();

    private Wearers() {}

    /**
     * Looks whose name each workload wears.
     *
     * @param declaration the components, and what their pods wear
     * @param written the workloads
     * @return the workloads by component
     */
    public static Wearers of(Declaration declaration, Reachability written) {
        Wearers wearers = new Wearers();
        written.workloads().forEach(workload -> {
            if (written.endpoint(workload) instanceof Pod pod) {
                String component = declaration
                        .worn()
                        .get(pod.namespace() + "/" + pod.labels().get(DeclaredTraffic.COMPONENT));
                if (component != null) {
                    wearers.workloads
                            .computeIfAbsent(component, first -> new TreeSet<>())
                            .add(workload);
                }
            }
        });
        return wearers;
    }

    /**
     * Names the workloads of a component.
     *
     * @param component the component, as {@code namespace/name}
     * @return its workloads; itself where it has none, so that what is said of it is missed
     */
    public SortedSet<String> of(String component) {
        return workloads.getOrDefault(component, new TreeSet<>(List.of(component)));
    }

    /**
     * Says who talks to whom.
     *
     * @param declaration the connections between components
     * @return each connection between each two of their workloads
     */
    public SortedSet<Edge> edges(Declaration declaration) {
        SortedSet<Edge> edges = new TreeSet<>();
        declaration.connections().forEach(each -> of(each.from())
                .forEach(from -> of(each.to()).forEach(to -> edges.add(Edge.of(from, to, each.port())))));
        return edges;
    }

    /** {@return all workloads that are a component's} */
    public SortedSet<String> all() {
        return workloads.values().stream().flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new));
    }
}
