package dev.keelson.istio.telemetry;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.value.Sink;
import dev.keelson.istio.membership.Membership;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what the mesh tells, for each of its namespaces. The share of traces is a whole number here, which the typed model
 * would write as a fraction.
 *
 * @since 0.1.0
 */
public final class TelemetryRenderer implements Renderer {
    /** A renderer without state. */
    public TelemetryRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        Membership.of(view.model()).ifPresent(membership -> {
            view.attached(TelemetryFacts.class).stream().findFirst().ifPresent(said -> membership
                    .namespaces()
                    .forEach(namespace -> out.add(
                            object(labels.metadata(namespace, "default"), said.fact(), view.sink()),
                            new Source(null, said.path(), said.origin(), "what the mesh tells of its traffic"))));
        });
    }

    private static GenericKubernetesResource object(ObjectMeta metadata, TelemetryFacts facts, Sink sink) {
        Map<String, Object> spec = new LinkedHashMap<>();
        if (facts.metrics() != null) {
            spec.put("metrics", new ArrayList<>(List.of(providers(facts.metrics()))));
        }
        if (facts.tracing() != null) {
            Map<String, Object> tracing = providers(facts.tracing());
            if (facts.sampling() != null) {
                tracing.put("randomSamplingPercentage", sink.percent(facts.sampling()));
            }
            spec.put("tracing", new ArrayList<>(List.of(tracing)));
        }
        if (facts.accessLog() != null) {
            Map<String, Object> logging = providers(facts.accessLog());
            if (facts.condition() != null) {
                logging.put("filter", new LinkedHashMap<>(Map.of("expression", facts.condition())));
            }
            spec.put("accessLogging", new ArrayList<>(List.of(logging)));
        }
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion("telemetry.istio.io/v1");
        object.setKind("Telemetry");
        object.setMetadata(metadata);
        object.setAdditionalProperties(new LinkedHashMap<>(Map.of("spec", spec)));
        return object;
    }

    private static Map<String, Object> providers(String name) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("providers", new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("name", name)))));
        return entry;
    }
}
