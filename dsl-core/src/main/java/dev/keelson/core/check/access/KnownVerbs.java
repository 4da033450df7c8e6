package dev.keelson.core.check.access;

import dev.keelson.core.access.Verb;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which verbs the resources of Kubernetes' own groups know. */
final class KnownVerbs {
    private static final List<String> OBJECTS =
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");
    private static final List<String> PARTS = List.of("get", "update", "patch");
    private static final List<String> CONNECTIONS = List.of("get", "create", "update", "patch", "delete");

    private KnownVerbs() {}

    static List<String> all() {
        return Stream.of(Verb.values()).map(Verb::toString).toList();
    }

    /** Custom resources live in groups of their projects. */
    static boolean isBuiltIn(String group) {
        return group.isEmpty()
                || List.of("apps", "batch", "autoscaling", "policy").contains(group)
                || (group.endsWith(".k8s.io") && !group.endsWith(".x-k8s.io"));
    }

    /** The verbs of that resource; of one that is not known all of them. */
    static Set<String> of(String group, String resource) {
        int slash = resource.indexOf('/');
        String part = slash < 0 ? "" : resource.substring(slash + 1);
        String whole = slash < 0 ? resource : resource.substring(0, slash);
        return new TreeSet<>(slash < 0 ? object(group, whole) : part(whole, part));
    }

    private static List<String> object(String group, String resource) {
        if (resource.endsWith("reviews")) {
            return List.of("create");
        }
        return switch (resource) {
            case "users", "groups", "uids" -> List.of("impersonate");
            case "signers" -> List.of("approve", "sign", "attest");
            case "bindings" -> List.of("create");
            case "serviceaccounts" -> with(OBJECTS, "impersonate");
            case "roles", "clusterroles" -> with(OBJECTS, "bind", "escalate");
            default -> group.equals("metrics.k8s.io") ? List.of("get", "list") : with(OBJECTS, "use");
        };
    }

    private static List<String> part(String whole, String part) {
        return switch (part) {
            case "log" -> List.of("get");
            case "exec", "attach", "portforward" -> List.of("get", "create");
            case "proxy" -> CONNECTIONS;
            case "eviction", "binding", "token" -> List.of("create");
            case "status", "scale", "approval", "ephemeralcontainers", "resize" -> PARTS;
            case "finalizers", "finalize" -> List.of("update");
            default -> whole.equals("nodes") ? CONNECTIONS : all();
        };
    }

    private static List<String> with(List<String> verbs, String... more) {
        return Stream.concat(verbs.stream(), Stream.of(more)).toList();
    }
}
