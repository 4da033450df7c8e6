package dev.keelson.core.network.external;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import java.util.Optional;

/**
 * The finding of checks whose words need the pods of a component.
 *
 * @since 0.1.0
 */
public final class ExternalUse {
    private ExternalUse() {}

    /**
     * Reports that a word needs pods of a component that has none here, if it is external.
     *
     * @param what who wants what of it, up to its name: {@code shop/public exposes}
     * @return whether it is external
     */
    public static boolean isReported(
            View view, Component component, ModelPath path, Origin line, String what, Problems problems) {
        Optional<External> external = External.of(view, component);
        external.ifPresent(known -> problems.add(Finding.of(
                        ExternalRules.NOT_RUN_HERE,
                        path,
                        line,
                        what + " " + component + ", which is external: the platform has no pods of it.",
                        "Take the word out where it is external, or run it here with p.deployment(…) or"
                                + " p.statefulSet(…).")
                .also("external because of this", known.origin())));
        return external.isPresent();
    }
}
