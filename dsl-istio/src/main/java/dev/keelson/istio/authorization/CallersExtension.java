package dev.keelson.istio.authorization;

import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Renderer;
import java.util.List;

/** What is said of callers beyond their connections; the mesh's own policies read it too. */
final class CallersExtension implements Extension {
    @Override
    public List<Renderer> renderers() {
        return List.of(new RequestAuthenticationRenderer(), new VerdictRenderer());
    }

    @Override
    public List<Check> checks() {
        return List.of(new CallersChecks());
    }
}
