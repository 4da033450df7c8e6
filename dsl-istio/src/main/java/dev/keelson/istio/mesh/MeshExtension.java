package dev.keelson.istio.mesh;

import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Derivation;
import dev.keelson.core.extension.Patch;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.why.Gate;
import dev.keelson.core.why.GatedExtension;
import dev.keelson.istio.ambient.TunnelRenderer;
import dev.keelson.istio.ambient.WaypointDerivation;
import dev.keelson.istio.ambient.WaypointLabelRenderer;
import dev.keelson.istio.ambient.WaypointRenderer;
import dev.keelson.istio.authorization.AuthorizationRenderer;
import dev.keelson.istio.authorization.IdentityChecks;
import dev.keelson.istio.authorization.PeerAuthenticationRenderer;
import dev.keelson.istio.canary.CanaryChecks;
import dev.keelson.istio.canary.CanaryRenderer;
import dev.keelson.istio.check.MeshObjectChecks;
import dev.keelson.istio.egress.ServiceEntryRenderer;
import dev.keelson.istio.egress.SidecarRenderer;
import dev.keelson.istio.injection.ControlPlaneDerivation;
import dev.keelson.istio.injection.InjectionRenderer;
import dev.keelson.istio.injection.ProxyDerivation;
import dev.keelson.istio.injection.ScalingShareChecks;
import dev.keelson.istio.injection.ServicePortRenderer;
import dev.keelson.istio.injection.SidecarNeedsChecks;
import dev.keelson.istio.ratelimit.GlobalLimitRenderer;
import dev.keelson.istio.ratelimit.LimitChecks;
import dev.keelson.istio.ratelimit.LimitDerivation;
import dev.keelson.istio.ratelimit.LocalLimitRenderer;
import dev.keelson.istio.traffic.DestinationRuleRenderer;
import dev.keelson.istio.traffic.DetourDerivation;
import dev.keelson.istio.traffic.MeshRouteRenderer;
import dev.keelson.istio.traffic.VirtualServiceRenderer;
import dev.keelson.istio.traffic.check.AffinityChecks;
import dev.keelson.istio.traffic.check.AmbientChecks;
import dev.keelson.istio.traffic.check.PolicyChecks;
import dev.keelson.istio.traffic.check.ReachChecks;
import dev.keelson.istio.traffic.check.RouteChecks;
import dev.keelson.istio.traffic.check.TimeoutChecks;
import dev.keelson.istio.why.AuthorizationGate;
import dev.keelson.istio.why.SidecarGate;
import java.util.List;

/** What follows from being in a mesh. */
final class MeshExtension implements GatedExtension {
    MeshExtension() {}

    @Override
    public List<Derivation> derivations() {
        return List.of(
                new ControlPlaneDerivation(),
                new ProxyDerivation(),
                new DetourDerivation(),
                new LimitDerivation(),
                new WaypointDerivation());
    }

    @Override
    public List<Renderer> renderers() {
        return List.of(
                new PeerAuthenticationRenderer(),
                new AuthorizationRenderer(),
                new SidecarRenderer(),
                new ServiceEntryRenderer(),
                new CanaryRenderer(),
                new DestinationRuleRenderer(),
                new VirtualServiceRenderer(),
                new MeshRouteRenderer(),
                new WaypointRenderer(),
                new TunnelRenderer(),
                new LocalLimitRenderer(),
                new GlobalLimitRenderer());
    }

    @Override
    public List<Patch> patches() {
        return List.of(new InjectionRenderer(), new ServicePortRenderer(), new WaypointLabelRenderer());
    }

    @Override
    public List<Gate> gates() {
        return List.of(new SidecarGate(), new AuthorizationGate());
    }

    @Override
    public List<Check> checks() {
        return List.of(
                new MeshChecks(),
                new IdentityChecks(),
                new ReachChecks(),
                new RouteChecks(),
                new TimeoutChecks(),
                new PolicyChecks(),
                new AffinityChecks(),
                new CanaryChecks(),
                new LimitChecks(),
                new AmbientChecks(),
                new ScalingShareChecks(),
                new SidecarNeedsChecks(),
                // Last: what words explain is not said of objects again.
                new MeshObjectChecks());
    }
}
