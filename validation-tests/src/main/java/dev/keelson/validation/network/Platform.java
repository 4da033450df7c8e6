package dev.keelson.validation.network;

import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.policy.Policy;
import dev.keelson.validation.network.policy.PolicyReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a tree of manifests says about the network.
 *
 * @param namespaces the labels of the declared namespaces
 * @param workloads the workloads by id
 * @param policies the policies, in the order of the tree
 */
record Platform(
        SortedMap<String, SortedMap<String, String>> namespaces,
        SortedMap<String, Workload> workloads,
        List<Policy> policies) {
    private static final String NAMESPACE = "v1/Namespace";
    private static final String NETWORK_POLICY = "networking.k8s.io/v1/NetworkPolicy";

    static Platform of(ManifestTree tree) {
        SortedMap<String, SortedMap<String, String>> namespaces = new TreeMap<>();
        for (Manifest manifest : ofType(tree, NAMESPACE)) {
            if (namespaces.put(manifest.name(), manifest.strings("/metadata/labels")) != null) {
                throw twice(manifest, "Namespace " + manifest.name());
            }
        }
        SortedMap<String, Workload> workloads = new TreeMap<>();
        for (Manifest manifest : tree.manifests()) {
            if (WorkloadReader.isWorkload(manifest)) {
                Workload workload = WorkloadReader.read(manifest, namespaces);
                if (workloads.put(workload.id(), workload) != null) {
                    throw twice(manifest, "workload " + workload.id());
                }
            }
        }
        return new Platform(
                Collections.unmodifiableSortedMap(namespaces),
                Collections.unmodifiableSortedMap(workloads),
                policies(tree));
    }

    private static List<Policy> policies(ManifestTree tree) {
        List<Policy> policies = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Manifest manifest : tree.manifests()) {
            if (!manifest.type().endsWith("/NetworkPolicy")) {
                continue;
            }
            if (!manifest.type().equals(NETWORK_POLICY)) {
                throw new InvalidManifestException(manifest.source(), "only " + NETWORK_POLICY + " can be judged");
            }
            if (!ids.add(manifest.id())) {
                throw twice(manifest, "NetworkPolicy " + manifest.id());
            }
            policies.add(PolicyReader.read(manifest));
        }
        return List.copyOf(policies);
    }

    private static List<Manifest> ofType(ManifestTree tree, String type) {
        return tree.manifests().stream()
                .filter(manifest -> manifest.type().equals(type))
                .toList();
    }

    private static InvalidManifestException twice(Manifest manifest, String what) {
        return new InvalidManifestException(manifest.source(), what + " is there twice, so one of them is lost");
    }
}
