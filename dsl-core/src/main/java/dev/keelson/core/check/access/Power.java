package dev.keelson.core.check.access;

import dev.keelson.core.diagnostic.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A right that gives more than it seems to.
 *
 * @param rule the rule it is told by
 * @param means what can be done with it
 * @param fix what to do instead
 * @param use finds the resources of a right that give it
 */
record Power(Rule rule, String means, String fix, Function<Right, List<String>> use) {
    private static final List<String> READ = List.of("get", "list", "watch");
    private static final List<String> WRITE = List.of("create", "update", "patch");
    private static final List<String> CONNECT = List.of("get", "create", "update", "patch", "delete");
    private static final List<String> MORE_RIGHTS = List.of("bind", "escalate", "impersonate");

    static final List<Power> ALL = List.of(
            new Power(
                    AccessRules.SECRETS,
                    "read all secrets there",
                    "Mount what it needs, or narrow the right with named(SECRET).",
                    right -> right.names().isEmpty() && right.may(READ) ? right.of("", List.of("secrets")) : List.of()),
            new Power(
                    AccessRules.POD_CREATION,
                    "start pods with any service account and any secret there",
                    "Grant only changes of what is there, patch or update, where that suffices.",
                    Power::starts),
            new Power(
                    AccessRules.EXEC,
                    "get into running pods and do what they can",
                    "Grant what it wants to know instead, such as pods/log or nodes/metrics.",
                    right -> right.may(CONNECT)
                            ? right.of(
                                    "",
                                    List.of(
                                            "pods/exec",
                                            "pods/attach",
                                            "pods/portforward",
                                            "pods/ephemeralcontainers",
                                            "nodes/proxy"))
                            : List.of()),
            new Power(
                    AccessRules.ESCALATION,
                    "have more rights than the role says",
                    "Grant the rights that are meant, each by itself.",
                    Power::escalates));

    List<String> of(Right right) {
        return use.apply(right);
    }

    private static List<String> starts(Right right) {
        List<String> used = new ArrayList<>();
        if (right.may(List.of("create"))) {
            used.addAll(right.of("", List.of("pods", "replicationcontrollers")));
            used.addAll(right.of("apps", List.of("deployments", "statefulsets", "daemonsets", "replicasets")));
            used.addAll(right.of("batch", List.of("jobs", "cronjobs")));
        }
        return used;
    }

    private static List<String> escalates(Right right) {
        List<String> used = new ArrayList<>();
        if (right.may(MORE_RIGHTS)) {
            used.addAll(right.resources());
            return used;
        }
        if (right.may(List.of("create"))) {
            used.addAll(right.of("", List.of("serviceaccounts/token", "persistentvolumes")));
        }
        if (right.may(WRITE)) {
            used.addAll(right.of(
                    "admissionregistration.k8s.io",
                    List.of("mutatingwebhookconfigurations", "validatingwebhookconfigurations")));
            used.addAll(right.of("certificates.k8s.io", List.of("certificatesigningrequests/approval")));
        }
        if (right.may(List.of("approve", "sign"))) {
            used.addAll(right.of("certificates.k8s.io", List.of("signers")));
        }
        return used;
    }
}
