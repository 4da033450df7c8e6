package dev.keelson.istio.mesh;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Port;
import dev.keelson.core.workload.words.WorkloadDraft;
import dev.keelson.istio.membership.Aside;
import dev.keelson.istio.membership.DataPlane;
import dev.keelson.istio.membership.NoMesh;
import dev.keelson.istio.membership.OnPlane;
import dev.keelson.istio.membership.Plaintext;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Puts a platform into an Istio mesh: {@code p.with(Mesh.istio(m -> {}))}.
 *
 * <p>From the connections that components declare anyway follow
 *
 * <ul>
 *   <li>labels on namespaces and pods that ask for sidecars, which are native ones: they start before all other containers
 *       and end after them; in ambient mode labels that ask for the proxy of the node;
 *   <li>{@code PeerAuthentication}: mutual TLS alone in each namespace of the mesh;
 *   <li>{@code AuthorizationPolicy}: nobody may call, and each component's own callers may, by service account and port;
 *   <li>{@code Sidecar}: each component's sidecar knows of what it connects to and lets nothing else out;
 *   <li>{@code ServiceEntry} for what is called outside the mesh;
 *   <li>the protocol of each port of a service, and what network policies have to let through for sidecars.
 * </ul>
 *
 * @since 0.1.0
 */
public final class Mesh {
    private Mesh() {}

    /**
     * Puts all components of the platform into a mesh.
     *
     * <p>Findings: {@code two-meshes}, {@code plaintext-caller}.
     *
     * @param words which namespaces stay outside, and what sidecars need
     */
    public static Facet<PlatformDraft> istio(Consumer<? super MeshDraft> words) {
        return new Word<>(scope -> {
            Scope own = scope.inner("mesh", scope.path().child("global").child("mesh"));
            MeshDraft draft = new MeshDraft(own);
            if (words == null) {
                scope.reportNull("with", Origin.here());
            } else {
                own.enter(() -> words.accept(draft));
            }
            return draft.build();
        });
    }

    /**
     * Says what carries the component's calls where it is not what carries those of its namespace: {@code
     * istio.io/dataplane-mode} and {@code sidecar.istio.io/inject} on its pods.
     */
    public static Facet<WorkloadDraft<?>> dataPlane(DataPlane carrier) {
        return new Word<>(scope -> new OnPlane(carrier));
    }

    /** Says that there is no mesh here: words of the mesh that components say are without effect. */
    public static Facet<PlatformDraft> none(String because) {
        return new Word<>(scope -> new NoMesh(because));
    }

    /** Leaves the component's pods outside the mesh. Callers in the mesh that it has are not told apart any more. */
    public static Facet<WorkloadDraft<?>> outside(String because) {
        return new Word<>(scope -> new Aside(because));
    }

    /**
     * Lets callers without identity call a port of the component too, {@code portLevelMtls}. Network policies still say who.
     *
     * <p>Findings: {@code plaintext-in-production}, {@code plaintext-nowhere}.
     */
    public static Facet<WorkloadDraft<?>> plaintext(Port port, String because) {
        return new Word<>(scope -> new Plaintext(port, because));
    }

    private record Word<S>(Function<Scope, Object> fact) implements Facet<S> {
        @Override
        public Extension extension() {
            return new MeshExtension();
        }

        @Override
        public Object declare(Scope scope) {
            return fact.apply(scope);
        }
    }
}
