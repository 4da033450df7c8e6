package dev.keelson.istio.mesh;

import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Derivation;
import dev.keelson.core.extension.Patch;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.why.Gate;
import dev.keelson.core.why.GatedExtension;
import dev.keelson.istio.authorization.AuthorizationRenderer;
import dev.keelson.istio.authorization.IdentityChecks;
import dev.keelson.istio.authorization.PeerAuthenticationRenderer;
import dev.keelson.istio.egress.ServiceEntryRenderer;
import dev.keelson.istio.egress.SidecarRenderer;
import dev.keelson.istio.injection.ControlPlaneDerivation;
import dev.keelson.istio.injection.InjectionRenderer;
import dev.keelson.istio.injection.ProxyDerivation;
import dev.keelson.istio.injection.ServicePortRenderer;
import dev.keelson.istio.why.AuthorizationGate;
import dev.keelson.istio.why.SidecarGate;
import java.util.List;

/** What follows from being in a mesh. */
final class MeshExtension implements GatedExtension {
    MeshExtension() {}

    @Override
    public List<Derivation> derivations() {
        return List.of(new ControlPlaneDerivation(), new ProxyDerivation());
    }

    @Override
    public List<Renderer> renderers() {
        return List.of(
                new PeerAuthenticationRenderer(),
                new AuthorizationRenderer(),
                new SidecarRenderer(),
                new ServiceEntryRenderer());
    }

    @Override
    public List<Patch> patches() {
        return List.of(new InjectionRenderer(), new ServicePortRenderer());
    }

    @Override
    public List<Gate> gates() {
        return List.of(new SidecarGate(), new AuthorizationGate());
    }

    @Override
    public List<Check> checks() {
        return List.of(new MeshChecks(), new IdentityChecks());
    }
}
