package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodSelector;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.network.NetworkRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Services lead to pods, to those of one component, and to ports that these have. */
final class ServiceCheck implements ObjectCheck {

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (KubernetesObject service : objects.all("", "Service")) {
            Field spec = service.root().get("spec");
            Place place = findings.places().of(service);
            List<Field> ports = spec.get("ports").items();
            unnamed(service, ports, place, findings);
            PodSelector selector = PodSelector.ofLabels(spec.get("selector"));
            if (spec.get("type").text().equals("ExternalName") || selector.isEmpty()) {
                continue;
            }
            List<PodTemplate> pods =
                    objects.selected(service.namespace(), selector).toList();
            if (pods.isEmpty()) {
                withoutPods(service, selector, objects, place, findings);
            } else {
                split(service, spec, pods, place, findings);
                ports.forEach(port -> target(service, port, pods, place, findings));
            }
        }
    }

    private static void unnamed(KubernetesObject service, List<Field> ports, Place place, ObjectFindings findings) {
        if (ports.size() > 1) {
            ports.stream()
                    .filter(port -> port.get("name").text().isEmpty())
                    .forEach(port -> findings.add(
                            ReferenceRules.UNNAMED_PORT,
                            place,
                            service.id() + " has " + ports.size() + " ports, and the one at " + port.path()
                                    + " has no name.",
                            "Name each port of a service that has several."));
        }
    }

    private static void withoutPods(
            KubernetesObject service, PodSelector selector, ObjectIndex objects, Place place, ObjectFindings findings) {
        boolean owned = objects.namespaces().isOwned(service.namespace());
        findings.add(
                owned ? ReferenceRules.SERVICE_WITHOUT_PODS : ReferenceRules.SERVICE_WITHOUT_KNOWN_PODS,
                place,
                service.id() + " selects " + selector + ", which no pod of the platform carries.",
                "Select what the labels of a pod template say, or leave the selector out and make the EndpointSlice.");
    }

    /** Whoever reads the addresses of a headless service chooses among the pods; a service with an address does not. */
    private static void split(
            KubernetesObject service, Field spec, List<PodTemplate> pods, Place place, ObjectFindings findings) {
        KubernetesObject first = pods.get(0).owner();
        List<String> strangers = pods.stream()
                .map(PodTemplate::owner)
                .filter(owner -> !owner.sharesComponent(first))
                .map(KubernetesObject::id)
                .limit(2)
                .toList();
        if (!strangers.isEmpty() && !spec.get("clusterIP").text().equals("None")) {
            findings.add(
                    ReferenceRules.SPLIT_TRAFFIC,
                    place,
                    service.id() + " sends its callers to the pods of " + first.id() + " and of "
                            + String.join(" and of ", strangers) + " alike.",
                    "Select by a label that one of them alone carries, or accept it where they are meant to share.");
        }
    }

    private static void target(
            KubernetesObject service, Field port, List<PodTemplate> pods, Place place, ObjectFindings findings) {
        Field target = port.get("targetPort").isPresent() ? port.get("targetPort") : port.get("port");
        String protocol = port.get("protocol").text("TCP");
        List<ContainerPort> open = new ArrayList<>();
        pods.forEach(pod -> open.addAll(ContainerPort.lasting(pod)));
        if (target.isText() && open.stream().noneMatch(each -> each.is(target.text(), protocol))) {
            findings.add(
                    NetworkRules.PORT_NOT_OPEN,
                    place,
                    service.id() + " leads to the port " + target.text() + "/" + protocol + " of "
                            + pods.get(0).owner().id() + ", which has no port of that name.",
                    known(open));
        } else if (target.isNumber()
                && !open.isEmpty()
                && open.stream().noneMatch(each -> each.is(target.number(), protocol))) {
            findings.add(
                    ReferenceRules.UNDECLARED_PORT,
                    place,
                    service.id() + " leads to port " + target.number() + "/" + protocol + " of "
                            + pods.get(0).owner().id() + ", which declares other ports only.",
                    known(open));
        }
    }

    private static String known(List<ContainerPort> open) {
        return open.isEmpty()
                ? "Its containers declare no port; declare it, or name it by its number."
                : "Its containers declare "
                        + open.stream()
                                .map(ContainerPort::toString)
                                .collect(Collectors.toCollection(TreeSet::new))
                                .stream()
                                .limit(10)
                                .collect(Collectors.joining(", "))
                        + ".";
    }
}
