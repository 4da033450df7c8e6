package dev.keelson.validation.network;

import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.endpoint.Address;
import dev.keelson.validation.network.endpoint.Cidr;
import dev.keelson.validation.network.endpoint.ContainerPort;
import dev.keelson.validation.network.endpoint.Endpoint;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.endpoint.Protocol;
import dev.keelson.validation.network.policy.Direction;
import dev.keelson.validation.network.policy.Policy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Who may open a connection to whom, on which port, under the {@code networking.k8s.io/v1} NetworkPolicies of a tree
 * of manifests. A connection may be opened if the egress of its source and the ingress of its destination both admit
 * it; a pod that no policy isolates in a direction admits everything in that direction.
 *
 * <p>The participants are the workloads of the tree, each standing for its pods and named {@code namespace/name}, and
 * the outsiders a test adds with {@link #with}: an address, or a pod of another namespace.
 *
 * <p>Where the specification leaves room, this is how it is read:
 *
 * <ul>
 *   <li>A pod always reaches itself, whatever policies say. From a workload to itself means from one of its pods to
 *       <em>another</em>, which policies do govern; only a bare {@code Pod} has no other, so it reaches itself, and no
 *       edge says so.
 *   <li>Pods have no known address, so no {@code ipBlock} covers them, unless {@link #withPodNetwork} gives them some.
 *       Network plugins differ here, so what should hold everywhere is asked both ways.
 *   <li>Ports are those of pods. A connection to a Service is judged behind the Service.
 *   <li>Traffic between a pod and its own node (probes) is always allowed by Kubernetes and is no part of the answer.
 *   <li>Only labels that manifests carry count, not those that controllers add to running pods.
 * </ul>
 *
 * <p>What the API server would refuse, and {@code hostNetwork}, for which policies are undefined, are refused with an
 * {@link InvalidManifestException}.
 *
 * @since 0.1.0
 */
public final class Reachability {
    private final Platform platform;
    private final Judge judge;
    private final SortedMap<String, Endpoint> participants;

    private Reachability(Platform platform, SortedMap<String, Endpoint> participants) {
        this.platform = platform;
        this.judge = new Judge(platform.policies());
        this.participants = participants;
    }

    /**
     * Reads the namespaces, workloads and policies of a tree; everything else in it is passed over.
     *
     * @param tree the manifests
     * @return what the tree allows
     * @throws InvalidManifestException if one of them cannot be judged
     */
    public static Reachability of(ManifestTree tree) {
        Platform platform = Platform.of(tree);
        SortedMap<String, Endpoint> participants = new TreeMap<>();
        platform.workloads().forEach((id, workload) -> participants.put(id, workload.pod()));
        return new Reachability(platform, participants);
    }

    /**
     * Adds an outsider, so that edges and openings from and to it are part of the answers. A pod in a namespace of
     * the tree has that namespace's labels and is subject to its policies.
     *
     * @param name how the answers call it
     * @param outsider an address outside the cluster, or a pod that the tree does not make
     * @return the same with one more participant
     */
    public Reachability with(String name, Endpoint outsider) {
        SortedMap<String, Endpoint> more = new TreeMap<>(participants);
        if (more.put(name, settled(outsider)) != null) {
            throw new IllegalArgumentException("there is a participant " + name + " already");
        }
        return new Reachability(platform, more);
    }

    /**
     * Gives every workload an address in each of the blocks, counted up from the second one in the order of names, so
     * that {@code ipBlock} peers cover pods as they do with most network plugins.
     *
     * @param blocks the cluster's pod network, one block for each address family
     * @return the same with pods that have addresses
     */
    public Reachability withPodNetwork(Cidr... blocks) {
        SortedMap<String, Endpoint> located = new TreeMap<>(participants);
        int count = 0;
        for (Workload workload : platform.workloads().values()) {
            count++;
            List<Address> addresses = new ArrayList<>();
            for (Cidr block : blocks) {
                if (block.size().compareTo(BigInteger.valueOf(count)) <= 0) {
                    throw new IllegalArgumentException(block + " is too small for every workload");
                }
                BigInteger value = block.first().value().add(BigInteger.valueOf(count));
                addresses.add(new Address(value, block.first().bits()));
            }
            located.put(workload.id(), workload.pod().at(addresses));
        }
        return new Reachability(platform, located);
    }

    /** {@return the ids of the workloads} */
    public SortedSet<String> workloads() {
        return Collections.unmodifiableSortedSet(
                new TreeSet<>(platform.workloads().keySet()));
    }

    /** {@return the ids of the workloads and the names of the outsiders that were added} */
    public SortedSet<String> participants() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(participants.keySet()));
    }

    /**
     * {@return a participant as policies see it}
     *
     * @param participant a workload's id or an outsider's name
     */
    public Endpoint endpoint(String participant) {
        Endpoint endpoint = participants.get(participant);
        if (endpoint == null) {
            throw new IllegalArgumentException("no participant " + participant + " among " + participants.keySet());
        }
        return endpoint;
    }

    /**
     * {@return the policies that decide on one side of a participant's connections}
     *
     * @param side whether it opens or receives them
     * @param participant a workload's id or an outsider's name
     */
    public List<Policy> policiesOf(Direction side, String participant) {
        return judge.isolating(side, endpoint(participant));
    }

    /**
     * {@return whether one participant may open a connection to another}
     *
     * @param from who opens it
     * @param to who is reached
     * @param port the port on the pod that is reached
     */
    public boolean allows(String from, String to, Port port) {
        return isOnePod(from, to) || judge.between(endpoint(from), endpoint(to)).test(port);
    }

    /**
     * {@return whether something outside the tree may open a connection to a workload}
     *
     * @param outsider an address, or a pod that the tree does not make
     * @param to the workload's id
     * @param port the port on its pods
     */
    public boolean allowsIngress(Endpoint outsider, String to, Port port) {
        return judge.between(settled(outsider), endpoint(to)).test(port);
    }

    /**
     * {@return whether a workload may open a connection to something outside the tree}
     *
     * @param from the workload's id
     * @param outsider an address, or a pod that the tree does not make
     * @param port the port on it
     */
    public boolean allowsEgress(String from, Endpoint outsider, Port port) {
        return judge.between(endpoint(from), settled(outsider)).test(port);
    }

    /**
     * {@return the connections that may be opened to the ports that containers declare, and to further ports}
     *
     * @param further ports that are asked about on every participant; an address declares none of its own
     */
    public SortedSet<Edge> edges(Port... further) {
        SortedSet<Edge> edges = new TreeSet<>();
        forEachPair((from, to) -> {
            Set<Port> ports = new TreeSet<>(List.of(further));
            if (endpoint(to) instanceof Pod pod) {
                pod.ports().stream().map(ContainerPort::port).forEach(ports::add);
            }
            ports.removeIf(judge.between(endpoint(from), endpoint(to)).negate());
            ports.forEach(port -> edges.add(Edge.of(from, to, port)));
        });
        return Collections.unmodifiableSortedSet(edges);
    }

    /** {@return the connections that may be opened, over every port of every protocol, declared or not} */
    public SortedSet<Opening> openings() {
        return openings((from, to) -> true);
    }

    /**
     * {@return the connections that may be opened between some participants, over every port of every protocol}
     *
     * @param asked whether it is asked about the first opening connections to the second
     */
    public SortedSet<Opening> openings(BiPredicate<String, String> asked) {
        SortedSet<Opening> openings = new TreeSet<>();
        SortedSet<Integer> ports = landmarkPorts();
        forEachPair((from, to) -> {
            if (asked.test(from, to)) {
                for (Protocol protocol : Protocol.values()) {
                    openings.addAll(openings(from, to, protocol, ports));
                }
            }
        });
        return Collections.unmodifiableSortedSet(openings);
    }

    /**
     * {@return ports that stand for all others: from one of them up to the next, no policy tells ports apart}
     */
    public SortedSet<Integer> landmarkPorts() {
        return landmarks().ports();
    }

    /**
     * {@return IPv4 and IPv6 addresses that stand for all others: from one of them up to the next, no policy tells
     * addresses apart}
     */
    public SortedSet<Address> landmarkAddresses() {
        return landmarks().addresses();
    }

    /**
     * {@return pods that the tree does not make, on both sides of every line its policies draw: covered by a peer,
     * missing it by one label, wearing a workload's labels in another namespace, and without labels}
     */
    public List<Pod> strangers() {
        return Strangers.around(platform);
    }

    /**
     * {@return why a connection is allowed or not: for each end, the policies that isolate it and those that admit
     * the connection}
     *
     * @param from who opens the connection
     * @param to who is reached
     * @param port the port on the pod that is reached
     */
    public String explain(String from, String to, Port port) {
        Endpoint source = endpoint(from);
        Endpoint target = endpoint(to);
        return Edge.of(from, to, port) + (allows(from, to, port) ? " allowed" : " denied")
                + "\n  egress of " + from + ": " + judge.explain(Direction.EGRESS, source, target, port, target)
                + "\n  ingress of " + to + ": " + judge.explain(Direction.INGRESS, target, source, port, target);
    }

    private List<Opening> openings(String from, String to, Protocol protocol, SortedSet<Integer> starts) {
        List<Opening> openings = new ArrayList<>();
        Predicate<Port> allowed = judge.between(endpoint(from), endpoint(to));
        int open = 0;
        for (int start : starts) {
            boolean opens = allowed.test(new Port(protocol, start));
            if (opens && open == 0) {
                open = start;
            } else if (!opens && open != 0) {
                openings.add(new Opening(from, to, protocol, open, start - 1));
                open = 0;
            }
        }
        if (open != 0) {
            openings.add(new Opening(from, to, protocol, open, Port.HIGHEST));
        }
        return openings;
    }

    private void forEachPair(BiConsumer<String, String> consumer) {
        for (String from : participants.keySet()) {
            for (String to : participants.keySet()) {
                boolean inside = platform.workloads().containsKey(from)
                        || platform.workloads().containsKey(to);
                if (inside && !isOnePod(from, to)) {
                    consumer.accept(from, to);
                }
            }
        }
    }

    private boolean isOnePod(String from, String to) {
        Workload workload = platform.workloads().get(from);
        return from.equals(to) && (workload == null || !workload.replicated());
    }

    private Endpoint settled(Endpoint outsider) {
        if (!(outsider instanceof Pod pod)) {
            return outsider;
        }
        SortedMap<String, String> declared = platform.namespaces().get(pod.namespace());
        if (declared == null) {
            return pod;
        }
        Pod settled = new Pod(pod.namespace(), declared, pod.labels(), pod.ports(), pod.addresses());
        if (pod.namespaceLabels().size() > 1 && !pod.namespaceLabels().equals(settled.namespaceLabels())) {
            throw new IllegalArgumentException(
                    "namespace " + pod.namespace() + " is declared with other labels: " + settled.namespaceLabels());
        }
        return settled;
    }

    private Landmarks landmarks() {
        Collection<Pod> pods = participants.values().stream()
                .filter(Pod.class::isInstance)
                .map(Pod.class::cast)
                .toList();
        return Landmarks.of(platform.policies(), pods);
    }
}
