package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.diagnostic.Suggestion;
import java.util.List;

/**
 * The service account of a pod is there. The one called {@code default} is in every namespace; in a namespace of somebody
 * else's there may be others that the platform does not know.
 */
final class ServiceAccountCheck implements ObjectCheck {

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (PodTemplate pod : objects.templates()) {
            KubernetesObject owner = pod.owner();
            String name = name(pod.spec());
            if (!name.equals("default")
                    && objects.namespaces().isOwned(owner.namespace())
                    && objects.find("", "ServiceAccount", owner.namespace(), name)
                            .isEmpty()) {
                findings.add(
                        ReferenceRules.UNDEFINED_SERVICE_ACCOUNT,
                        findings.places().of(owner),
                        "The pods of " + owner.id() + " run as the service account " + name
                                + ", which nobody makes; none of them will start.",
                        hint(name, owner, objects) + "Add the ServiceAccount, or name one that is there.");
            }
        }
    }

    private static String name(Field spec) {
        String name =
                spec.get("serviceAccountName").text(spec.get("serviceAccount").text());
        return name.isEmpty() ? "default" : name;
    }

    private static String hint(String name, KubernetesObject owner, ObjectIndex objects) {
        List<String> names = objects.all("", "ServiceAccount").stream()
                .filter(account -> account.namespace().equals(owner.namespace()))
                .map(KubernetesObject::name)
                .toList();
        return Suggestion.didYouMean(name, names);
    }
}
