package dev.keelson.istio.controlplane;

import dev.keelson.core.extension.Artifacts;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Output;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.istio.membership.Membership;
import java.util.Map;

/** Writes what Istio is installed with: all at once for its own installer, and chart by chart. */
final class ControlPlaneOutput implements Output {
    private static final String AREA = "mesh";

    ControlPlaneOutput() {}

    @Override
    public void write(View view, Artifacts out) {
        Membership.of(view.model()).ifPresent(membership -> view.attached(ControlPlaneFacts.class)
                .forEach(each -> files(each, membership, view, out)));
    }

    private static void files(Attached<ControlPlaneFacts> said, Membership membership, View view, Artifacts out) {
        boolean ambient = !membership.ambient().isEmpty();
        IstioValues values = new IstioValues(said.fact(), membership.mesh(), ambient, view.sink());
        document(out, "istio-operator.yaml", values.operator(), said, "how Istio is installed");
        document(out, "base-values.yaml", values.base(), said, "Istio's chart base");
        document(out, "istiod-values.yaml", values.istiod(), said, "Istio's chart istiod");
        document(out, "cni-values.yaml", values.cni(), said, "Istio's chart cni");
        if (ambient) {
            document(out, "ztunnel-values.yaml", values.ztunnel(), said, "Istio's chart ztunnel");
        }
        said.fact()
                .gateways()
                .forEach(gateway -> document(
                        out,
                        gateway.gateway().name() + "-values.yaml",
                        values.gateway(gateway),
                        said,
                        "Istio's chart gateway"));
    }

    private static void document(
            Artifacts out, String name, Map<String, Object> tree, Attached<ControlPlaneFacts> said, String because) {
        out.document(AREA, name, tree, new Source(null, said.path(), said.origin(), because));
    }
}
