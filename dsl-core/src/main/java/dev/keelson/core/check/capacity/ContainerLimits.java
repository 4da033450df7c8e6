package dev.keelson.core.check.capacity;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@code LimitRange} says of one kind of thing, its gaps filled as the API server fills them.
 *
 * @param owner the object that says it
 * @param type of what
 * @param defaults caps of containers without
 * @param defaultRequests what containers ask for that do not say
 * @param minimum the least
 * @param maximum the most
 * @param ratio how many times what is asked for a cap may be
 */
record ContainerLimits(
        KubernetesObject owner,
        String type,
        Quantities defaults,
        Quantities defaultRequests,
        Quantities minimum,
        Quantities maximum,
        Quantities ratio) {
    static final String CONTAINER = "Container";
    static final String POD = "Pod";
    static final String CLAIM = "PersistentVolumeClaim";

    /** All that holds in that namespace. */
    static List<ContainerLimits> in(String namespace, ObjectIndex objects) {
        List<ContainerLimits> limits = new ArrayList<>();
        for (KubernetesObject owner : objects.all("", "LimitRange")) {
            if (owner.namespace().equals(namespace)) {
                owner.root().get("spec", "limits").items().forEach(item -> limits.add(of(owner, item)));
            }
        }
        return limits;
    }

    static ContainerLimits of(KubernetesObject owner, Field item) {
        String type = item.get("type").text();
        Quantities minimum = Quantities.of(item.get("min"));
        Quantities maximum = Quantities.of(item.get("max"));
        Quantities defaults = Quantities.of(item.get("default"));
        Quantities requests = Quantities.of(item.get("defaultRequest"));
        if (type.equals(CONTAINER)) {
            defaults = defaults.orElse(maximum);
            requests = requests.orElse(defaults).orElse(minimum);
        }
        return new ContainerLimits(
                owner, type, defaults, requests, minimum, maximum, Quantities.of(item.get("maxLimitRequestRatio")));
    }
}
