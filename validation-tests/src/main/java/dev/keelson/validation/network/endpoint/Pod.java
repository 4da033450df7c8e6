package dev.keelson.validation.network.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pod as NetworkPolicies see it.
 *
 * @param namespace the name of its namespace
 * @param namespaceLabels the labels of its namespace; {@value #NAME_LABEL} always holds the namespace's name, as the
 *     API server sees to it
 * @param labels its own labels
 * @param ports the ports its containers declare, native sidecars included
 * @param addresses the addresses it is known to have; without any, no {@code ipBlock} covers it
 * @since 0.1.0
 */
public record Pod(
        String namespace,
        SortedMap<String, String> namespaceLabels,
        SortedMap<String, String> labels,
        List<ContainerPort> ports,
        List<Address> addresses)
        implements Endpoint {
    /** The label every namespace carries. */
    public static final String NAME_LABEL = "kubernetes.io/metadata.name";

    /**
     * Keeps copies and sets the label that holds the namespace's name.
     *
     * @param namespace the name of its namespace
     * @param namespaceLabels the labels of its namespace
     * @param labels its own labels
     * @param ports the ports its containers declare, native sidecars included
     * @param addresses the addresses it is known to have
     */
    public Pod {
        namespaceLabels = with(namespaceLabels, NAME_LABEL, namespace);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        ports = List.copyOf(ports);
        addresses = List.copyOf(addresses);
    }

    /**
     * {@return a pod without labels and ports, in a namespace without labels of its own}
     *
     * @param namespace the name of the namespace
     */
    public static Pod in(String namespace) {
        return new Pod(namespace, Collections.emptySortedMap(), Collections.emptySortedMap(), List.of(), List.of());
    }

    /**
     * {@return the cluster's DNS server as every Kubernetes distribution runs it: label {@code k8s-app=kube-dns} in
     * {@code kube-system}, ports {@code dns} UDP 53 and {@code dns-tcp} TCP 53}
     */
    public static Pod kubeDns() {
        return in("kube-system")
                .labelled("k8s-app", "kube-dns")
                .opening("dns", Port.udp(53))
                .opening("dns-tcp", Port.tcp(53));
    }

    /**
     * {@return the pod with one more label}
     *
     * @param key the label's key
     * @param value the label's value
     */
    public Pod labelled(String key, String value) {
        return new Pod(namespace, namespaceLabels, with(labels, key, value), ports, addresses);
    }

    /**
     * {@return the pod with one more label on its namespace}
     *
     * @param key the label's key
     * @param value the label's value
     */
    public Pod namespaceLabelled(String key, String value) {
        return new Pod(namespace, with(namespaceLabels, key, value), labels, ports, addresses);
    }

    /**
     * {@return the pod with one more container port}
     *
     * @param name the port's name, {@code null} for none
     * @param port its protocol and number
     */
    public Pod opening(@Nullable String name, Port port) {
        List<ContainerPort> more = new ArrayList<>(ports);
        more.add(new ContainerPort(name, port));
        return new Pod(namespace, namespaceLabels, labels, more, addresses);
    }

    /**
     * {@return the pod with these addresses instead of those it had}
     *
     * @param known every address the pod has
     */
    public Pod at(List<Address> known) {
        return new Pod(namespace, namespaceLabels, labels, ports, known);
    }

    /**
     * {@return whether one of the containers declares this port under this name}
     *
     * @param name the port's name
     * @param port its protocol and number
     */
    public boolean names(String name, Port port) {
        return ports.contains(new ContainerPort(name, port));
    }

    private static SortedMap<String, String> with(Map<String, String> labels, String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(labels);
        more.put(key, value);
        return Collections.unmodifiableSortedMap(more);
    }
}
