package dev.keelson.core.check.scaling;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodContainer;
import dev.keelson.core.check.object.PodTemplate;
import java.util.List;

/** The number of pods can move between its bounds, and what moves it can be computed. */
final class HorizontalScalingCheck implements ObjectCheck {

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (Scaler scaler : Scaler.horizontal(objects)) {
            bounds(scaler.object(), findings);
            scaler.pods(objects).filter(pod -> !hasDefaults(pod, objects)).ifPresent(pod -> scaler.object()
                    .root()
                    .get("spec", "metrics")
                    .items()
                    .forEach(metric -> requests(scaler.object(), metric, pod, findings)));
        }
    }

    private static void bounds(KubernetesObject object, ObjectFindings findings) {
        Field spec = object.root().get("spec");
        long least = PodCounts.least(spec);
        long most = spec.get("maxReplicas").number();
        if (least > most) {
            findings.add(
                    AutoscalingRules.SCALING_BOUNDS,
                    findings.places().word(object, "minimum"),
                    object.id() + " wants at least " + least + " pods and at most " + most + ".",
                    "Give the lower number first, here or in the settings that feed it.");
        } else if (least == most) {
            findings.add(
                    AutoscalingRules.FIXED_SCALING,
                    findings.places().word(object, "minimum"),
                    object.id() + " wants at least " + least + " pods and at most " + most
                            + ", so that nothing is ever scaled.",
                    "Raise the greater bound, or say replicas(" + least + ") instead.");
        }
    }

    /** A limit range may give containers the requests that they do not make, and so may the pod. */
    private static boolean hasDefaults(PodTemplate pod, ObjectIndex objects) {
        return pod.spec().get("resources").isPresent()
                || objects.all("", "LimitRange").stream()
                        .anyMatch(range -> range.namespace().equals(pod.owner().namespace()));
    }

    private static void requests(KubernetesObject object, Field metric, PodTemplate pod, ObjectFindings findings) {
        boolean ofContainer = metric.get("type").text().equals("ContainerResource");
        Field source = metric.get(ofContainer ? "containerResource" : "resource");
        String resource = source.get("name").text();
        String container = source.get("container").text();
        List<PodContainer> counted = pod.containers().stream()
                .filter(PodContainer::isLasting)
                .filter(each -> !ofContainer || each.name().equals(container))
                .toList();
        if (ofContainer && counted.isEmpty()) {
            findings.add(
                    AutoscalingRules.SCALING_WITHOUT_REQUEST,
                    findings.places().word(object, containerWord(resource), container),
                    object.id() + " scales by the " + resource + " of the container " + container + ", which "
                            + pod.owner().id() + " does not have.",
                    "Name one of its containers.");
        }
        if (!source.get("target", "type").text().equals("Utilization")) {
            return;
        }
        counted.stream()
                .filter(each -> !asks(each, resource))
                .forEach(each -> findings.add(
                        AutoscalingRules.SCALING_WITHOUT_REQUEST,
                        ofContainer
                                ? findings.places().word(object, containerWord(resource), container)
                                : findings.places().word(object, resource),
                        object.id() + " scales by the share of its " + resource + " that a pod uses; the container "
                                + each.name() + " of " + pod.owner().id()
                                + " asks for none, so that nothing is scaled.",
                        "Say how much " + resource + " it needs with resources(…), or scale by an amount."));
    }

    private static String containerWord(String resource) {
        return resource.equals("cpu") ? "containerCpu" : "containerMemory";
    }

    /** Kubernetes takes the limit for the request where that is missing. */
    private static boolean asks(PodContainer container, String resource) {
        Field resources = container.field().get("resources");
        return resources.get("requests").get(resource).isPresent()
                || resources.get("limits").get(resource).isPresent();
    }
}
