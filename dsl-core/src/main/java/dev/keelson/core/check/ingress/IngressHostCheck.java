package dev.keelson.core.check.ingress;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.exposure.ExposureRules;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each path of a host leads to one place, and hosts are named. */
final class IngressHostCheck implements ObjectCheck {
    /** The controllers of two classes do not meet; one without a class has the cluster's default one. */
    private record Claim(String ingressClass, String host, String type, String path) {}

    private final IngressTable table;

    IngressHostCheck(IngressTable table) {
        this.table = table;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        Map<Claim, KubernetesObject> claims = new HashMap<>();
        for (KubernetesObject ingress : table.ingresses(objects)) {
            for (Field rule : ingress.root().get("spec", "rules").items()) {
                named(ingress, rule, findings);
            }
            String ingressClass = ingress.root().get("spec", "ingressClassName").text();
            for (IngressTable.Path path : IngressTable.paths(ingress)) {
                Claim claim = new Claim(ingressClass, path.host(), path.type(), path.text());
                @Nullable KubernetesObject earlier = claims.putIfAbsent(claim, ingress);
                if (earlier != null
                        && (table.exposure(earlier).isEmpty()
                                || table.exposure(ingress).isEmpty())) {
                    twice(path, earlier, findings);
                }
            }
        }
    }

    private static void twice(IngressTable.Path path, KubernetesObject earlier, ObjectFindings findings) {
        findings.add(
                ExposureRules.CLAIMED_TWICE,
                findings.places()
                        .of(path.ingress())
                        .also("claimed first", findings.places().of(earlier).origin()),
                path.ingress().id() + " claims at " + path.field().path() + " the path " + path.text() + " of "
                        + (path.host().isEmpty() ? "every host" : path.host()) + ", which "
                        + (earlier == path.ingress() ? "it claims already." : earlier.id() + " claims already."),
                "Take one of the two out, or give them different hosts or paths.");
    }

    private static void named(KubernetesObject ingress, Field rule, ObjectFindings findings) {
        String host = rule.get("host").text();
        if (host.isEmpty() || host.startsWith("*")) {
            findings.add(
                    IngressRules.CATCH_ALL_HOST,
                    findings.places().of(ingress),
                    ingress.id() + " answers at " + rule.path() + " for "
                            + (host.isEmpty() ? "every host" : "all hosts of " + host) + ".",
                    "Name the host; where a wildcard is meant, accept this with the reason.");
        }
    }
}
