package dev.keelson.istio.check;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodSelector;
import dev.keelson.core.extension.View;
import dev.keelson.istio.membership.Membership;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules for destinations are about services that are there, whose pods are there, and speak what those want. */
final class DestinationObjectCheck implements ObjectCheck {
    private final View view;

    DestinationObjectCheck(View view) {
        this.view = view;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        MeshHosts hosts = new MeshHosts(objects);
        Map<String, KubernetesObject> first = new HashMap<>();
        for (KubernetesObject rule : objects.all(MeshHosts.NETWORKING, "DestinationRule")) {
            String host = rule.root().get("spec", "host").text();
            if (!hosts.isKnown(host, rule.namespace())) {
                findings.add(
                        MeshObjectRules.UNKNOWN_HOST,
                        findings.places().of(rule),
                        rule.id() + " is about the host " + host + ", which no service and no service entry has.",
                        "Name the host of a service, service.namespace.svc.cluster.local.");
                continue;
            }
            KubernetesObject earlier =
                    first.putIfAbsent(rule.namespace() + " " + hosts.full(host, rule.namespace()), rule);
            if (earlier != null) {
                findings.add(
                        MeshObjectRules.TWICE,
                        findings.places()
                                .of(rule)
                                .also(
                                        earlier.id(),
                                        findings.places().of(earlier).origin()),
                        rule.id() + " and " + earlier.id() + " are about the same host " + host + ".",
                        "Say it in one of the two: of the other, Istio takes the subsets alone.");
            }
            hosts.service(host, rule.namespace()).ifPresent(service -> {
                subsets(rule, service, objects, findings);
                tls(rule, service, findings);
            });
        }
    }

    private static void subsets(
            KubernetesObject rule, KubernetesObject service, ObjectIndex objects, ObjectFindings findings) {
        for (Field subset : rule.root().get("spec", "subsets").items()) {
            Map<String, String> labels =
                    new LinkedHashMap<>(service.root().get("spec", "selector").texts());
            labels.putAll(subset.get("labels").texts());
            PodSelector selector = new PodSelector(labels, List.of());
            if (objects.selected(service.namespace(), selector).findAny().isEmpty()) {
                findings.add(
                        MeshObjectRules.SUBSET_WITHOUT_PODS,
                        findings.places().of(rule),
                        "The subset " + subset.get("name").text() + " of " + rule.id() + " selects " + selector
                                + ", which no pod carries.",
                        "Select by labels that pods of the service carry; what is sent to the subset fails with 503.");
            }
        }
    }

    private void tls(KubernetesObject rule, KubernetesObject service, ObjectFindings findings) {
        Optional<Membership> membership = Membership.of(view.model());
        if (membership.isEmpty() || service.component() == null) {
            return;
        }
        boolean member = membership.get().isMember(service.component());
        Field spec = rule.root().get("spec");
        Stream.concat(
                        Stream.of(spec.get("trafficPolicy")),
                        spec.get("subsets").items().stream().map(subset -> subset.get("trafficPolicy")))
                .map(policy -> policy.get("tls", "mode").text())
                .filter(mode -> !mode.isEmpty() && mode.equals("ISTIO_MUTUAL") != member)
                .filter(mode -> !member
                        || membership.get().plaintext(service.component()).isEmpty())
                .findFirst()
                .ifPresent(mode -> findings.add(
                        MeshObjectRules.TLS_MISMATCH,
                        findings.places().of(rule),
                        rule.id() + " tells callers of " + service.id() + " to speak " + mode + ", and its pods "
                                + (member
                                        ? "take mutual TLS of the mesh alone."
                                        : "have no sidecar that understands it."),
                        "Leave tls out: sidecars find out by themselves what the other side speaks."));
    }
}
