package dev.keelson.core.config;

import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.value.Text;
import java.nio.charset.StandardCharsets;

/**
 * Mistakes that one config map shows by itself.
 *
 * @since 0.1.0
 */
public final class ConfigChecks implements Check {
    /** The API server refuses more: {@code MaxSecretSize} of Kubernetes, which holds for config maps too. */
    private static final long LARGEST = 1_048_576;

    /** Checks without state. */
    public ConfigChecks() {}

    @Override
    public void check(View view, Problems problems) {
        for (ConfigMapData config : view.all(ConfigMapData.class)) {
            long bytes = 0;
            for (Text value : config.entries().values()) {
                bytes += view.text(value).getBytes(StandardCharsets.UTF_8).length;
            }
            if (bytes > LARGEST && view.run().knows(config.path())) {
                problems.add(
                        ConfigRules.CONFIG_TOO_LARGE,
                        config.path(),
                        config.origin(),
                        "The config map " + config.ref() + " holds " + bytes + " bytes; Kubernetes stores " + LARGEST
                                + " in one.",
                        "Spread the files over several config maps, or put them into an image or a volume.");
            }
        }
    }
}
