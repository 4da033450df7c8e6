package dev.keelson.validation.cluster.access;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A resource that a cluster serves, a part of one ({@code pods/exec}) included.
 *
 * @param group the API group, empty for the core's
 * @param resource its plural, and the part
 * @param namespaced whether its objects live in namespaces
 * @since 0.1.0
 */
public record ResourceKind(String group, String resource, boolean namespaced) {

    /** Returns all that a cluster serves, in the order in which it lists them. */
    public static List<ResourceKind> servedBy(KubernetesClient client) {
        List<ResourceKind> kinds = new ArrayList<>(of("", client.getApiResources("v1")));
        for (APIGroup group : client.getApiGroups().getGroups()) {
            kinds.addAll(of(
                    group.getName(),
                    client.getApiResources(group.getPreferredVersion().getGroupVersion())));
        }
        return List.copyOf(kinds);
    }

    private static List<ResourceKind> of(String group, APIResourceList list) {
        return Stream.ofNullable(list)
                .flatMap(each -> each.getResources().stream())
                .map(each -> new ResourceKind(group, each.getName(), Boolean.TRUE.equals(each.getNamespaced())))
                .toList();
    }
}
