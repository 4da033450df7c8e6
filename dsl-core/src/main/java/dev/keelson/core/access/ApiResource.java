package dev.keelson.core.access;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.origin.Origin;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A resource of the Kubernetes API, by its plural name and group as {@code kubectl} writes them:
 * {@code statefulsets.apps}. The constants are those that platforms usually need; {@link #named} and
 * {@link #clusterScoped} say all others, custom resources included.
 *
 * @since 0.1.0
 */
public final class ApiResource {
    /** A name that no resource can have. */
    public static final Rule INVALID = Rule.error("invalid-resource", "The name of an API resource is not valid.");

    private static final Pattern PLURAL = Pattern.compile("[a-z][a-z0-9]*(/[a-z]+)?");
    private static final Pattern GROUP =
            Pattern.compile("([a-z0-9]([-a-z0-9]*[a-z0-9])?\\.)*[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    /** Pods. */
    public static final ApiResource PODS = named("pods");
    /** What pods write, {@code pods/log}. */
    public static final ApiResource POD_LOGS = PODS.subresource("log");
    /** Commands inside pods, {@code pods/exec}. Finding: {@code exec-grant}. */
    public static final ApiResource POD_EXEC = PODS.subresource("exec");
    /** Evicting pods with regard to disruption budgets, {@code pods/eviction}. */
    public static final ApiResource POD_EVICTION = PODS.subresource("eviction");
    /** Services. */
    public static final ApiResource SERVICES = named("services");
    /** Endpoints; deprecated in favour of {@link #ENDPOINT_SLICES}, and still read by many monitoring stacks. */
    public static final ApiResource ENDPOINTS = named("endpoints");
    /** Which pods are behind services. */
    public static final ApiResource ENDPOINT_SLICES = named("endpointslices.discovery.k8s.io");
    /** Config maps. */
    public static final ApiResource CONFIG_MAPS = named("configmaps");
    /** Secrets. Finding: {@code secret-grant} where no names narrow it. */
    public static final ApiResource SECRETS = named("secrets");
    /** Events of the core group, which most clients write. */
    public static final ApiResource EVENTS = named("events");
    /** Persistent volume claims. */
    public static final ApiResource PERSISTENT_VOLUME_CLAIMS = named("persistentvolumeclaims");
    /** Service accounts. */
    public static final ApiResource SERVICE_ACCOUNTS = named("serviceaccounts");
    /** Leases, by which replicas elect a leader. */
    public static final ApiResource LEASES = named("leases.coordination.k8s.io");
    /** Deployments. */
    public static final ApiResource DEPLOYMENTS = named("deployments.apps");
    /** Stateful sets. */
    public static final ApiResource STATEFUL_SETS = named("statefulsets.apps");
    /** Daemon sets. */
    public static final ApiResource DAEMON_SETS = named("daemonsets.apps");
    /** Replica sets. */
    public static final ApiResource REPLICA_SETS = named("replicasets.apps");
    /** Jobs. */
    public static final ApiResource JOBS = named("jobs.batch");
    /** Cron jobs. */
    public static final ApiResource CRON_JOBS = named("cronjobs.batch");
    /** Ingresses. */
    public static final ApiResource INGRESSES = named("ingresses.networking.k8s.io");
    /** Namespaces, which no namespace holds. */
    public static final ApiResource NAMESPACES = clusterScoped("namespaces");
    /** Nodes, which no namespace holds. */
    public static final ApiResource NODES = clusterScoped("nodes");
    /** Measurements of a node's kubelet, {@code nodes/metrics}. */
    public static final ApiResource NODE_METRICS = NODES.subresource("metrics");
    /** Persistent volumes, which no namespace holds. */
    public static final ApiResource PERSISTENT_VOLUMES = clusterScoped("persistentvolumes");
    /** Storage classes, which no namespace holds. */
    public static final ApiResource STORAGE_CLASSES = clusterScoped("storageclasses.storage.k8s.io");

    private final String group;
    private final String name;
    private final boolean clusterScoped;
    private final List<Defect> defects;

    private ApiResource(String group, String name, boolean clusterScoped, List<Defect> defects) {
        this.group = group;
        this.name = name;
        this.clusterScoped = clusterScoped;
        this.defects = List.copyOf(defects);
    }

    /**
     * {@return the resource of that name, whose objects are in namespaces} Finding: {@code invalid-resource}.
     *
     * @param name plural and group, {@code statefulsets.apps}; the plural alone for the core group
     */
    public static ApiResource named(String name) {
        return of(name, false);
    }

    /**
     * {@return the resource of that name, whose objects are in no namespace} A grant on it is a cluster role. Finding:
     * {@code invalid-resource}.
     *
     * @param name plural and group, {@code nodepools.karpenter.sh}; the plural alone for the core group
     */
    public static ApiResource clusterScoped(String name) {
        return of(name, true);
    }

    private static ApiResource of(String name, boolean clusterScoped) {
        int dot = name.indexOf('.');
        String plural = dot < 0 ? name : name.substring(0, dot);
        String group = dot < 0 ? "" : name.substring(dot + 1);
        return checked(group, plural, clusterScoped, Origin.here());
    }

    private static ApiResource checked(String group, String plural, boolean clusterScoped, Origin here) {
        boolean valid = PLURAL.matcher(plural).matches()
                && (group.isEmpty() || GROUP.matcher(group).matches());
        List<Defect> defects = valid
                ? List.of()
                : List.of(new Defect(
                        INVALID,
                        "\"" + plural + (group.isEmpty() ? "" : "." + group) + "\" is not the name of an API resource.",
                        "Write its plural and its group in lower case, statefulsets.apps; of the core group the plural"
                                + " alone, pods. Parts of a resource are .subresource(\"status\").",
                        here));
        return new ApiResource(group, plural, clusterScoped, defects);
    }

    /** {@return a part of the resource that has rights of its own, {@code pods/log}} */
    public ApiResource subresource(String part) {
        return checked(group, name + "/" + part, clusterScoped, Origin.here());
    }

    /** {@return its API group, empty for the core's} */
    public String group() {
        return group;
    }

    /** {@return its name in the group, {@code pods/log}} */
    public String name() {
        return name;
    }

    /** {@return whether its objects are in no namespace} */
    public boolean isClusterScoped() {
        return clusterScoped;
    }

    /** {@return what is wrong with the name} */
    public List<Defect> defects() {
        return defects;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiResource resource && group.equals(resource.group) && name.equals(resource.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(group, name);
    }

    /** {@return its name as {@code kubectl} writes it, {@code statefulsets.apps}} */
    @Override
    public String toString() {
        return name + (group.isEmpty() ? "" : "." + group);
    }
}
