package dev.keelson.istio.door;

import dev.keelson.core.certificate.Acme;
import dev.keelson.core.certificate.Certificate;
import dev.keelson.core.certificate.Issuer;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.ExposureRules;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Protocol;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What exposures say and no gateway can do.
 *
 * @since 0.1.0
 */
public final class DoorChecks implements Check {
    /** How long Envoy lets nothing happen on a stream where nobody says anything else. */
    private static final int PATIENCE_SECONDS = 300;

    private static final String WEBSOCKET = "kubernetes.io/ws";

    private final Attached<? extends Door> door;

    /** Checks of the exposures that this door leads to. */
    public DoorChecks(Attached<? extends Door> door) {
        this.door = door;
    }

    @Override
    public void check(View view, Problems problems) {
        hosts(view, problems);
        for (Exposure exposure : view.all(Exposure.class)) {
            for (Route route : exposure.routes()) {
                if (route.port().protocol() != Protocol.TCP) {
                    cannot(
                            route.path(),
                            route.origin(),
                            exposure.ref() + " leads to " + route.port() + ", and a gateway leads HTTP over TCP.",
                            "Name a port that speaks HTTP.",
                            problems);
                }
            }
            socket(exposure, view, problems);
            proof(exposure, view, problems);
        }
    }

    /** Adds the finding that the door cannot do what is said there. */
    public void cannot(ModelPath path, Origin origin, String message, String fix, Problems problems) {
        problems.add(Finding.of(ExposureRules.NOT_IN_DOOR, path, origin, message, fix)
                .also("the door", door.origin()));
    }

    private static void hosts(View view, Problems problems) {
        Map<String, Exposure> owners = new HashMap<>();
        for (Exposure exposure : view.all(Exposure.class)) {
            if (!view.run().knows(exposure.path().child("host"))) {
                continue;
            }
            String host = view.text(exposure.host());
            @Nullable Exposure owner = owners.putIfAbsent(host, exposure);
            if (owner != null) {
                problems.add(Finding.of(
                                DoorRules.HOST_OWNED_TWICE,
                                exposure.path(),
                                exposure.origin(),
                                "The host " + host + " is exposed by " + owner.ref() + " already, and here by "
                                        + exposure.ref() + "; a gateway listens for a host once.",
                                "Say all paths of the host in one exposure: its paths may lead to components of other"
                                        + " namespaces.")
                        .also("exposed first", owner.origin()));
            }
        }
    }

    private static void socket(Exposure exposure, View view, Problems problems) {
        ModelPath path = exposure.path().child("timeout");
        if (exposure.timeout() == null || !view.run().knows(path)) {
            return;
        }
        Optional<Route> socket = exposure.routes().stream()
                .filter(route ->
                        route.port().application().filter(WEBSOCKET::equals).isPresent())
                .findFirst();
        if (socket.isPresent() && view.number(exposure.timeout().inSeconds()) < PATIENCE_SECONDS) {
            problems.add(Finding.of(
                            DoorRules.WEBSOCKET_CUT_SHORT,
                            path,
                            view.run().line(path, exposure.origin()),
                            exposure.ref() + " leads to the WebSocket "
                                    + socket.get().port() + " of "
                                    + socket.get().component() + " and lets an answer take "
                                    + view.text(exposure.timeout())
                                    + ", after which some versions of Envoy end an open connection.",
                            "Leave timeout(…) out, which means no limit here, say five minutes or more, or expose the"
                                    + " WebSocket under a host of its own.")
                    .also("the WebSocket", socket.get().origin()));
        }
    }

    private void proof(Exposure exposure, View view, Problems problems) {
        ModelPath path = exposure.path().child("tls");
        view.all(Certificate.class).stream()
                .filter(certificate -> certificate.path().equals(path))
                .filter(certificate -> provesThroughIngresses(certificate, view))
                .forEach(certificate -> cannot(
                        path,
                        certificate.origin(),
                        "The issuer " + certificate.issuer() + " proves the host of " + exposure.ref()
                                + " through an Ingress, and its callers come through a gateway that redirects them.",
                        "Prove it by a DNS record: Issuance.acme(…).dns01(Dns01…).",
                        problems));
    }

    private static boolean provesThroughIngresses(Certificate certificate, View view) {
        return view.all(Issuer.class).stream()
                .filter(issuer -> issuer.ref().equals(certificate.issuer()))
                .anyMatch(issuer -> issuer.issuance() instanceof Acme acme
                        && !acme.solvers().isEmpty()
                        && acme.solvers().stream().allMatch(Acme.Http01.class::isInstance));
    }
}
