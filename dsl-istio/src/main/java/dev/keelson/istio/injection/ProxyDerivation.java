package dev.keelson.istio.injection;

import dev.keelson.core.extension.Derivation;
import dev.keelson.core.extension.Model;
import dev.keelson.core.pod.InjectedContainer;
import dev.keelson.core.token.Component;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.membership.MeshFacts.ProxyNeeds;
import java.util.List;

/**
 * The sidecar of each member, so that quotas and limits are held against the pods that the cluster will admit.
 *
 * @since 0.1.0
 */
public final class ProxyDerivation implements Derivation {
    private static final String PROXY = "istio-proxy";

    /** A derivation without state. */
    public ProxyDerivation() {}

    @Override
    public List<?> derive(Model said) {
        return Membership.of(said)
                .map(membership -> membership.sidecars().stream()
                        .map(member ->
                                container(member.component(), membership.mesh().proxy()))
                        .toList())
                .orElse(List.of());
    }

    private static InjectedContainer container(Component component, ProxyNeeds needs) {
        return new InjectedContainer(component, PROXY, needs.cpu(), needs.cpuLimit(), needs.memory());
    }
}
