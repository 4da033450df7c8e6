package dev.keelson.core.check.ingress;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.exposure.ExposureRules;
import dev.keelson.core.exposure.PathForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        String namespace = ingress.namespace();
        Optional<KubernetesObject> service = objects.find("", "Service", namespace, name);
        if (service.isPresent()) {
            port(ingress, backend, service.get(), findings);
        } else if (objects.namespaces().isOwned(namespace) && !table.leadsElsewhere(ingress, name)) {
            Set<String> known = objects.all("", "Service").stream()
                    .filter(other -> other.namespace().equals(namespace))
                    .map(KubernetesObject::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            findings.add(
                    ExposureRules.UNDEFINED_BACKEND,
                    findings.places().of(ingress),
                    ingress.id() + " leads at " + backend.path() + " to the service " + name + ", which " + namespace
                            + " does not have.",
                    Suggestion.didYouMean(name, known)
                            + (known.isEmpty()
                                    ? "It has no service."
                                    : "Its services are "
                                            + known.stream().limit(10).collect(Collectors.joining(", ")) + "."));
        }
    }

    private static void port(
            KubernetesObject ingress, Field backend, KubernetesObject service, ObjectFindings findings) {
        Field name = backend.get("port", "name");
        Field number = backend.get("port", "number");
        List<Field> ports = service.root().get("spec", "ports").items();
        boolean known = ports.stream()
                .anyMatch(port -> name.isText()
                        ? port.get("name").text().equals(name.text())
                        : port.get("port").number() == number.number());
        if ((name.isText() || number.isNumber()) && !ports.isEmpty() && !known) {
            String shown = name.isText() ? name.text() : Long.toString(number.number());
            findings.add(
                    ExposureRules.UNDEFINED_BACKEND,
                    findings.places()
                            .of(ingress)
                            .also("the service", findings.places().of(service).origin()),
                    ingress.id() + " leads at " + backend.path() + " to the port " + shown + " of " + service.id()
                            + ", which does not offer it.",
                    "It offers "
                            + ports.stream()
                                    .map(port -> port.get("name").text("an unnamed port") + " ("
                                            + port.get("port").number() + ")")
                                    .limit(10)
                                    .collect(Collectors.joining(", "))
                            + "; an Ingress names the port of the service, not that of the container.");
        }
    }
}
