package dev.keelson.core.apply;

import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Connection;
import dev.keelson.core.token.Component;
import dev.keelson.core.workload.Order;
import dev.keelson.core.workload.Workload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
            "ClusterIssuer",
            "Issuer",
            "Certificate",
            "Service",
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
        Map<Component, Integer> ranks = ranks(view);
        List<Resource> sorted = new ArrayList<>(view.resources().all());
        sorted.sort(Comparator.<Resource>comparingInt(resource -> rank(resource, ranks))
                .thenComparingInt(resource -> kind(resource.kind())));
        return sorted;
    }

    /** Components after those they connect to; a cycle keeps the order of the definition. */
    private static Map<Component, Integer> ranks(View view) {
        Map<Component, List<Component>> targets = new LinkedHashMap<>();
        view.all(Workload.class).forEach(workload -> targets.put(workload.component(), new ArrayList<>()));
        view.all(Connection.class).forEach(each -> targets.getOrDefault(each.from(), new ArrayList<>())
                .add(each.to()));
        view.all(Order.class).forEach(each -> targets.getOrDefault(each.then(), new ArrayList<>())
                .add(each.first()));
        Map<Component, Integer> ranks = new LinkedHashMap<>();
        Set<Component> begun = new HashSet<>();
        targets.keySet().forEach(component -> visit(component, targets, begun, ranks));
        return ranks;
    }

    /** Walks on a stack of its own, because chains of components can be longer than a thread's stack is deep. */
    private static void visit(
            Component start,
            Map<Component, List<Component>> targets,
            Set<Component> begun,
            Map<Component, Integer> ranks) {
        Deque<Step> way = new ArrayDeque<>();
        if (begun.add(start)) {
            way.push(new Step(start, targets.getOrDefault(start, List.of()).iterator()));
        }
        while (!way.isEmpty()) {
            Step step = way.getFirst();
            if (!step.targets().hasNext()) {
                ranks.put(step.component(), ranks.size() + 1);
                way.pop();
                continue;
            }
            Component target = step.targets().next();
            if (targets.containsKey(target) && begun.add(target)) {
                way.push(
                        new Step(target, targets.getOrDefault(target, List.of()).iterator()));
            }
        }
    }

    private record Step(Component component, Iterator<Component> targets) {}

    private static int rank(Resource resource, Map<Component, Integer> ranks) {
        Component component = resource.source().component();
        return component == null ? 0 : ranks.getOrDefault(component, ranks.size() + 1);
    }

    private static int kind(String kind) {
        int index = KINDS.indexOf(kind);
        return index < 0 ? KINDS.size() : index;
    }
}
