package dev.keelson.core.check.scaling;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodTemplate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An object that scales a workload of its namespace. */
record Scaler(KubernetesObject object, Field target) {

    static List<Scaler> horizontal(ObjectIndex objects) {
        return objects.all("autoscaling", "HorizontalPodAutoscaler").stream()
                .map(object -> new Scaler(object, object.root().get("spec", "scaleTargetRef")))
                .toList();
    }

    static List<Scaler> vertical(ObjectIndex objects) {
        return objects.all("autoscaling.k8s.io", "VerticalPodAutoscaler").stream()
                .map(object -> new Scaler(object, object.root().get("spec", "targetRef")))
                .toList();
    }

    static Stream<Scaler> all(ObjectIndex objects) {
        return Stream.concat(horizontal(objects).stream(), vertical(objects).stream());
    }

    String group() {
        String version = target.get("apiVersion").text();
        return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
    }

    String kind() {
        return target.get("kind").text();
    }

    String name() {
        return target.get("name").text();
    }

    boolean scales(KubernetesObject workload) {
        return workload.is(group(), kind())
                && workload.name().equals(name())
                && workload.namespace().equals(object.namespace());
    }

    /** Whether both scale the same; one object that is written twice is reported for that. */
    boolean sharesTarget(Scaler other) {
        return other.object().is(object.group(), object.kind())
                && other.object().namespace().equals(object.namespace())
                && !other.object().name().equals(object.name())
                && other.group().equals(group())
                && other.kind().equals(kind())
                && other.name().equals(name());
    }

    Optional<KubernetesObject> workload(ObjectIndex objects) {
        return objects.find(group(), kind(), object.namespace(), name());
    }

    Optional<PodTemplate> pods(ObjectIndex objects) {
        return objects.templates().stream().filter(pod -> scales(pod.owner())).findFirst();
    }
}
