package dev.keelson.core.check.access;

import dev.keelson.core.access.AccessRenderer;
import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.List;

/**
 * Bindings join roles and service accounts that are there. Cluster roles and namespaces of others are not known here.
 */
final class BindingCheck implements ObjectCheck {
    private static final List<String> EVERYBODY = List.of(
            "system:masters",
            "system:authenticated",
            "system:unauthenticated",
            "system:serviceaccounts",
            "system:anonymous");

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (KubernetesObject binding : all(objects)) {
            role(binding, objects, findings);
            broad(binding, findings);
            for (Field subject : binding.root().get("subjects").items()) {
                subject(binding, subject, objects, findings);
            }
        }
    }

    static List<KubernetesObject> all(ObjectIndex objects) {
        List<KubernetesObject> bindings = new ArrayList<>(objects.all(AccessRenderer.GROUP, "RoleBinding"));
        bindings.addAll(objects.all(AccessRenderer.GROUP, "ClusterRoleBinding"));
        return bindings;
    }

    /** The namespace of a subject; in a role binding it is that of the binding unless it says another. */
    static String namespace(KubernetesObject binding, Field subject) {
        return subject.get("namespace").text(binding.namespace());
    }

    private static void role(KubernetesObject binding, ObjectIndex objects, ObjectFindings findings) {
        Field ref = binding.root().get("roleRef");
        String name = ref.get("name").text();
        if (binding.kind().equals("RoleBinding")
                && ref.get("kind").text().equals("Role")
                && objects.namespaces().isOwned(binding.namespace())
                && objects.find(AccessRenderer.GROUP, "Role", binding.namespace(), name)
                        .isEmpty()) {
            List<String> others = objects.all(AccessRenderer.GROUP, "Role").stream()
                    .filter(role -> role.namespace().equals(binding.namespace()))
                    .map(KubernetesObject::name)
                    .toList();
            findings.add(
                    AccessRules.UNDEFINED_ROLE,
                    findings.places().of(binding),
                    binding.id() + " names the role " + name + ", which nobody makes in " + binding.namespace() + ".",
                    Suggestion.didYouMean(name, others) + "Add the Role, or name one that is there.");
        }
    }

    private static void subject(KubernetesObject binding, Field subject, ObjectIndex objects, ObjectFindings findings) {
        String name = subject.get("name").text();
        String namespace = namespace(binding, subject);
        if (subject.get("kind").text().equals("ServiceAccount")
                && !name.equals("default")
                && objects.namespaces().isOwned(namespace)
                && objects.find("", "ServiceAccount", namespace, name).isEmpty()) {
            List<String> others = objects.all("", "ServiceAccount").stream()
                    .filter(account -> account.namespace().equals(namespace))
                    .map(KubernetesObject::name)
                    .toList();
            findings.add(
                    AccessRules.UNDEFINED_SUBJECT,
                    findings.places().of(binding),
                    binding.id() + " gives rights to the service account " + namespace + "/" + name
                            + ", which nobody makes.",
                    Suggestion.didYouMean(name, others) + "Add the ServiceAccount, or name one that is there.");
        }
    }

    private static void broad(KubernetesObject binding, ObjectFindings findings) {
        String role = binding.root().get("roleRef", "name").text();
        if (role.equals("cluster-admin")) {
            report(binding, "gives all rights there are, those of cluster-admin", findings);
        }
        for (Field subject : binding.root().get("subjects").items()) {
            String name = subject.get("name").text();
            if (!subject.get("kind").text().equals("ServiceAccount")
                    && EVERYBODY.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + ":"))) {
                report(binding, "gives rights to all of " + name, findings);
            }
        }
    }

    private static void report(KubernetesObject binding, String what, ObjectFindings findings) {
        findings.add(
                AccessRules.BROAD_BINDING,
                findings.places().of(binding),
                binding.id() + " " + what + ".",
                "Bind a role with the rights that are needed to who needs them. If it has to be, say why with"
                        + " p.accept(\"broad-binding\", …).");
    }
}
