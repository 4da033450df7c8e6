package dev.keelson.core.check.service;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodSelector;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.network.OutsideConnection;
import dev.keelson.core.network.OutsideConnection.Direction;
import dev.keelson.core.network.Service;
import dev.keelson.core.value.Text;
import java.util.List;

/**
 * Services are open to whom they are meant for, and their calls find a pod.
 *
 * @since 0.1.0
 */
public final class ServiceTrafficCheck implements ObjectCheck {
    private final View view;
    private final boolean production;

    /** A check over the objects of that view. */
    public ServiceTrafficCheck(View view) {
        this.view = view;
        this.production = view.all(PlatformFacts.class).stream().anyMatch(PlatformFacts::production);
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (KubernetesObject service : objects.all("", "Service")) {
            Field spec = service.root().get("spec");
            String type = spec.get("type").text();
            if (production && type.equals("LoadBalancer") && isForEverybody(service)) {
                findings.add(
                        ServiceRules.OPEN_LOAD_BALANCER,
                        findings.places().of(service),
                        service.id() + " has a load balancer that takes calls from every address.",
                        "Name the callers with sourceRanges(…); where everybody may call, accept this with the reason.");
            }
            if (production && type.equals("NodePort")) {
                findings.add(
                        ServiceRules.NODE_PORT_IN_PRODUCTION,
                        findings.places().of(service),
                        service.id() + " opens a port of every node, past load balancers and their certificates.",
                        "Let an ingress, a gateway or a load balancer lead there, or accept this with the reason.");
            }
            if (spec.get("internalTrafficPolicy").text().equals("Local")) {
                local(service, spec, objects, findings);
            }
        }
        view.all(Service.class).forEach(service -> refused(service, findings));
    }

    /** Clouds have annotations of their own for load balancers that only a private network reaches. */
    private static boolean isForEverybody(KubernetesObject service) {
        return service.root().get("spec", "loadBalancerSourceRanges").isEmpty()
                && service.root().get("metadata", "annotations").texts().entrySet().stream()
                        .noneMatch(each -> each.getKey().contains("internal")
                                || each.getKey().contains("source-ranges")
                                || each.getValue().equalsIgnoreCase("internal"));
    }

    private static void local(KubernetesObject service, Field spec, ObjectIndex objects, ObjectFindings findings) {
        PodSelector selector = PodSelector.ofLabels(spec.get("selector"));
        List<PodTemplate> pods = selector.isEmpty()
                ? List.of()
                : objects.selected(service.namespace(), selector).toList();
        if (pods.size() == 1 && isSingle(pods.get(0).owner())) {
            findings.add(
                    ServiceRules.LOCAL_TRAFFIC_ONE_POD,
                    findings.places().word(service, "internalTrafficPolicy"),
                    service.id() + " drops the calls of all nodes but the one that runs its single pod.",
                    "Leave internalTrafficPolicy(TrafficPolicy.LOCAL) to daemon sets, or run a pod on each node.");
        }
    }

    private static boolean isSingle(KubernetesObject owner) {
        return (owner.is("apps", "Deployment") || owner.is("apps", "StatefulSet"))
                && owner.root().get("spec", "replicas").number() == 1;
    }

    private void refused(Service service, ObjectFindings findings) {
        Text type = service.traffic().type();
        boolean outside = service.kind() == Service.Kind.NODE_PORT
                || service.kind() == Service.Kind.LOAD_BALANCER
                || (type != null && !view.text(type).equals("ClusterIP"));
        boolean accepted = view.all(OutsideConnection.class).stream()
                .anyMatch(each -> each.direction() == Direction.INBOUND
                        && each.component().equals(service.component())
                        && each.peer().block().isPresent());
        if (outside && !accepted) {
            findings.add(
                    ServiceRules.OUTSIDE_REFUSED,
                    Place.of(service.path(), service.origin()),
                    "The service of " + service.component() + " is open to callers from outside the cluster, and "
                            + service.component() + " accepts no address.",
                    "Say acceptsFrom(Peer.block(…), PORT) with the callers' addresses.");
        }
    }
}
