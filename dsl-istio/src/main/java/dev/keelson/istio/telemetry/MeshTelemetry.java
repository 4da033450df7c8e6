package dev.keelson.istio.telemetry;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.platform.PlatformDraft;
import java.util.function.Consumer;

/**
 * Says what sidecars tell of the traffic they see: {@code p.with(MeshTelemetry.told(t -> t.accessLog("envoy")))}. Providers are
 * those that the mesh's own configuration names.
 *
 * <p>Drives a {@code Telemetry} in each namespace of the mesh.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/telemetry/">Istio: Telemetry</a>
 * @since 0.1.0
 */
public final class MeshTelemetry {
    private MeshTelemetry() {}

    /** {@return what is told, once for the platform} */
    public static Facet<PlatformDraft> told(Consumer<? super TelemetryDraft> words) {
        return new Told(words);
    }

    private record Told(Consumer<? super TelemetryDraft> words) implements Facet<PlatformDraft> {
        @Override
        public Extension extension() {
            return new TelemetryExtension();
        }

        @Override
        public Object declare(Scope scope) {
            Scope own = scope.inner(
                    "telemetry of the mesh", scope.path().child("global").child("telemetry"));
            TelemetryDraft draft = new TelemetryDraft(own);
            if (words == null) {
                scope.reportNull("with", Origin.here());
            } else {
                own.enter(() -> words.accept(draft));
            }
            return draft.build();
        }
    }
}
