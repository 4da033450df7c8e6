package dev.keelson.istio.gatewayapi;

import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Derivation;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Renderer;
import dev.keelson.istio.door.IdentityDerivation;
import java.util.List;

/** What the door of the Gateway API brings along. */
final class GatewayApiExtension implements Extension {
    GatewayApiExtension() {}

    @Override
    public List<Derivation> derivations() {
        return List.of(new IdentityDerivation());
    }

    @Override
    public List<Renderer> renderers() {
        return List.of(
                new GatewayRenderer(),
                new HttpRouteRenderer(),
                new GrpcRouteRenderer(),
                new ReferenceGrantRenderer(),
                new BackendTlsPolicyRenderer());
    }

    @Override
    public List<Check> checks() {
        return List.of(new GatewayApiChecks());
    }
}
