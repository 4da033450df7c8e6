package dev.keelson.core.ingress;

import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Renderer;
import java.util.List;

/** What the door of Ingresses brings along. */
final class IngressExtension implements Extension {
    IngressExtension() {}

    @Override
    public List<Renderer> renderers() {
        return List.of(new IngressRenderer());
    }

    @Override
    public List<Check> checks() {
        return List.of(new IngressChecks());
    }
}
