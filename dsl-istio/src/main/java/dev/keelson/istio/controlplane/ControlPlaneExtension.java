package dev.keelson.istio.controlplane;

import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Output;
import java.util.List;

/** Writes and checks how Istio is installed. */
final class ControlPlaneExtension implements Extension {
    @Override
    public List<Output> outputs() {
        return List.of(new ControlPlaneOutput());
    }

    @Override
    public List<Check> checks() {
        return List.of(new ControlPlaneChecks());
    }
}
