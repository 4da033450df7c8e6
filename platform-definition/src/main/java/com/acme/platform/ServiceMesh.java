package com.acme.platform;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.authorization.Callers;
import dev.keelson.istio.authorization.TokensDraft;
import dev.keelson.istio.controlplane.ControlPlane;
import dev.keelson.istio.controlplane.GatewayDraft;
import dev.keelson.istio.controlplane.IngressGateway;
import dev.keelson.istio.mesh.Mesh;
import dev.keelson.istio.resilience.RetryOn;
import dev.keelson.istio.traffic.Inbound;
import dev.keelson.istio.traffic.TrafficDraft;
import java.time.Duration;
import java.util.function.Consumer;

/** Who proves to whom who they are: all components, monitoring included, so that metrics travel encrypted too. */
final class ServiceMesh {
    static final Toggle ENABLED =
            Setting.toggle("global.mesh.enabled").onByDefault().describedAs("Puts all components into the Istio mesh.");

    static final IngressGateway GATEWAY = IngressGateway.named("istio-ingress");

    private static final String LOGIN = "https://login.example.com";

    private ServiceMesh() {}

    static void define(PlatformDraft p) {
        if (!p.get(ENABLED)) {
            p.with(Mesh.none("the mesh is switched off"));
            return;
        }
        p.with(Mesh.istio(m -> {}));
        if (p.get(Environments.DEBUG)) {
            p.with(ControlPlane.installed(c -> c.single().accessLog().gateway(GATEWAY, GatewayDraft::single)));
        } else {
            p.with(ControlPlane.installed(c -> c.gateway(GATEWAY, g -> g.scaling(2, 6))));
        }
    }

    /** Whoever comes from outside carries a token of our login; callers inside are known by their identity. */
    static void withToken(DeploymentDraft d, Consumer<? super TokensDraft> words) {
        d.with(Callers.withToken(LOGIN, t -> {
            t.audience("product").keys(LOGIN + "/.well-known/jwks.json");
            words.accept(t);
        }));
    }

    /**
     * What is tried again never ran: a connection that failed, a request that was refused before it began. The last try leaves the
     * caller's zone, whose only pod may be the one that is gone.
     */
    static void requests(DeploymentDraft d, Duration timeout, Duration perTry, Consumer<? super TrafficDraft> words) {
        d.with(Inbound.traffic(t -> {
            t.timeout(timeout).retries(r -> r.attempts(2)
                    .perTry(perTry)
                    .on(RetryOn.CONNECT_FAILURE, RetryOn.REFUSED_STREAM, RetryOn.RESET_BEFORE_REQUEST)
                    .otherZones());
            pods(t);
            words.accept(t);
        }));
    }

    /** Calls that callers time themselves, such as those of sockets that stay open. */
    static void connections(DeploymentDraft d, Consumer<? super TrafficDraft> words) {
        d.with(Inbound.traffic(t -> {
            pods(t);
            words.accept(t);
        }));
    }

    private static void pods(TrafficDraft t) {
        // At most half of the pods are left out: an error that all have is not cured by leaving out all.
        t.outlierDetection(o -> o.consecutiveServerErrors(5)
                .interval(Duration.ofSeconds(10))
                .baseEjectionTime(Duration.ofSeconds(30))
                .maxEjectionPercent(50));
    }
}
