package dev.keelson.istio.telemetry;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import java.util.List;

/** Looks for what Istio would leave out without a word. */
final class TelemetryChecks implements Check {
    TelemetryChecks() {}

    @Override
    public void check(View view, Problems problems) {
        List<Attached<TelemetryFacts>> said = view.attached(TelemetryFacts.class);
        if (said.size() > 1) {
            problems.add(Finding.of(
                            TelemetryRules.TWICE,
                            said.get(1).path(),
                            said.get(1).origin(),
                            "What the mesh tells is said twice.",
                            "Say it in one place.")
                    .also("first here", said.get(0).origin()));
        }
        for (Attached<TelemetryFacts> each : said) {
            if (each.fact().sampling() != null && each.fact().tracing() == null) {
                without("how many requests are traced", "tracing(…)", each, problems);
            }
            if (each.fact().condition() != null && each.fact().accessLog() == null) {
                without("which requests are written down", "accessLog(…)", each, problems);
            }
        }
    }

    private static void without(String what, String word, Attached<TelemetryFacts> each, Problems problems) {
        problems.add(
                TelemetryRules.WITHOUT_PROVIDER,
                each.path(),
                each.origin(),
                "It is said " + what + ", and not by whom.",
                "Name the provider with " + word + ".");
    }
}
