package dev.keelson.istio.gateway;

import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.ExposureRules;
import dev.keelson.core.exposure.Tls;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretRef;
import dev.keelson.istio.door.DoorChecks;
import dev.keelson.istio.door.DoorRules;

/** What exposures say and the door of an Istio gateway cannot do, and mistakes in gateways and routes, made by hand or not. */
final class IstioDoorChecks implements Check {
    IstioDoorChecks() {}

    @Override
    public void check(View view, Problems problems) {
        for (Attached<IstioDoor> door : view.attached(IstioDoor.class)) {
            DoorChecks common = new DoorChecks(door);
            common.check(view, problems);
            pods(door, problems);
            door.fact()
                    .clientAuthority()
                    .ifPresent(authority -> secret(
                            "The door asks callers for certificates of",
                            authority,
                            door,
                            door.path(),
                            door.origin(),
                            problems));
            for (Exposure exposure : view.all(Exposure.class)) {
                if (exposure.tls() instanceof Tls.Held held) {
                    secret(
                            exposure.ref() + " shows the certificate of",
                            held.secret(),
                            door,
                            exposure.path().child("tls"),
                            held.origin(),
                            problems);
                }
                secured(exposure, common, problems);
            }
            ObjectIndex objects = new ObjectIndex(view);
            ObjectFindings findings = new ObjectFindings(view, problems);
            new GatewayObjectCheck(door.fact().controller()).check(objects, findings);
            new VirtualServiceCheck().check(objects, findings);
        }
    }

    private static void pods(Attached<IstioDoor> door, Problems problems) {
        if (door.fact().controller().labels().isEmpty()) {
            problems.add(
                    DoorRules.WITHOUT_PODS,
                    door.path(),
                    door.origin(),
                    "The door leads through " + door.fact().controller()
                            + ", and Istio knows the pods of a gateway by their labels.",
                    "Name them: Peer.namespace(\"istio-ingress\").label(\"istio\", \"ingress\").");
        }
    }

    private static void secret(
            String what, SecretRef secret, Attached<IstioDoor> door, ModelPath path, Origin origin, Problems problems) {
        Namespace home = door.fact().credentials().orElse(secret.namespace());
        if (!secret.namespace().equals(home)) {
            problems.add(Finding.of(
                            ExposureRules.OUT_OF_REACH,
                            path,
                            origin,
                            what + " the secret " + secret
                                    + ", and an Istio gateway reads secrets of its own namespace, " + home + ", alone.",
                            "Name a secret there, Namespace.existing(\"" + home
                                    + "\").existingSecret(…), or ask an issuer for it with tls(ISSUER).")
                    .also("named here", secret.origin())
                    .also("the door", door.origin()));
        }
    }

    private static void secured(Exposure exposure, DoorChecks common, Problems problems) {
        exposure.routes().stream()
                .filter(route ->
                        route.port().application().filter("https"::equals).isPresent())
                .forEach(route -> common.cannot(
                        route.path(),
                        route.origin(),
                        exposure.ref() + " leads to " + route.port() + " of " + route.component()
                                + ", which speaks TLS itself, and the gateway speaks plain HTTP to it.",
                        "Name a port that speaks HTTP: in the mesh it is encrypted all the same.",
                        problems));
    }
}
