package dev.keelson.validation.capacity;

import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The most that was ever used of each quota, by what the quota controller wrote down. */
final class QuotaUse implements ResourceEventHandler<ResourceQuota> {
    private final Map<String, BigDecimal> most = new ConcurrentHashMap<>();

    private QuotaUse() {}

    /** Begins to watch all quotas of a cluster; the watch ends with its client. */
    static QuotaUse of(KubernetesClient client) {
        QuotaUse use = new QuotaUse();
        client.resourceQuotas().inAnyNamespace().inform(use);
        return use;
    }

    BigDecimal most(String namespace, String resource) {
        return most.getOrDefault(namespace + "/" + resource, BigDecimal.ZERO);
    }

    @Override
    public void onAdd(ResourceQuota quota) {
        note(quota);
    }

    @Override
    public void onUpdate(ResourceQuota before, ResourceQuota quota) {
        note(quota);
    }

    @Override
    public void onDelete(ResourceQuota quota, boolean unknownState) {
        // What was used before still counts.
    }

    private void note(ResourceQuota quota) {
        if (quota.getStatus() != null && quota.getStatus().getUsed() != null) {
            quota.getStatus()
                    .getUsed()
                    .forEach((resource, amount) -> most.merge(
                            quota.getMetadata().getNamespace() + "/" + resource,
                            amount.getNumericalAmount(),
                            BigDecimal::max));
        }
    }
}
