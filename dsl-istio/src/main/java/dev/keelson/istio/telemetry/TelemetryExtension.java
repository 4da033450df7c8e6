package dev.keelson.istio.telemetry;

import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Renderer;
import java.util.List;

/** Writes and checks what the mesh tells. */
final class TelemetryExtension implements Extension {
    @Override
    public List<Renderer> renderers() {
        return List.of(new TelemetryRenderer());
    }

    @Override
    public List<Check> checks() {
        return List.of(new TelemetryChecks());
    }
}
