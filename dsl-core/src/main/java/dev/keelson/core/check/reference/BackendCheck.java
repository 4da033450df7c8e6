package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.ServiceTarget;
import dev.keelson.core.exposure.ExposureRules;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Routes of the Gateway API lead to services that are there, from gateways that are there and, into another namespace, by
 * a grant of that namespace. What the API server calls (webhooks, aggregated APIs, conversions) is there too.
 */
final class BackendCheck implements ObjectCheck {
    private static final String GATEWAY_API = "gateway.networking.k8s.io";
    private static final long HTTPS = 443;

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        Stream.of("HTTPRoute", "GRPCRoute")
                .flatMap(kind -> objects.all(GATEWAY_API, kind).stream())
                .forEach(route -> route(route, objects, findings));
        Stream.of("ValidatingWebhookConfiguration", "MutatingWebhookConfiguration")
                .flatMap(kind -> objects.all("admissionregistration.k8s.io", kind).stream())
                .forEach(configuration -> configuration
                        .root()
                        .get("webhooks")
                        .items()
                        .forEach(webhook ->
                                called(configuration, webhook.get("clientConfig", "service"), objects, findings)));
        objects.all("apiregistration.k8s.io", "APIService")
                .forEach(api -> called(api, api.root().get("spec", "service"), objects, findings));
        objects.all("apiextensions.k8s.io", "CustomResourceDefinition")
                .forEach(type -> called(
                        type,
                        type.root().get("spec", "conversion", "webhook", "clientConfig", "service"),
                        objects,
                        findings));
    }

    private static void route(KubernetesObject route, ObjectIndex objects, ObjectFindings findings) {
        for (Field parent : route.root().get("spec", "parentRefs").items()) {
            parent(route, parent, objects, findings);
        }
        for (Field rule : route.root().get("spec", "rules").items()) {
            for (Field backend : rule.get("backendRefs").items()) {
                if (backend.get("kind").text("Service").equals("Service")) {
                    String namespace = backend.get("namespace").text(route.namespace());
                    target(route, backend, namespace).offers(backend.get("port"), objects, findings);
                    granted(route, backend, namespace, objects, findings);
                }
            }
        }
    }

    private static void parent(KubernetesObject route, Field parent, ObjectIndex objects, ObjectFindings findings) {
        String namespace = parent.get("namespace").text(route.namespace());
        String name = parent.get("name").text();
        if (!parent.get("kind").text("Gateway").equals("Gateway")
                || !objects.namespaces().isOwned(namespace)) {
            return;
        }
        Optional<KubernetesObject> gateway = objects.find(GATEWAY_API, "Gateway", namespace, name);
        Set<String> listeners = new TreeSet<>();
        gateway.ifPresent(found -> found.root()
                .get("spec", "listeners")
                .items()
                .forEach(listener -> listeners.add(listener.get("name").text())));
        String section = parent.get("sectionName").text();
        if (gateway.isEmpty() || (!section.isEmpty() && !listeners.contains(section))) {
            findings.add(
                    ReferenceRules.UNDEFINED_GATEWAY,
                    findings.places().of(route),
                    route.id() + " is a route of the "
                            + (gateway.isEmpty() ? "" : "listener " + section + " of the ") + "gateway " + namespace
                            + "/"
                            + name + ", which is not there.",
                    gateway.isEmpty()
                            ? "Name a gateway that is there, or let the platform have it."
                            : "Its listeners are " + String.join(", ", listeners) + ".");
        }
    }

    /** Into another namespace a route leads only where a grant there says so. */
    private static void granted(
            KubernetesObject route, Field backend, String namespace, ObjectIndex objects, ObjectFindings findings) {
        if (namespace.equals(route.namespace()) || !objects.namespaces().isOwned(namespace)) {
            return;
        }
        boolean granted = objects.all(GATEWAY_API, "ReferenceGrant").stream()
                .filter(grant -> grant.namespace().equals(namespace))
                .anyMatch(grant -> grant.root().get("spec", "from").items().stream()
                                .anyMatch(from -> from.get("kind").text().equals(route.kind())
                                        && from.get("namespace").text().equals(route.namespace()))
                        && grant.root().get("spec", "to").items().stream()
                                .anyMatch(to -> to.get("kind").text().equals("Service")
                                        && (!to.get("name").isText()
                                                || to.get("name")
                                                        .text()
                                                        .equals(backend.get("name")
                                                                .text()))));
        if (!granted) {
            findings.add(
                    ReferenceRules.UNGRANTED_REFERENCE,
                    findings.places().of(route),
                    route.id() + " leads at " + backend.path() + " into the namespace " + namespace
                            + ", which does not grant that.",
                    "Write a ReferenceGrant in " + namespace + " from " + route.kind() + " of " + route.namespace()
                            + " to Service.");
        }
    }

    private static void called(KubernetesObject caller, Field service, ObjectIndex objects, ObjectFindings findings) {
        if (service.get("name").isText()) {
            long port = service.get("port").isNumber() ? service.get("port").number() : HTTPS;
            target(caller, service, service.get("namespace").text()).offers(port, objects, findings);
        }
    }

    private static ServiceTarget target(KubernetesObject from, Field reference, String namespace) {
        return new ServiceTarget(
                ExposureRules.UNDEFINED_BACKEND,
                from,
                reference,
                namespace,
                reference.get("name").text());
    }
}
