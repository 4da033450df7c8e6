package dev.keelson.core.check.naming;

import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;

/** Each object is there once, and in a namespace that will be there. */
final class IdentityCheck implements ObjectCheck {

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (KubernetesObject object : objects.all()) {
            KubernetesObject first = objects.first(object);
            if (first != object) {
                findings.add(
                        NamingRules.DUPLICATE_OBJECT,
                        findings.places()
                                .of(object)
                                .also("first here", findings.places().of(first).origin()),
                        object.id() + " is there twice; applying the second overwrites the first.",
                        "Give one of them another name, or change the first with Raw.patch(…).");
            }
            namespace(object, objects, findings);
        }
    }

    private static void namespace(KubernetesObject object, ObjectIndex objects, ObjectFindings findings) {
        String namespace = object.namespace();
        if (namespace.isEmpty() && object.isNamespaced()) {
            findings.add(
                    NamingRules.UNDECLARED_NAMESPACE,
                    findings.places().of(object),
                    object.id() + " names no namespace, so that it lands wherever the one who applies it is.",
                    "Set metadata.namespace.");
        } else if (!namespace.isEmpty() && !objects.namespaces().isKnown(namespace)) {
            findings.add(
                    NamingRules.UNDECLARED_NAMESPACE,
                    findings.places().of(object),
                    object.id() + " is in the namespace " + namespace + ", which nobody declares.",
                    "Say p.namespace(Namespace.named(\"" + namespace + "\"), n -> {}) to make it, or"
                            + " Namespace.existing(…) if somebody else does.");
        }
    }
}
