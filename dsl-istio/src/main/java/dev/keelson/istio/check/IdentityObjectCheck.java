package dev.keelson.istio.check;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identities in policies are those of service accounts that are there. */
final class IdentityObjectCheck implements ObjectCheck {
    private static final Pattern IDENTITY = Pattern.compile("[^/]+/ns/([^/*]+)/sa/([^/*]+)");

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (KubernetesObject policy : objects.all("security.istio.io", "AuthorizationPolicy")) {
            for (Field rule : policy.root().get("spec", "rules").items()) {
                for (Field from : rule.get("from").items()) {
                    from.get("source", "principals")
                            .items()
                            .forEach(identity -> identity(policy, identity.text(), objects, findings));
                }
            }
        }
    }

    private static void identity(
            KubernetesObject policy, String identity, ObjectIndex objects, ObjectFindings findings) {
        Matcher parts = IDENTITY.matcher(identity);
        if (!parts.matches()) {
            return;
        }
        boolean foreign = !new MeshHosts(objects).isNamespace(parts.group(1));
        if (!foreign
                && objects.find("", "ServiceAccount", parts.group(1), parts.group(2))
                        .isEmpty()
                && !isWaypoint(parts.group(1), parts.group(2), objects)) {
            findings.add(
                    MeshObjectRules.UNKNOWN_IDENTITY,
                    findings.places().of(policy),
                    policy.id() + " names the identity " + identity + ", and there is no such service account.",
                    "Name the service account of a component: it has the component's name.");
        }
    }

    /** Istio makes the service account of a waypoint, which has the name of its gateway. */
    private static boolean isWaypoint(String namespace, String name, ObjectIndex objects) {
        return objects.find("gateway.networking.k8s.io", "Gateway", namespace, name).stream()
                .anyMatch(gateway ->
                        gateway.root().get("spec", "gatewayClassName").text().equals("istio-waypoint"));
    }
}
