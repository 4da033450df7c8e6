package dev.keelson.istio.check;

import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import java.util.List;

/**
 * Looks at all objects of the mesh together, raw ones and raw patches included: what no schema sees and Istio would not say.
 *
 * @since 0.1.0
 */
public final class MeshObjectChecks implements Check {
    /** Checks without state. */
    public MeshObjectChecks() {}

    @Override
    public void check(View view, Problems problems) {
        ObjectIndex objects = new ObjectIndex(view);
        ObjectFindings findings = new ObjectFindings(view, problems);
        List<ObjectCheck> checks = List.of(
                new RouteObjectCheck(),
                new DestinationObjectCheck(view),
                new SelectionObjectCheck(),
                new IdentityObjectCheck(),
                new ProbeObjectCheck(view),
                new SidecarObjectCheck(view));
        checks.forEach(check -> check.check(objects, findings));
    }
}
