package dev.keelson.helm.notes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What objects name that is none of them, and that somebody else must therefore have made. */
final class Needs {
    /** The groups that every API server serves; those of all other kinds come with a custom resource definition. */
    private static final Set<String> GROUPS = Set.of(
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "apps",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "resource.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    /** The field that names an object, the field that holds the name where it is an inner one, and the kind. */
    private static final Map<String, Reference> FIELDS = Map.ofEntries(
            Map.entry("secretKeyRef", new Reference("name", "Secret")),
            Map.entry("secretRef", new Reference("name", "Secret")),
            Map.entry("secret", new Reference("secretName", "Secret")),
            Map.entry("tls", new Reference("secretName", "Secret")),
            Map.entry("imagePullSecrets", new Reference("name", "Secret")),
            Map.entry("configMapKeyRef", new Reference("name", "ConfigMap")),
            Map.entry("configMapRef", new Reference("name", "ConfigMap")),
            Map.entry("configMap", new Reference("name", "ConfigMap")),
            Map.entry("persistentVolumeClaim", new Reference("claimName", "PersistentVolumeClaim")),
            Map.entry("storageClassName", new Reference("", "StorageClass")),
            Map.entry("ingressClassName", new Reference("", "IngressClass")),
            Map.entry("priorityClassName", new Reference("", "PriorityClass")));

    private static final Set<String> OF_CLUSTER =
            Set.of("StorageClass", "IngressClass", "PriorityClass", "ClusterIssuer", "ClusterSecretStore");

    /** Where a name stands: in a field of that name or, in sources of a projected volume, of the name {@code name}. */
    private record Reference(String field, String kind) {
        JsonNode in(JsonNode node) {
            if (field.isEmpty()) {
                return node;
            }
            return node.has(field) ? node.path(field) : node.path("name");
        }
    }

    private final SortedSet<String> named = new TreeSet<>();
    private final SortedSet<String> made = new TreeSet<>();
    private final SortedSet<String> groups = new TreeSet<>();
    private final SortedSet<String> namespaces = new TreeSet<>();

    private final Set<String> open;

    private Needs(Set<String> open) {
        this.open = open;
    }

    /** {@return what must be there before these objects, a line for each, in an order that does not depend on theirs} */
    static SortedSet<String> of(Collection<JsonNode> objects, String releaseNamespace, Set<String> open) {
        Needs needs = new Needs(open);
        needs.namespaces.add(releaseNamespace);
        objects.forEach(needs::object);
        SortedSet<String> lines = new TreeSet<>(needs.named);
        lines.removeAll(needs.made);
        needs.groups.forEach(group -> lines.add("custom resource definitions of " + group));
        return lines;
    }

    private void object(JsonNode object) {
        String kind = object.path("kind").asText();
        String namespace = object.at("/metadata/namespace").asText();
        String version = object.path("apiVersion").asText();
        String group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
        if (!group.isEmpty() && !GROUPS.contains(group)) {
            groups.add(group);
        }
        made.add(line(kind, namespace, object.at("/metadata/name").asText()));
        if (kind.equals("ExternalSecret") || kind.equals("Certificate")) {
            JsonNode target =
                    kind.equals("Certificate") ? object.at("/spec/secretName") : object.at("/spec/target/name");
            made.add(line("Secret", namespace, target.asText()));
        }
        if (!namespace.isEmpty() && namespaces.add(namespace)) {
            named.add(line("Namespace", "", namespace));
        }
        references(object, namespace);
    }

    private void references(JsonNode node, String namespace) {
        node.properties().forEach(field -> {
            Reference reference = FIELDS.get(field.getKey());
            if (reference != null && field.getValue().isArray()) {
                field.getValue().forEach(each -> need(reference.kind(), namespace, reference.in(each)));
            } else if (reference != null && !field.getValue().path("optional").asBoolean()) {
                need(reference.kind(), namespace, reference.in(field.getValue()));
            } else if (field.getKey().equals("secretStoreRef") || field.getKey().equals("issuerRef")) {
                need(
                        field.getValue().path("kind").asText("Issuer"),
                        namespace,
                        field.getValue().path("name"));
            }
            references(field.getValue(), namespace);
        });
        node.elements().forEachRemaining(child -> {
            if (node.isArray()) {
                references(child, namespace);
            }
        });
    }

    private void need(String kind, String namespace, JsonNode name) {
        if (name.isTextual()
                && !name.textValue().isEmpty()
                && !open.contains(name.textValue())
                && !isOfKubernetes(name.textValue())) {
            named.add(line(kind, namespace, name.textValue()));
        }
    }

    /** Every cluster has its own priority classes, and every namespace the certificate of the API server. */
    private static boolean isOfKubernetes(String name) {
        return name.startsWith("system-") || name.equals("kube-root-ca.crt");
    }

    private static String line(String kind, String namespace, String name) {
        return kind + " " + name + (namespace.isEmpty() || OF_CLUSTER.contains(kind) ? "" : " in " + namespace);
    }
}
