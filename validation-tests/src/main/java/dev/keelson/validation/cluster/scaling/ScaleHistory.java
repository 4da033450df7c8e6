package dev.keelson.validation.cluster.scaling;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an autoscaler decided while somebody watched, and what its workload was asked for. When a workload is scaled, its
 * object keeps no time; the autoscaler's does, in whole seconds.
 *
 * @since 0.1.0
 */
public final class ScaleHistory implements AutoCloseable {
    private final List<Integer> numbers = new ArrayList<>();
    private final List<ScaleStep> steps = new ArrayList<>();
    private final SharedIndexInformer<GenericKubernetesResource> workload;
    private final SharedIndexInformer<HorizontalPodAutoscaler> autoscaler;

    private ScaleHistory(ScaleTarget target) {
        steps.add(new ScaleStep(Instant.EPOCH, target.replicas()));
        workload = target.resource().inform(new Handler<>(this::number));
        autoscaler = target.autoscalerResource().inform(new Handler<>(this::step));
    }

    /** Begins to watch, with the number of pods that there are. */
    public static ScaleHistory of(ScaleTarget target) {
        return new ScaleHistory(target);
    }

    /** Returns the numbers of pods that the workload was asked to have, each change of it, whoever made it. */
    public synchronized List<Integer> numbers() {
        return List.copyOf(numbers);
    }

    /** Returns what the autoscaler decided so far, beginning with what there was before. */
    public synchronized ScaleCurve curve() {
        return new ScaleCurve(steps);
    }

    /** Returns how many pods there are by the autoscaler's last decision. */
    public synchronized int pods() {
        return steps.get(steps.size() - 1).pods();
    }

    @Override
    public void close() {
        workload.close();
        autoscaler.close();
    }

    private synchronized void number(GenericKubernetesResource seen) {
        Integer pods = seen.get("spec", "replicas");
        if (pods != null
                && (numbers.isEmpty() || !numbers.get(numbers.size() - 1).equals(pods))) {
            numbers.add(pods);
        }
    }

    private synchronized void step(HorizontalPodAutoscaler seen) {
        if (seen.getStatus() == null || seen.getStatus().getLastScaleTime() == null) {
            return;
        }
        ScaleStep step = new ScaleStep(
                Instant.parse(seen.getStatus().getLastScaleTime()),
                seen.getStatus().getDesiredReplicas());
        if (step.at().isAfter(steps.get(steps.size() - 1).at())) {
            steps.add(step);
        }
    }

    /** Looks at an object however it came to be as it is. */
    private record Handler<T>(Consumer<T> seen) implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            seen.accept(object);
        }

        @Override
        public void onUpdate(T before, T object) {
            seen.accept(object);
        }

        @Override
        public void onDelete(T object, boolean unknownState) {
            // Nobody asks for pods of what is gone.
        }
    }
}
