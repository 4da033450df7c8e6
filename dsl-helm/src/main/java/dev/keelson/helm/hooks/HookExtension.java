package dev.keelson.helm.hooks;

import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Extension;
import java.util.List;

/** Looks for what can be wrong with hooks; only a chart has them. */
final class HookExtension implements Extension {
    @Override
    public List<Check> checks() {
        return List.of(new HookChecks());
    }
}
