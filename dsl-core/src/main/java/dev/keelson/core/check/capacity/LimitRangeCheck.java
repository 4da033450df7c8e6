package dev.keelson.core.check.capacity;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.token.Component;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Containers, pods and claims are within the limits of their namespace, after its defaults were filled in. */
final class LimitRangeCheck implements ObjectCheck {

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        List<String> namespaces = objects.all("", "LimitRange").stream()
                .map(KubernetesObject::namespace)
                .distinct()
                .toList();
        for (String namespace : namespaces) {
            List<ContainerLimits> limits = ContainerLimits.in(namespace, objects);
            List<ContainerLimits> sound = new ArrayList<>();
            limits.forEach(each -> {
                if (Contradictions.report(each, findings)) {
                    sound.add(each);
                }
            });
            objects.templates().stream()
                    .filter(pod -> pod.owner().namespace().equals(namespace))
                    .forEach(pod -> pod(Demand.of(pod, limits), sound, findings));
            objects.all("", "PersistentVolumeClaim").stream()
                    .filter(claim -> claim.namespace().equals(namespace))
                    .forEach(claim -> claim(claim, claim.id(), claim.root(), sound, findings));
        }
    }

    private static void pod(Demand demand, List<ContainerLimits> limits, ObjectFindings findings) {
        PodTemplate pod = demand.pod();
        KubernetesObject owner = pod.owner();
        for (ContainerLimits each : limits) {
            if (each.type().equals(ContainerLimits.CONTAINER)) {
                demand.containers().forEach(sized -> {
                    String name = sized.container().name();
                    Bounded bounded = new Bounded(
                            "The container " + name + " of " + owner.id(),
                            each,
                            sized.requests(),
                            sized.limits(),
                            (resource, capped) -> place(owner, name, resource, capped, findings));
                    bounded.checkDefaults(
                            Quantities.of(sized.container().field().get("resources", "limits")), findings);
                    bounded.check(findings);
                });
            } else if (each.type().equals(ContainerLimits.POD)) {
                new Bounded(
                                "A pod of " + owner.id(),
                                each,
                                demand.requests(),
                                demand.limits(),
                                (resource, capped) -> findings.places().of(owner))
                        .check(findings);
            }
        }
        if (owner.kind().equals("StatefulSet")) {
            owner.root()
                    .get("spec", "volumeClaimTemplates")
                    .items()
                    .forEach(template -> claim(
                            owner,
                            "The claim " + template.get("metadata", "name").text() + " of " + owner.id(),
                            template,
                            limits,
                            findings));
        }
    }

    private static void claim(
            KubernetesObject owner, String what, Field claim, List<ContainerLimits> limits, ObjectFindings findings) {
        Quantities requests = Quantities.of(claim.get("spec", "resources", "requests"));
        Place place = findings.places()
                .word(owner, "claims", claim.get("metadata", "name").text(), "size");
        limits.stream()
                .filter(each -> each.type().equals(ContainerLimits.CLAIM))
                .forEach(each -> new Bounded(what, each, requests, Quantities.none(), (resource, capped) -> place)
                        .checkRequests(findings));
    }

    private static Place place(
            KubernetesObject owner, String container, String resource, boolean capped, ObjectFindings findings) {
        @Nullable Component component = owner.component();
        if (component == null || !component.name().equals(container)) {
            return findings.places().of(owner);
        }
        String word = resource.equals("ephemeral-storage") ? "ephemeralStorage" : resource;
        Place said = findings.places().word(owner, "resources", word + (capped ? "Limit" : ""));
        return capped && said.equals(findings.places().of(owner))
                ? findings.places().word(owner, "resources", word)
                : said;
    }

    /** Whose place a finding has. */
    private interface Where {
        Place place(String resource, boolean capped);
    }

    private record Bounded(String what, ContainerLimits limits, Quantities requests, Quantities caps, Where where) {

        /** A container that asks for more than a cap that it did not choose. */
        void checkDefaults(Quantities own, ObjectFindings findings) {
            requests.amounts().forEach((resource, asked) -> {
                if (!own.has(resource) && caps.has(resource) && asked.compareTo(caps.get(resource)) > 0) {
                    report(
                            resource,
                            false,
                            asked(resource) + " and gets the default cap of "
                                    + Quantities.text(resource, caps.get(resource)),
                            findings);
                }
            });
        }

        void check(ObjectFindings findings) {
            each(limits.minimum(), (resource, least) -> {
                below(resource, least, findings);
                if (caps.has(resource) && caps.get(resource).compareTo(least) < 0) {
                    report(
                            resource,
                            true,
                            capped(resource) + ", and the least is " + Quantities.text(resource, least),
                            findings);
                }
            });
            each(limits.maximum(), (resource, most) -> {
                if (!caps.has(resource)) {
                    report(
                            resource,
                            true,
                            " has no cap on " + resource + ", and the most is " + Quantities.text(resource, most),
                            findings);
                } else if (caps.get(resource).compareTo(most) > 0) {
                    report(
                            resource,
                            true,
                            capped(resource) + ", and the most is " + Quantities.text(resource, most),
                            findings);
                } else {
                    above(resource, most, findings);
                }
            });
            each(limits.ratio(), (resource, times) -> ratio(resource, times, findings));
        }

        void checkRequests(ObjectFindings findings) {
            each(limits.minimum(), (resource, least) -> below(resource, least, findings));
            each(limits.maximum(), (resource, most) -> above(resource, most, findings));
        }

        private interface Bound {
            void check(String resource, BigDecimal amount);
        }

        private static void each(Quantities bounds, Bound bound) {
            for (Map.Entry<String, BigDecimal> each : bounds.amounts().entrySet()) {
                bound.check(each.getKey(), each.getValue());
            }
        }

        private void below(String resource, BigDecimal least, ObjectFindings findings) {
            if (!requests.has(resource)) {
                report(
                        resource,
                        false,
                        " asks for no " + resource + ", and the least is " + Quantities.text(resource, least),
                        findings);
            } else if (requests.get(resource).compareTo(least) < 0) {
                report(
                        resource,
                        false,
                        asked(resource) + ", and the least is " + Quantities.text(resource, least),
                        findings);
            }
        }

        private void above(String resource, BigDecimal most, ObjectFindings findings) {
            if (requests.has(resource) && requests.get(resource).compareTo(most) > 0) {
                report(
                        resource,
                        false,
                        asked(resource) + ", and the most is " + Quantities.text(resource, most),
                        findings);
            }
        }

        private void ratio(String resource, BigDecimal times, ObjectFindings findings) {
            BigDecimal asked = requests.get(resource);
            BigDecimal cap = caps.get(resource);
            if (asked.signum() == 0 || cap.signum() == 0) {
                report(
                        resource,
                        true,
                        " has no " + (asked.signum() == 0 ? "request for " : "cap on ") + resource
                                + ", and the cap may be at most " + times.toPlainString() + " times what is asked for",
                        findings);
            } else if (cap.compareTo(asked.multiply(times)) > 0) {
                report(
                        resource,
                        true,
                        capped(resource) + ", more than " + times.toPlainString() + " times the "
                                + Quantities.text(resource, asked) + " it asks for",
                        findings);
            }
        }

        private String asked(String resource) {
            return " asks for " + Quantities.text(resource, requests.get(resource)) + " of " + resource;
        }

        private String capped(String resource) {
            return " is capped at " + Quantities.text(resource, caps.get(resource)) + " of " + resource;
        }

        private void report(String resource, boolean capped, String problem, ObjectFindings findings) {
            findings.add(
                    CapacityRules.OUTSIDE_LIMIT_RANGE,
                    where.place(resource, capped)
                            .also(
                                    "the limits are said here",
                                    findings.places().of(limits.owner()).origin()),
                    what + problem + " in " + limits.owner().namespace() + "; the API server refuses it.",
                    "Say an amount within the limits, or widen the limits of the namespace.");
        }
    }
}
