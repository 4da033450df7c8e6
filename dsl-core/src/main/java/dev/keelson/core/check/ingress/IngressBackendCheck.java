package dev.keelson.core.check.ingress;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.ServiceTarget;
import dev.keelson.core.exposure.ExposureRules;
import dev.keelson.core.exposure.PathForm;
import java.util.ArrayList;
import java.util.List;

/** Paths of Ingresses lead to services and ports that exist, and are written as the API server asks. */
final class IngressBackendCheck implements ObjectCheck {
    private final IngressTable table;

    IngressBackendCheck(IngressTable table) {
        this.table = table;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (KubernetesObject ingress : table.ingresses(objects)) {
            List<Field> backends = new ArrayList<>();
            backends.add(ingress.root().get("spec", "defaultBackend", "service"));
            for (IngressTable.Path path : IngressTable.paths(ingress)) {
                backends.add(path.field().get("backend", "service"));
                form(path, findings);
            }
            backends.stream()
                    .filter(backend -> backend.get("name").isText())
                    .forEach(backend -> backend(ingress, backend, objects, findings));
        }
    }

    private static void form(IngressTable.Path path, ObjectFindings findings) {
        if (List.of("Exact", "Prefix").contains(path.type())) {
            PathForm.mistake(path.text())
                    .ifPresent(mistake -> findings.add(
                            ExposureRules.INVALID_PATH,
                            findings.places().of(path.ingress()),
                            path.ingress().id() + ": the path \"" + path.text() + "\" at "
                                    + path.field().path() + " " + mistake + ".",
                            PathForm.FIX));
        }
    }

    private void backend(KubernetesObject ingress, Field backend, ObjectIndex objects, ObjectFindings findings) {
        String name = backend.get("name").text();
        Field portName = backend.get("port", "name");
        if (objects.find("", "Service", ingress.namespace(), name).isEmpty() && table.leadsElsewhere(ingress, name)) {
            return;
        }
        ServiceTarget target =
                new ServiceTarget(ExposureRules.UNDEFINED_BACKEND, ingress, backend, ingress.namespace(), name);
        if (portName.isText()) {
            target.offers(portName.text(), objects, findings);
        } else {
            target.offers(backend.get("port", "number"), objects, findings);
        }
    }
}
