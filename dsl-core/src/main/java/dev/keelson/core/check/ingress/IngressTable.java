package dev.keelson.core.check.ingress;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Ingresses of a platform, their paths, and the exposures they follow from. */
final class IngressTable {

    /** A path of a host and where it leads. */
    record Path(KubernetesObject ingress, String host, Field field) {
        String text() {
            return field.get("path").text();
        }

        String type() {
            return field.get("pathType").text();
        }
    }

    private final View view;
    private final Map<ModelPath, Exposure> exposures = new HashMap<>();

    IngressTable(View view) {
        this.view = view;
        view.all(Exposure.class).forEach(exposure -> exposures.put(exposure.path(), exposure));
    }

    List<KubernetesObject> ingresses(ObjectIndex objects) {
        return objects.all("networking.k8s.io", "Ingress");
    }

    /** The exposure that an Ingress follows from, empty for one made by hand. */
    Optional<Exposure> exposure(KubernetesObject ingress) {
        @Nullable Exposure found = exposures.get(ingress.path());
        return Optional.ofNullable(found);
    }

    /** Whether its exposure names a component of that name in another namespace, which is reported for that. */
    boolean leadsElsewhere(KubernetesObject ingress, String name) {
        return exposure(ingress).stream()
                .flatMap(exposure -> exposure.routes().stream())
                .anyMatch(route -> route.component().name().equals(name)
                        && !view.name(route.component().namespace()).equals(ingress.namespace()));
    }

    static List<Path> paths(KubernetesObject ingress) {
        List<Path> paths = new ArrayList<>();
        for (Field rule : ingress.root().get("spec", "rules").items()) {
            for (Field path : rule.get("http", "paths").items()) {
                paths.add(new Path(ingress, rule.get("host").text(), path));
            }
        }
        return paths;
    }
}
