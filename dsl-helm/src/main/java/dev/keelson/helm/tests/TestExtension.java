package dev.keelson.helm.tests;

import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Extension;
import java.util.List;

/** Looks for what keeps tests from having their names; only a chart has them. */
final class TestExtension implements Extension {
    @Override
    public List<Check> checks() {
        return List.of(new TestChecks());
    }
}
