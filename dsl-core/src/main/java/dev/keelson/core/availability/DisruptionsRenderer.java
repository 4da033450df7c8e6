package dev.keelson.core.availability;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import org.jspecify.annotations.Nullable;

/**
 * Writes pod disruption budgets. Each holds for all pods of its component, so that a canary counts too.
 *
 * @since 0.1.0
 */
public final class DisruptionsRenderer implements Renderer {
    /** A renderer without state. */
    public DisruptionsRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.all(Disruptions.class)
                .forEach(disruptions -> out.add(
                        object(disruptions, labels, view.sink()),
                        new Source(
                                disruptions.component(),
                                disruptions.path(),
                                disruptions.origin(),
                                "how many pods of " + disruptions.component() + " may be missing")));
    }

    private static PodDisruptionBudget object(Disruptions disruptions, LabelWriter labels, Sink sink) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(Labels.component(disruptions.component()));
        PodDisruptionBudgetSpec spec = new PodDisruptionBudgetSpec();
        spec.setMaxUnavailable(intOrString(disruptions.maxUnavailable(), sink));
        spec.setMinAvailable(intOrString(disruptions.minAvailable(), sink));
        spec.setSelector(selector);
        spec.setUnhealthyPodEvictionPolicy(disruptions.unhealthyPods().toString());
        PodDisruptionBudget object = new PodDisruptionBudget();
        object.setMetadata(
                labels.metadata(disruptions.component(), disruptions.component().name()));
        object.setSpec(spec);
        return object;
    }

    private static @Nullable IntOrString intOrString(@Nullable CountOrPercent value, Sink sink) {
        Object written = sink.countOrPercent(value);
        if (written == null) {
            return null;
        }
        return written instanceof Integer number ? new IntOrString(number) : new IntOrString(written.toString());
    }
}
