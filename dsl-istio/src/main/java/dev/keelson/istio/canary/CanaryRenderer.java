package dev.keelson.istio.canary;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Sink;
import dev.keelson.istio.membership.Membership;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the deployment of each canary, which is that of its component in all that is not said to be different.
 *
 * @since 0.1.0
 */
public final class CanaryRenderer implements Renderer {
    /** A renderer without state. */
    public CanaryRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> view.attached(CanaryTrack.class)
                .forEach(each -> Optional.ofNullable(each.component())
                        .filter(membership::isMember)
                        .flatMap(component -> stable(component, out))
                        .ifPresent(stable -> out.add(
                                canary((Deployment) stable.object(), each.fact(), view.sink()), source(each)))));
    }

    private static Source source(Attached<CanaryTrack> each) {
        return new Source(
                each.component(),
                each.fact().path(),
                each.fact().origin(),
                "the second version of " + each.component());
    }

    private static Optional<Resource> stable(Component component, Resources resources) {
        return resources.all().stream()
                .filter(resource -> Objects.equals(component, resource.source().component()))
                .filter(resource -> resource.object() instanceof Deployment)
                .findFirst();
    }

    private static Deployment canary(Deployment stable, CanaryTrack track, Sink sink) {
        Deployment object = new DeploymentBuilder(stable).build();
        object.getMetadata().setName(stable.getMetadata().getName() + "-" + CanaryTrack.CANARY);
        object.getSpec().setReplicas(sink.number(track.replicas()));
        retrack(object.getSpec().getSelector());
        object.getSpec()
                .getTemplate()
                .getMetadata()
                .setLabels(
                        retracked(object.getSpec().getTemplate().getMetadata().getLabels()));
        PodSpec pod = object.getSpec().getTemplate().getSpec();
        pod.getContainers().get(0).setImage(sink.text(track.image()));
        pod.getTopologySpreadConstraints().stream()
                .map(TopologySpreadConstraint::getLabelSelector)
                .forEach(CanaryRenderer::retrack);
        if (pod.getAffinity() != null && pod.getAffinity().getPodAntiAffinity() != null) {
            retrack(pod.getAffinity().getPodAntiAffinity());
        }
        return object;
    }

    /** Pods of a canary keep apart from each other, not from those that they are to replace. */
    private static void retrack(PodAntiAffinity apart) {
        apart.getRequiredDuringSchedulingIgnoredDuringExecution().stream()
                .map(PodAffinityTerm::getLabelSelector)
                .forEach(CanaryRenderer::retrack);
        apart.getPreferredDuringSchedulingIgnoredDuringExecution().stream()
                .map(WeightedPodAffinityTerm::getPodAffinityTerm)
                .map(PodAffinityTerm::getLabelSelector)
                .forEach(CanaryRenderer::retrack);
    }

    private static void retrack(@Nullable LabelSelector selector) {
        if (selector != null && selector.getMatchLabels() != null) {
            selector.setMatchLabels(retracked(selector.getMatchLabels()));
        }
    }

    private static Map<String, String> retracked(Map<String, String> labels) {
        Map<String, String> changed = new LinkedHashMap<>(labels);
        changed.replace(Labels.TRACK, CanaryTrack.STABLE, CanaryTrack.CANARY);
        return changed;
    }
}
