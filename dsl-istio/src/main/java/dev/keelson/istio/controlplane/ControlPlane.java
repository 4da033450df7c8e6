package dev.keelson.istio.controlplane;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.platform.PlatformDraft;
import java.util.function.Consumer;

/**
 * Says how Istio itself is installed: {@code p.with(ControlPlane.installed(c -> …))}. What follows are files beside the
 * manifests, for whoever installs it: {@code mesh/<env>/istio-operator.yaml} for {@code istioctl install -f}, and the same
 * as values of Istio's own charts, {@code base-values.yaml}, {@code istiod-values.yaml}, {@code cni-values.yaml} and
 * {@code <gateway>-values.yaml} for each gateway.
 *
 * <p>Sidecars are injected with Istio's CNI plug-in, because the Pod Security level {@code restricted} admits no init
 * container that changes the network.
 *
 * @since 0.1.0
 */
public final class ControlPlane {
    private ControlPlane() {}

    /**
     * Installs Istio for the mesh of the platform.
     *
     * <p>Findings: {@code control-plane-without-mesh}, {@code control-plane-alone}.
     *
     * @param words how many, how large, which gateways
     */
    public static Facet<PlatformDraft> installed(Consumer<? super ControlPlaneDraft> words) {
        return new Installed(words);
    }

    private record Installed(Consumer<? super ControlPlaneDraft> words) implements Facet<PlatformDraft> {
        @Override
        public Extension extension() {
            return new ControlPlaneExtension();
        }

        @Override
        public Object declare(Scope scope) {
            Scope own = scope.inner("control plane of the mesh", scope.path().child("controlPlane"));
            ControlPlaneDraft draft = new ControlPlaneDraft(own);
            if (words == null) {
                scope.reportNull("with", Origin.here());
            } else {
                own.enter(() -> words.accept(draft));
            }
            return draft.build();
        }
    }
}
