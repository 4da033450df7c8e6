package dev.keelson.core.apply;

import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.Component;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The order in which objects apply cleanly: what a namespace needs first, then components, each after those it connects
 * to, and within a component what its pods refer to before its pods.
 *
 * @since 0.1.0
 */
public final class ApplyOrder {
    private static final List<String> KINDS = List.of(
            "Namespace",
            "PriorityClass",
            "ResourceQuota",
            "LimitRange",
            "CustomResourceDefinition",
            "NodePool",
            "StorageClass",
            "VolumeSnapshotClass",
            "ServiceAccount",
            "Role",
            "ClusterRole",
            "RoleBinding",
            "ClusterRoleBinding",
            "ConfigMap",
            "ExternalSecret",
            "PersistentVolumeClaim",
            "NetworkPolicy",
            "PeerAuthentication",
            "RequestAuthentication",
            "AuthorizationPolicy",
            "Sidecar",
            "ServiceEntry",
            "ClusterIssuer",
            "Issuer",
            "Certificate",
            "Service",
            "DestinationRule",
            "ReferenceGrant",
            "Gateway",
            "VirtualService",
            "EnvoyFilter",
            "Telemetry",
            "BackendTLSPolicy",
            "HTTPRoute",
            "GRPCRoute",
            "Deployment",
            "StatefulSet",
            "DaemonSet",
            "Job",
            "CronJob",
            "Ingress",
            "PodDisruptionBudget",
            "HorizontalPodAutoscaler",
            "VerticalPodAutoscaler",
            "ServiceMonitor",
            "PrometheusRule");

    private ApplyOrder() {}

    /** {@return all objects of the view in that order} */
    public static List<Resource> sorted(View view) {
        Map<Component, Integer> ranks = new ComponentRanks(view).ranks();
        List<Resource> sorted = new ArrayList<>(view.resources().all());
        sorted.sort(Comparator.<Resource>comparingInt(resource -> rank(resource, ranks))
                .thenComparingInt(resource -> place(resource.kind())));
        return sorted;
    }

    private static int rank(Resource resource, Map<Component, Integer> ranks) {
        Component component = resource.source().component();
        return component == null ? 0 : ranks.getOrDefault(component, ranks.size() + 1);
    }

    /** {@return the place of a kind among those of one component; kinds that are not known come last} */
    public static int place(String kind) {
        int index = KINDS.indexOf(kind);
        return index < 0 ? KINDS.size() : index;
    }
}
