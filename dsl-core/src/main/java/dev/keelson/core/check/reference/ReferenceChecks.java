package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.extension.View;
import java.util.List;

/**
 * The checks of how objects fit together.
 *
 * @since 0.1.0
 */
public final class ReferenceChecks {
    private ReferenceChecks() {}

    /** {@return the checks; the view tells what the definition says of objects that others make} */
    public static List<ObjectCheck> of(View view) {
        return List.of(
                new ServiceCheck(),
                new SelectorCheck(),
                new GoverningServiceCheck(),
                new ServiceAccountCheck(),
                new ConfigSourceCheck(view),
                new SupplyCheck(view),
                new VolumeCheck(),
                new ContainerPortCheck(),
                new NetworkPolicyCheck(view),
                new MonitorCheck(),
                new BackendCheck());
    }
}
