package dev.keelson.istio.ratelimit;

import dev.keelson.core.extension.Derivation;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.Connection;
import dev.keelson.istio.membership.Membership;
import java.util.List;
import java.util.Objects;

/**
 * Sidecars of a component that is limited by all of its pods together ask the service that counts.
 *
 * @since 0.1.0
 */
public final class LimitDerivation implements Derivation {
    /** A derivation without state. */
    public LimitDerivation() {}

    @Override
    public List<?> derive(Model said) {
        return Membership.of(said)
                .map(membership -> said.attached(GlobalLimit.class).stream()
                        .filter(each -> each.component() != null && membership.isMember(each.component()))
                        .map(each -> new Connection(
                                Objects.requireNonNull(each.component()),
                                each.fact().service(),
                                each.fact().port(),
                                each.fact().path(),
                                each.fact().origin()))
                        .toList())
                .orElse(List.of());
    }
}
