package dev.keelson.validation.network;

import dev.keelson.validation.network.endpoint.ContainerPort;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.policy.Peer;
import dev.keelson.validation.network.policy.Policy;
import dev.keelson.validation.network.policy.PortClause;
import dev.keelson.validation.network.policy.Requirement;
import dev.keelson.validation.network.policy.Rule;
import dev.keelson.validation.network.policy.Selector;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Pods that are not part of a platform and stand as close as they can to what its policies admit: those that a peer
 * covers, those that miss it by one requirement, those that wear a workload's labels in another namespace, and those
 * without any label. Each of them has a port for every port name that policies use, because a pod is free to choose.
 */
final class Strangers {
    private static final String ELSEWHERE = "elsewhere";
    private static final int NAMED = 7;

    private final Platform platform;
    private final List<ContainerPort> ports;
    private final Set<Pod> pods = new LinkedHashSet<>();

    private Strangers(Platform platform) {
        this.platform = platform;
        this.ports = rules(platform)
                .flatMap(rule -> rule.ports().stream())
                .filter(PortClause.Named.class::isInstance)
                .map(PortClause.Named.class::cast)
                .map(named -> new ContainerPort(named.name(), new Port(named.protocol(), NAMED)))
                .distinct()
                .toList();
    }

    static List<Pod> around(Platform platform) {
        Strangers strangers = new Strangers(platform);
        strangers.unlabelled();
        strangers.disguised();
        strangers.selected();
        return List.copyOf(strangers.pods);
    }

    private void unlabelled() {
        add(ELSEWHERE, none(), none());
        platform.workloads().values().forEach(workload -> add(workload.pod().namespace(), none(), none()));
        platform.namespaces().keySet().forEach(namespace -> add(namespace, none(), none()));
    }

    private void disguised() {
        for (Workload workload : platform.workloads().values()) {
            SortedMap<String, String> labels = workload.pod().labels();
            add(ELSEWHERE, none(), labels);
            add(ELSEWHERE, workload.pod().namespaceLabels(), labels);
            for (String namespace : platform.namespaces().keySet()) {
                if (!namespace.equals(workload.pod().namespace())) {
                    add(namespace, none(), labels);
                }
            }
        }
    }

    private void selected() {
        rules(platform).flatMap(rule -> rule.peers().stream()).forEach(peer -> {
            if (peer instanceof Peer.Elsewhere elsewhere) {
                around(none(), elsewhere.namespaces(), elsewhere.pods());
            } else if (peer instanceof Peer.Neighbours neighbours) {
                around(name(neighbours.namespace()), Selector.everything(), neighbours.pods());
            }
        });
        // A stranger that a policy isolates is one of its namespace's pods, only without a workload.
        for (Policy policy : platform.policies()) {
            around(name(policy.namespace()), Selector.everything(), policy.pods());
        }
    }

    private void around(SortedMap<String, String> namespace, Selector namespaces, Selector selector) {
        for (SortedMap<String, String> outer : labelsAround(namespace, namespaces)) {
            for (SortedMap<String, String> inner : labelsAround(none(), selector)) {
                add(outer.getOrDefault(Pod.NAME_LABEL, ELSEWHERE), outer, inner);
            }
        }
    }

    private static Set<SortedMap<String, String>> labelsAround(SortedMap<String, String> base, Selector selector) {
        SortedMap<String, String> match = new TreeMap<>(base);
        for (Requirement requirement : selector.requirements()) {
            satisfy(requirement, match);
        }
        Set<SortedMap<String, String>> all = new LinkedHashSet<>();
        all.add(match);
        for (Requirement requirement : selector.requirements()) {
            SortedMap<String, String> without = new TreeMap<>(match);
            without.remove(requirement.key());
            all.add(without);
            SortedMap<String, String> other = new TreeMap<>(match);
            other.put(requirement.key(), "other");
            all.add(other);
            for (String value : requirement.values()) {
                SortedMap<String, String> listed = new TreeMap<>(match);
                listed.put(requirement.key(), value);
                all.add(listed);
            }
        }
        return all;
    }

    private static void satisfy(Requirement requirement, SortedMap<String, String> labels) {
        switch (requirement.operator()) {
            case IN -> labels.put(requirement.key(), requirement.values().get(0));
            case EXISTS -> labels.putIfAbsent(requirement.key(), "any");
            case NOT_IN, DOES_NOT_EXIST -> labels.remove(requirement.key());
        }
    }

    private void add(String namespace, SortedMap<String, String> namespaceLabels, SortedMap<String, String> labels) {
        SortedMap<String, String> declared = platform.namespaces().get(namespace);
        pods.add(new Pod(namespace, declared == null ? namespaceLabels : declared, labels, ports, List.of()));
    }

    private static Stream<Rule> rules(Platform platform) {
        return platform.policies().stream()
                .flatMap(policy -> policy.rules().values().stream())
                .flatMap(List::stream);
    }

    private static SortedMap<String, String> name(String namespace) {
        return new TreeMap<>(Map.of(Pod.NAME_LABEL, namespace));
    }

    private static SortedMap<String, String> none() {
        return Collections.emptySortedMap();
    }
}
