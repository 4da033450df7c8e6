package dev.keelson.core.addition;

import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.View;
import dev.keelson.core.storage.provision.SharedClaim;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.TypedLocalObjectReference;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Leads pods to claims that are there already where somebody gives them in place of the platform's own, and so does what
 * copies such a claim.
 */
final class ExistingClaimRenderer {
    private static final String KIND = "PersistentVolumeClaim";

    /** The names of claims that stand in for those of the platform, by namespace and name of these. */
    private final Map<List<String>, String> names = new LinkedHashMap<>();

    ExistingClaimRenderer(View view) {
        for (SharedClaim claim : view.all(SharedClaim.class)) {
            if (claim.existing() != null) {
                names.put(
                        List.of(
                                view.sink().text(claim.ref().namespace().written()),
                                claim.ref().name()),
                        view.sink().text(claim.existing()));
            }
        }
    }

    void lead(Resource resource, ObjectMeta metadata) {
        String namespace = Objects.requireNonNullElse(metadata.getNamespace(), "");
        resource.podTemplate().ifPresent(template -> template.getSpec().getVolumes().stream()
                .map(volume -> volume.getPersistentVolumeClaim())
                .filter(Objects::nonNull)
                .forEach(source -> source.setClaimName(name(namespace, source.getClaimName()))));
        if (resource.object() instanceof PersistentVolumeClaim claim) {
            copied(claim, namespace);
        } else if (resource.object() instanceof StatefulSet stateful) {
            stateful.getSpec().getVolumeClaimTemplates().forEach(claim -> copied(claim, namespace));
        }
    }

    private void copied(PersistentVolumeClaim claim, String namespace) {
        TypedLocalObjectReference source = claim.getSpec().getDataSource();
        if (source != null && KIND.equals(source.getKind())) {
            source.setName(name(namespace, source.getName()));
        }
    }

    private String name(String namespace, String own) {
        return names.getOrDefault(List.of(namespace, own), own);
    }
}
