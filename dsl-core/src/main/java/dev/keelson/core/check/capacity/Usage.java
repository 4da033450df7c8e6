package dev.keelson.core.check.capacity;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodTemplate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What all objects of a namespace use at most, as quotas count it. */
final class Usage {

    /**
     * A part of it.
     *
     * @param owner the object that uses it
     * @param amount how much
     * @param how how it comes about
     */
    record Part(KubernetesObject owner, BigDecimal amount, String how) {}

    private final String namespace;
    private final ObjectIndex objects;
    private final MostPods most;
    private final List<Demand> demands;
    private final List<Controlled> controlled;

    Usage(String namespace, ObjectIndex objects, MostPods most, List<Controlled> controlled) {
        this.namespace = namespace;
        this.objects = objects;
        this.most = most;
        List<ContainerLimits> limits = ContainerLimits.in(namespace, objects);
        this.demands = objects.templates().stream()
                .filter(pod -> pod.owner().namespace().equals(namespace))
                .map(pod -> Demand.of(pod, limits))
                .toList();
        this.controlled = controlled.stream()
                .filter(each -> each.maker().namespace().equals(namespace))
                .toList();
    }

    List<Demand> demands() {
        return demands;
    }

    /** Who uses a resource, by the name a quota has for it; nobody for names that are not known. */
    List<Part> of(String resource) {
        return switch (resource) {
            case "cpu", "memory", "ephemeral-storage" -> ofPods(resource, resource, false);
            case "requests.cpu", "requests.memory", "requests.ephemeral-storage" ->
                ofPods(resource, resource.substring("requests.".length()), false);
            case "limits.cpu", "limits.memory", "limits.ephemeral-storage" ->
                ofPods(resource, resource.substring("limits.".length()), true);
            case "pods" -> ofPods(resource, "", false);
            case "requests.storage" -> ofClaims(true);
            case "persistentvolumeclaims" -> ofClaims(false);
            case "services", "services.loadbalancers", "services.nodeports" -> ofServices(resource);
            default -> List.of();
        };
    }

    private List<Part> ofPods(String resource, String amount, boolean capped) {
        List<Part> parts = new ArrayList<>();
        for (Demand demand : demands) {
            KubernetesObject owner = demand.pod().owner();
            Quantities each = capped ? demand.limits() : demand.requests();
            parts.add(ofPods(owner, resource, amount, each, most.steady(owner), most.surge(owner)));
        }
        for (Controlled pods : controlled) {
            Quantities each = capped ? pods.limits() : pods.requests();
            parts.add(ofPods(pods.maker(), resource, amount, each, pods.steady(), pods.surge()));
        }
        return parts;
    }

    private static Part ofPods(
            KubernetesObject owner, String resource, String amount, Quantities pod, long steady, long surge) {
        BigDecimal each = amount.isEmpty() ? BigDecimal.ONE : pod.get(amount);
        return new Part(
                owner,
                each.multiply(BigDecimal.valueOf(steady + surge)),
                steady
                        + (surge == 0 ? "" : " + " + surge)
                        + (steady + surge == 1 ? " pod" : " pods")
                        + (amount.isEmpty() ? "" : " of " + Quantities.text(resource, each)));
    }

    private List<Part> ofClaims(boolean storage) {
        List<Part> parts = new ArrayList<>();
        for (KubernetesObject claim : objects.all("", "PersistentVolumeClaim")) {
            if (claim.namespace().equals(namespace)) {
                parts.add(claim(claim, claim.root(), 1, storage));
            }
        }
        for (Demand demand : demands) {
            PodTemplate pod = demand.pod();
            long steady = most.steady(pod.owner());
            if (pod.owner().kind().equals("StatefulSet")) {
                pod.owner()
                        .root()
                        .get("spec", "volumeClaimTemplates")
                        .items()
                        .forEach(template -> parts.add(claim(pod.owner(), template, steady, storage)));
            }
            pod.spec().get("volumes").items().stream()
                    .map(volume -> volume.get("ephemeral", "volumeClaimTemplate"))
                    .filter(Field::isPresent)
                    .forEach(template ->
                            parts.add(claim(pod.owner(), template, steady + most.surge(pod.owner()), storage)));
        }
        return parts;
    }

    private static Part claim(KubernetesObject owner, Field template, long number, boolean storage) {
        BigDecimal each = storage
                ? Quantities.of(template.get("spec", "resources", "requests")).get("storage")
                : BigDecimal.ONE;
        return new Part(
                owner,
                each.multiply(BigDecimal.valueOf(number)),
                number
                        + (number == 1 ? " claim" : " claims")
                        + (storage ? " of " + Quantities.text("storage", each) : ""));
    }

    private List<Part> ofServices(String resource) {
        List<Part> parts = new ArrayList<>();
        for (KubernetesObject service : objects.all("", "Service")) {
            if (service.namespace().equals(namespace)) {
                long number = number(service.root().get("spec"), resource);
                parts.add(new Part(service, BigDecimal.valueOf(number), Long.toString(number)));
            }
        }
        return parts;
    }

    /** A load balancer takes a port of the nodes for each of its own, unless it says that it does not. */
    private static long number(Field spec, String resource) {
        String type = spec.get("type").text();
        List<Field> ports = spec.get("ports").items();
        return switch (resource) {
            case "services.loadbalancers" -> type.equals("LoadBalancer") ? 1 : 0;
            case "services.nodeports" ->
                type.equals("LoadBalancer")
                                && spec.get("allocateLoadBalancerNodePorts").isFalse()
                        ? ports.stream()
                                .filter(port -> port.get("nodePort").number() != 0)
                                .count()
                        : List.of("NodePort", "LoadBalancer").contains(type) ? ports.size() : 0;
            default -> 1;
        };
    }
}
