package dev.keelson.istio.check;

import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.Component;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.membership.MeshRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Annotations that the injector and the sidecar read do nothing on pods without one. */
final class SidecarObjectCheck implements ObjectCheck {
    private static final List<String> OF_SIDECARS =
            List.of("sidecar.istio.io/", "traffic.sidecar.istio.io/", "proxy.istio.io/");

    private final View view;

    SidecarObjectCheck(View view) {
        this.view = view;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        Membership.of(view.model()).ifPresent(membership -> objects.templates()
                .forEach(pod -> check(pod, pod.owner().component(), membership, findings)));
    }

    private static void check(
            PodTemplate pod, @Nullable Component component, Membership membership, ObjectFindings findings) {
        if (component == null || membership.hasSidecar(component)) {
            return;
        }
        pod.metadata().get("annotations").texts().keySet().stream()
                .filter(key -> OF_SIDECARS.stream().anyMatch(key::startsWith))
                .forEach(key -> findings.add(
                        MeshRules.NO_SIDECAR,
                        findings.places().word(pod.owner(), "annotations", key),
                        "The pods of " + component + " say " + key + ", which is read for sidecars, and "
                                + (membership.isAmbient(component)
                                        ? "they are in ambient mode."
                                        : "they are not in the mesh."),
                        "Take the annotation out, or give the component a sidecar."));
    }
}
