package dev.keelson.core.ingress;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.draft.DraftRules;
import dev.keelson.core.draft.Run;
import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.ExposureRules;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.exposure.Tls;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Protocol;

/**
 * What an exposure says and an Ingress cannot do.
 *
 * @since 0.1.0
 */
public final class IngressChecks implements Check {
    /** Checks without state. */
    public IngressChecks() {}

    @Override
    public void check(View view, Problems problems) {
        for (Attached<IngressDoor> door : view.attached(IngressDoor.class)) {
            for (Exposure exposure : view.all(Exposure.class)) {
                exposure.routes().forEach(route -> route(exposure, route, door.origin(), problems));
                secret(exposure, problems);
                words(exposure, door, view.run(), problems);
            }
        }
    }

    private static void route(Exposure exposure, Route route, Origin door, Problems problems) {
        Namespace home = exposure.ref().namespace();
        if (!route.component().namespace().equals(home)) {
            problems.add(Finding.of(
                            ExposureRules.OUT_OF_REACH,
                            route.path(),
                            route.origin(),
                            exposure.ref() + " leads to " + route.component()
                                    + ", and an Ingress leads to services of its own namespace alone.",
                            "Expose it in " + route.component().namespace() + " under the same host: "
                                    + "two Ingresses of one host share it as long as their paths differ.")
                    .also("the door", door));
        }
        if (route.port().protocol() != Protocol.TCP) {
            notInDoor(
                    route.path(),
                    route.origin(),
                    door,
                    exposure.ref() + " leads to " + route.port() + ", and an Ingress speaks HTTP over TCP.",
                    "Name a port that speaks HTTP.",
                    problems);
        }
    }

    private static void secret(Exposure exposure, Problems problems) {
        if (exposure.tls() instanceof Tls.Held held
                && !held.secret().namespace().equals(exposure.ref().namespace())) {
            problems.add(Finding.of(
                            ExposureRules.OUT_OF_REACH,
                            exposure.path().child("tls"),
                            held.origin(),
                            exposure.ref() + " shows the certificate of the secret " + held.secret()
                                    + ", and an Ingress reads secrets of its own namespace alone.",
                            "Name a secret of " + exposure.ref().namespace() + ".")
                    .also("named here", held.secret().origin()));
        }
    }

    private static void words(Exposure exposure, Attached<IngressDoor> door, Run run, Problems problems) {
        ModelPath timeout = exposure.path().child("timeout");
        if (!door.fact().isNginx()) {
            if (exposure.timeout() != null) {
                notInDoor(
                        timeout,
                        run.line(timeout, exposure.origin()),
                        door.origin(),
                        exposure.ref() + " says how long an answer may take, for which an Ingress has no field.",
                        "Say it with the controller's own annotation(…), or choose a door that knows it.",
                        problems);
            }
            return;
        }
        if (NginxAnnotations.mixesProtocols(exposure)) {
            notInDoor(
                    exposure.path(),
                    exposure.origin(),
                    door.origin(),
                    exposure.ref()
                            + " leads to ports with gRPC and to others, and ingress-nginx speaks one of both in an"
                            + " Ingress.",
                    "Expose the paths of gRPC by themselves, in a second exposure of the same host.",
                    problems);
        }
        NginxAnnotations.of(exposure).keySet().stream()
                .filter(exposure.annotations()::containsKey)
                .forEach(key -> {
                    ModelPath path = exposure.path().child("annotations").child(key);
                    problems.add(
                            DraftRules.SET_TWICE,
                            path,
                            run.line(path, exposure.origin()),
                            "The annotation " + key + " of " + exposure.ref() + " follows from another word already.",
                            "Leave it out: timeout(…) and the protocol of the port say it.");
                });
    }

    private static void notInDoor(
            ModelPath path, Origin origin, Origin door, String message, String fix, Problems problems) {
        problems.add(Finding.of(ExposureRules.NOT_IN_DOOR, path, origin, message, fix)
                .also("the door", door));
    }
}
