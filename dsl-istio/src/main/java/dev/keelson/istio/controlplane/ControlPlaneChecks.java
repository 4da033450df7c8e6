package dev.keelson.istio.controlplane;

import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.istio.membership.MeshFacts;

/** Looks for an Istio that nobody is in, and for one that a drain of a node takes away. */
final class ControlPlaneChecks implements Check {
    ControlPlaneChecks() {}

    @Override
    public void check(View view, Problems problems) {
        boolean production = view.all(PlatformFacts.class).stream().anyMatch(PlatformFacts::production);
        for (Attached<ControlPlaneFacts> each : view.attached(ControlPlaneFacts.class)) {
            if (view.attached(MeshFacts.class).isEmpty()) {
                problems.add(
                        ControlPlaneRules.WITHOUT_MESH,
                        each.path(),
                        each.origin(),
                        "Istio is installed, and the platform is in no mesh.",
                        "Say p.with(Mesh.istio(m -> {})) too, or leave it out.");
            }
            if (production && each.fact().scaling() == null) {
                alone("istiod", each, problems);
            }
            each.fact().gateways().stream()
                    .filter(gateway -> production && gateway.scaling() == null)
                    .forEach(gateway -> alone("the gateway " + gateway.gateway().name(), each, problems));
        }
    }

    private static void alone(String who, Attached<ControlPlaneFacts> each, Problems problems) {
        problems.add(
                ControlPlaneRules.ALONE,
                each.path(),
                each.origin(),
                "There is one pod of " + who + ", and this is production: while its node is drained nothing "
                        + (who.equals("istiod") ? "gets a sidecar or a certificate." : "comes in."),
                "Leave single() out, or say scaling(2, …).");
    }
}
