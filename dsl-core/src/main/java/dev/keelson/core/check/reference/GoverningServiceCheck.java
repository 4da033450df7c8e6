package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodSelector;
import dev.keelson.core.check.object.PodTemplate;
import java.util.Optional;

/** The service that a stateful set names gives its pods DNS names. */
final class GoverningServiceCheck implements ObjectCheck {

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (PodTemplate pod : objects.templates()) {
            KubernetesObject set = pod.owner();
            String name = set.root().get("spec", "serviceName").text();
            if (set.kind().equals("StatefulSet") && !name.isEmpty()) {
                check(pod, objects.find("", "Service", set.namespace(), name), name, findings);
            }
        }
    }

    private static void check(
            PodTemplate pod, Optional<KubernetesObject> service, String name, ObjectFindings findings) {
        KubernetesObject set = pod.owner();
        Place place = findings.places().of(set);
        if (service.isEmpty()) {
            report(place, set.id() + " names the service " + name + ", which is not there", findings);
            return;
        }
        Field spec = service.get().root().get("spec");
        PodSelector selector = PodSelector.ofLabels(spec.get("selector"));
        Place both =
                place.also("the service", findings.places().of(service.get()).origin());
        if (!spec.get("clusterIP").text().equals("None")) {
            report(both, set.id() + " names " + service.get().id() + ", which is not headless", findings);
        } else if (selector.isEmpty() || !selector.matches(pod.labels())) {
            report(both, set.id() + " names " + service.get().id() + ", which does not select its pods", findings);
        }
    }

    private static void report(Place place, String what, ObjectFindings findings) {
        findings.add(
                ReferenceRules.GOVERNING_SERVICE,
                place,
                what + ", so that its pods have no DNS names.",
                "Name a service with clusterIP: None in the same namespace that selects the pods.");
    }
}
