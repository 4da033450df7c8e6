package dev.keelson.validation.delivery;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;

/**
 * Every number of pods that deployments ever asked for.
 *
 * @param numbers takes them
 */
record Seen(List<Integer> numbers) implements ResourceEventHandler<Deployment> {
    @Override
    public void onAdd(Deployment deployment) {
        numbers.add(deployment.getSpec().getReplicas());
    }

    @Override
    public void onUpdate(Deployment before, Deployment deployment) {
        numbers.add(deployment.getSpec().getReplicas());
    }

    @Override
    public void onDelete(Deployment deployment, boolean unknownState) {
        numbers.add(0);
    }
}
