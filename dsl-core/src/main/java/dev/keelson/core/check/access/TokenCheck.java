package dev.keelson.core.check.access;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.security.Loosening;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A token is mounted only where it gives rights. A pod whose definition gave a reason for the token is left alone: who
 * the pod is can matter to others than the API server.
 */
final class TokenCheck implements ObjectCheck {
    private record Account(String namespace, String name) {}

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        Set<Account> bound = new HashSet<>();
        Set<String> groups = new HashSet<>();
        for (KubernetesObject binding : BindingCheck.all(objects)) {
            for (Field subject : binding.root().get("subjects").items()) {
                String name = subject.get("name").text();
                switch (subject.get("kind").text()) {
                    case "ServiceAccount" -> bound.add(new Account(BindingCheck.namespace(binding, subject), name));
                    case "Group" -> groups.add(name);
                    default -> {}
                }
            }
        }
        for (PodTemplate pod : objects.templates()) {
            KubernetesObject owner = pod.owner();
            String name = name(pod.spec());
            boolean explained = findings.places()
                    .workload(owner)
                    .filter(workload -> workload.pod().security().allows(Loosening.SERVICE_ACCOUNT_TOKEN))
                    .isPresent();
            if (pod.spec().get("automountServiceAccountToken").isTrue()
                    && !explained
                    && !bound.contains(new Account(owner.namespace(), name))
                    && groupsOf(owner.namespace()).noneMatch(groups::contains)) {
                findings.add(
                        AccessRules.TOKEN_WITHOUT_GRANT,
                        findings.places().of(owner),
                        "The pods of " + owner.id() + " are given the token of the service account " + name
                                + ", to which no binding gives rights.",
                        "Say grant(…), take the token away with automountServiceAccountToken: false, or give the reason"
                                + " for it, security(s -> s.serviceAccountToken(\"…\")).");
            }
        }
    }

    /** The groups that every service account of a namespace is in. */
    private static Stream<String> groupsOf(String namespace) {
        return Stream.of("system:serviceaccounts:" + namespace, "system:serviceaccounts", "system:authenticated");
    }

    private static String name(Field spec) {
        String name =
                spec.get("serviceAccountName").text(spec.get("serviceAccount").text());
        return name.isEmpty() ? "default" : name;
    }
}
