package dev.keelson.istio.injection;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.membership.MeshFacts.Said;
import dev.keelson.istio.membership.MeshRules;

/**
 * Looks for what is said of the mesh's sidecars where no pod of the platform has one.
 *
 * @since 0.1.0
 */
public final class SidecarNeedsChecks implements Check {
    /** Checks without state. */
    public SidecarNeedsChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Membership.of(view.model())
                .filter(membership -> membership.sidecars().isEmpty())
                .ifPresent(membership ->
                        membership.mesh().ofSidecars().forEach(said -> problems.add(finding(said, membership))));
    }

    private static Finding finding(Said said, Membership membership) {
        Finding finding = Finding.of(
                MeshRules.NO_SIDECAR,
                said.path(),
                said.origin(),
                said.word() + "(…) is said of the sidecars of the mesh, and no pod of the platform has one.",
                "Take the word out, or say it only where there are sidecars.");
        return membership.ambient().stream()
                .findFirst()
                .map(member -> finding.also(member.component() + " is in ambient mode", member.origin()))
                .orElse(finding);
    }
}
