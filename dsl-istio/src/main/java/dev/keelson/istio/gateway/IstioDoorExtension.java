package dev.keelson.istio.gateway;

import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Derivation;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Renderer;
import dev.keelson.istio.door.IdentityDerivation;
import java.util.List;

/** What the door of an Istio gateway brings along. */
final class IstioDoorExtension implements Extension {
    IstioDoorExtension() {}

    @Override
    public List<Derivation> derivations() {
        return List.of(new IdentityDerivation());
    }

    @Override
    public List<Renderer> renderers() {
        return List.of(new GatewayRenderer(), new VirtualServiceRenderer());
    }

    @Override
    public List<Check> checks() {
        return List.of(new IstioDoorChecks());
    }
}
