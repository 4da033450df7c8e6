package dev.keelson.istio.check;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.extension.View;
import dev.keelson.istio.membership.Membership;
import java.util.List;

/** Probes come from the node, without an identity; the injector has them asked by the sidecar, unless it is told not to. */
final class ProbeObjectCheck implements ObjectCheck {
    private static final String REWRITE = "sidecar.istio.io/rewriteAppHTTPProbers";
    private static final List<String> PROBES = List.of("readinessProbe", "livenessProbe", "startupProbe");

    private final View view;

    ProbeObjectCheck(View view) {
        this.view = view;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        Membership.of(view.model()).ifPresent(membership -> objects.templates().stream()
                .filter(pod -> pod.owner().component() != null
                        && membership.hasSidecar(pod.owner().component()))
                .filter(pod -> pod.metadata()
                        .get("annotations")
                        .texts()
                        .getOrDefault(REWRITE, "true")
                        .equals("false"))
                .filter(ProbeObjectCheck::isProbed)
                .forEach(pod -> findings.add(
                        MeshObjectRules.PROBE,
                        findings.places().of(pod.owner()),
                        "The pods of " + pod.owner().id() + " say " + REWRITE
                                + ": false, and the node's probes have no identity.",
                        "Leave the annotation out, so that the sidecar asks the component itself.")));
    }

    private static boolean isProbed(PodTemplate pod) {
        return pod.containers().stream().anyMatch(container -> PROBES.stream().anyMatch(probe -> {
            Field field = container.field().get(probe);
            return field.get("httpGet").isPresent()
                    || field.get("tcpSocket").isPresent()
                    || field.get("grpc").isPresent();
        }));
    }
}
