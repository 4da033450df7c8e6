package com.acme.disruption;

import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.token.Component;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import java.util.List;
import java.util.Objects;

/** Writes a PodDisruptionBudget for each budget, and finds those that let no node be drained. */
final class DisruptionExtension implements Extension {
    static final Rule BLOCKED_DRAIN =
            Rule.error("acme-blocked-drain", "A budget lets no pod go, so that no node can be drained.");

    @Override
    public List<Renderer> renderers() {
        return List.of(DisruptionExtension::render);
    }

    @Override
    public List<Check> checks() {
        return List.of(DisruptionExtension::check);
    }

    private static void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.attached(Budget.class).forEach(attached -> {
            Component component = Objects.requireNonNull(attached.component(), "a deployment took it");
            LabelSelector selector = new LabelSelector();
            selector.setMatchLabels(Labels.component(component));
            PodDisruptionBudgetSpec spec = new PodDisruptionBudgetSpec();
            spec.setMaxUnavailable(
                    new IntOrString(view.sink().number(attached.fact().maxUnavailable())));
            spec.setSelector(selector);
            PodDisruptionBudget budget = new PodDisruptionBudget();
            budget.setMetadata(labels.metadata(component, component.name()));
            budget.setSpec(spec);
            out.add(budget, new Source(component, attached.path(), attached.origin(), "its disruptions are limited"));
        });
    }

    private static void check(View view, Problems problems) {
        view.attached(Budget.class).stream()
                .filter(attached -> view.number(attached.fact().maxUnavailable()) == 0)
                .forEach(attached -> problems.add(
                        BLOCKED_DRAIN,
                        attached.path().child("disruptions"),
                        attached.origin(),
                        attached.component() + " lets no pod go.",
                        "Let at least one pod go."));
    }
}
