package dev.keelson.validation.network.declared;

import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.Opening;
import dev.keelson.validation.network.Reachability;
import dev.keelson.validation.network.declared.DeclaredTraffic.End;
import dev.keelson.validation.network.endpoint.Cidr;
import dev.keelson.validation.network.endpoint.Endpoint;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.endpoint.Protocol;
import dev.keelson.validation.network.policy.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Holds the NetworkPolicies of a tree of manifests against what was declared: each side of every declared connection
 * lets it through, and neither lets through anything more, on every port of every protocol, between all components and to
 * and from {@linkplain Reachability#strangers() strangers}, {@linkplain Reachability#landmarkAddresses() addresses} and
 * the outsiders that are named. The two sides are judged apart, because a hole in one of them is hidden by the other
 * only as long as the other has none.
 *
 * @since 0.1.0
 */
public final class TrafficAudit {
    private final Direction side;
    private final Reachability written;
    private final DeclaredTraffic declared;
    private final Set<String> workloads;
    private final Set<String> deciding;
    private final List<End> ends = new ArrayList<>();

    /** Of the connections that the deciding participants have on that side. */
    private TrafficAudit(Direction side, Reachability written, DeclaredTraffic declared, Set<String> deciding) {
        this.side = side;
        this.written = written;
        this.workloads = written.workloads();
        this.declared = declared;
        this.deciding = deciding;
        written.participants().forEach(name -> ends.add(declared.end(name, written.endpoint(name))));
    }

    /**
     * Compares.
     *
     * @param tree the manifests of one environment
     * @param declaration what was declared for it
     * @param podNetwork the blocks that pods get their addresses from; with none, no block of addresses covers a pod
     * @return a line for each difference; none when both say the same
     */
    public static List<String> differences(ManifestTree tree, Declaration declaration, Cidr... podNetwork) {
        Reachability written = Reachability.of(tree);
        if (!workloads(written, declaration).equals(declaration.components())) {
            return List.of("components " + declaration.components() + " were declared, workloads " + written.workloads()
                    + " written");
        }
        Map<String, Endpoint> outsiders = outsiders(written, declaration);
        List<String> differences = new ArrayList<>();
        for (Direction side : Direction.values()) {
            Reachability asked = Reachability.of(OneSide.of(side, tree));
            if (podNetwork.length > 0) {
                asked = asked.withPodNetwork(podNetwork);
            }
            for (Map.Entry<String, Endpoint> outsider : outsiders.entrySet()) {
                asked = asked.with(outsider.getKey(), outsider.getValue());
            }
            differences.addAll(new TrafficAudit(side, asked, new DeclaredTraffic(declaration), asked.participants())
                    .differences());
        }
        return differences;
    }

    /**
     * Compares what a change can have made different: the connections of those whose policies it changed, on the side that they
     * decide on.
     *
     * @param before manifests in which no difference was found
     * @param tree the same, with other policies
     * @param declaration what was declared for them
     * @return a line for each difference; none when both say the same
     */
    public static List<String> differencesBy(ManifestTree before, ManifestTree tree, Declaration declaration) {
        Map<String, Endpoint> outsiders = outsiders(Reachability.of(tree), declaration);
        List<String> differences = new ArrayList<>();
        for (Direction side : Direction.values()) {
            Reachability was = Reachability.of(OneSide.of(side, before));
            Reachability asked = Reachability.of(OneSide.of(side, tree));
            for (Map.Entry<String, Endpoint> outsider : outsiders.entrySet()) {
                was = was.with(outsider.getKey(), outsider.getValue());
                asked = asked.with(outsider.getKey(), outsider.getValue());
            }
            Set<String> changed = new TreeSet<>();
            for (String participant : asked.participants()) {
                if (!was.policiesOf(side, participant).equals(asked.policiesOf(side, participant))) {
                    changed.add(participant);
                }
            }
            differences.addAll(new TrafficAudit(side, asked, new DeclaredTraffic(declaration), changed).differences());
        }
        return differences;
    }

    /** The workloads but for second versions, which wear the name of a component beside it. */
    private static Set<String> workloads(Reachability written, Declaration declaration) {
        Wearers wearers = Wearers.of(declaration, written);
        Set<String> workloads = new TreeSet<>(written.workloads());
        declaration.components().stream()
                .filter(workloads::contains)
                .forEach(component -> wearers.of(component).stream()
                        .filter(workload -> !workload.equals(component))
                        .forEach(workloads::remove));
        return workloads;
    }

    private List<String> differences() {
        SortedSet<Opening> expected = expected();
        SortedSet<Opening> found = written.openings(this::isDecided);
        List<String> differences = new ArrayList<>();
        expected.stream()
                .filter(each -> !found.contains(each))
                .forEach(each -> differences.add(side.word() + " refuses " + each));
        found.stream()
                .filter(each -> !expected.contains(each))
                .forEach(each -> differences.add(side.word() + " lets through " + each));
        ends.stream()
                .filter(end -> end.cutOff() && deciding.contains(end.name()))
                .forEach(end -> differences.addAll(leaks(end)));
        return differences;
    }

    private SortedSet<Opening> expected() {
        SortedSet<Opening> openings = new TreeSet<>();
        for (End from : ends) {
            for (End to : ends) {
                if ((isWorkload(from) || isWorkload(to)) && isDecided(from.name(), to.name())) {
                    openings.addAll(declared.openings(side, from, to));
                }
            }
        }
        return openings;
    }

    private boolean isDecided(String from, String to) {
        return deciding.contains(side == Direction.EGRESS ? from : to);
    }

    private boolean isWorkload(End end) {
        return workloads.contains(end.name());
    }

    /** A pod in a namespace of the platform that is no component's has no traffic, not even outside. */
    private List<String> leaks(End end) {
        List<String> leaks = new ArrayList<>();
        Reachability world = written.with("somebody else", Pod.in("somewhere-else"));
        for (int number : world.landmarkPorts()) {
            Port port = new Port(Protocol.TCP, number);
            boolean open = side == Direction.EGRESS
                    ? world.allows(end.name(), "somebody else", port)
                    : world.allows("somebody else", end.name(), port);
            if (open) {
                leaks.add(side.word() + " does not cut off " + end.name() + " on " + port);
            }
        }
        return leaks;
    }

    private static Map<String, Endpoint> outsiders(Reachability written, Declaration declaration) {
        Set<Endpoint> all = new LinkedHashSet<>(written.strangers());
        all.addAll(declaration.dns().examples());
        declaration.outside().forEach(each -> all.addAll(each.outsider().examples()));
        all.addAll(written.landmarkAddresses());
        Map<String, Endpoint> named = new LinkedHashMap<>();
        all.forEach(each -> named.put(name(named.size(), each), each));
        return named;
    }

    private static String name(int number, Endpoint endpoint) {
        return endpoint instanceof Pod pod
                ? "pod " + number + " " + pod.labels() + " of namespace " + pod.namespaceLabels()
                : "address " + number + " " + endpoint;
    }
}
