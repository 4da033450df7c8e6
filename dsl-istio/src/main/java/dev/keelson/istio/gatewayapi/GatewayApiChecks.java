package dev.keelson.istio.gatewayapi;

import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.Namespace;
import dev.keelson.istio.door.DoorChecks;

/** What exposures say and the door of the Gateway API cannot do, and mistakes in routes, made by hand or not. */
final class GatewayApiChecks implements Check {
    GatewayApiChecks() {}

    @Override
    public void check(View view, Problems problems) {
        for (Attached<GatewayApiDoor> door : view.attached(GatewayApiDoor.class)) {
            DoorChecks common = new DoorChecks(door);
            common.check(view, problems);
            view.all(Exposure.class).forEach(exposure -> secured(exposure, door.fact(), common, problems));
            new RouteObjectCheck().check(new ObjectIndex(view), new ObjectFindings(view, problems));
        }
    }

    private static void secured(Exposure exposure, GatewayApiDoor door, DoorChecks common, Problems problems) {
        exposure.routes().stream()
                .filter(BackendTlsPolicyRenderer::speaksTls)
                .filter(route -> door.authority(route.component().namespace()).isEmpty())
                .forEach(route -> {
                    Namespace namespace = route.component().namespace();
                    common.cannot(
                            route.path(),
                            route.origin(),
                            exposure.ref() + " leads to " + route.port() + " of " + route.component()
                                    + ", which speaks TLS itself, and the gateway does not know whose certificates to"
                                    + " believe there.",
                            "Say it at the door with a config map of " + namespace
                                    + " that holds ca.crt: .authority(CONFIG).",
                            problems);
                });
    }
}
