package dev.keelson.core.capacity;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeItem;
import io.fabric8.kubernetes.api.model.LimitRangeSpec;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes quotas and limits of namespaces, and priority classes.
 *
 * @since 0.1.0
 */
public final class CapacityRenderer implements Renderer {
    /** A renderer without state. */
    public CapacityRenderer() {}

    @Override
    public void render(View view, Resources out) {
        view.all(Priority.class)
                .forEach(priority -> out.add(
                        priorityClass(priority, view.sink()),
                        new Source(null, priority.path(), priority.origin(), "how important pods are")));
        view.all(Quota.class)
                .forEach(quota -> out.add(
                        quota(quota, view.sink()),
                        new Source(
                                null,
                                quota.path(),
                                quota.origin(),
                                "what all pods of " + quota.namespace() + " may use together")));
        view.all(Limits.class)
                .forEach(limits -> out.add(
                        limitRange(limits, view.sink()),
                        new Source(
                                null,
                                limits.path(),
                                limits.origin(),
                                "what a single pod of " + limits.namespace() + " may use")));
    }

    private static GenericKubernetesResource priorityClass(Priority priority, Sink sink) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(sink.text(priority.token().written()));
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion("scheduling.k8s.io/v1");
        object.setKind("PriorityClass");
        object.setMetadata(metadata);
        object.setAdditionalProperty("value", sink.number(priority.value()));
        @Nullable Text description = priority.description();
        if (description != null) {
            object.setAdditionalProperty("description", sink.text(description));
        }
        if (!priority.preempting()) {
            object.setAdditionalProperty("preemptionPolicy", "Never");
        }
        if (priority.globalDefault()) {
            object.setAdditionalProperty("globalDefault", true);
        }
        return object;
    }

    private static ResourceQuota quota(Quota quota, Sink sink) {
        ResourceQuotaSpec spec = new ResourceQuotaSpec();
        spec.setHard(quantities(quota.hard(), sink));
        ResourceQuota object = new ResourceQuota();
        object.setMetadata(metadata(quota.namespace(), "quota", sink));
        object.setSpec(spec);
        return object;
    }

    private static LimitRange limitRange(Limits limits, Sink sink) {
        LimitRangeSpec spec = new LimitRangeSpec();
        limits.items().forEach(each -> {
            LimitRangeItem item = new LimitRangeItem();
            item.setType(each.type());
            item.setDefault(quantities(each.defaults(), sink));
            item.setDefaultRequest(quantities(each.defaultRequests(), sink));
            item.setMin(quantities(each.minimum(), sink));
            item.setMax(quantities(each.maximum(), sink));
            item.setMaxLimitRequestRatio(quantities(each.ratio(), sink));
            spec.getLimits().add(item);
        });
        LimitRange object = new LimitRange();
        object.setMetadata(metadata(limits.namespace(), "limits", sink));
        object.setSpec(spec);
        return object;
    }

    private static Map<String, Quantity> quantities(Map<String, Scalar> amounts, Sink sink) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        amounts.forEach((resource, amount) -> {
            Quantity quantity = new Quantity();
            quantity.setAmount(sink.text(Text.of(amount)));
            quantity.setFormat("");
            quantities.put(resource, quantity);
        });
        return quantities;
    }

    private static ObjectMeta metadata(Namespace namespace, String name, Sink sink) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(sink.text(namespace.written()));
        return metadata;
    }
}
