package dev.keelson.core.check.ingress;

import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import java.util.List;

/** No annotation of an Ingress gives away the controller or is one of old. */
final class IngressAnnotationCheck implements ObjectCheck {
    private static final String CLASS = "kubernetes.io/ingress.class";

    /** What is put into nginx's own configuration as it is, of both its controllers. */
    private static final List<String> SNIPPETS = List.of(
            "nginx.ingress.kubernetes.io/auth-snippet",
            "nginx.ingress.kubernetes.io/configuration-snippet",
            "nginx.ingress.kubernetes.io/modsecurity-snippet",
            "nginx.ingress.kubernetes.io/server-snippet",
            "nginx.ingress.kubernetes.io/stream-snippet",
            "nginx.org/location-snippets",
            "nginx.org/server-snippets");

    private final IngressTable table;

    IngressAnnotationCheck(IngressTable table) {
        this.table = table;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (KubernetesObject ingress : table.ingresses(objects)) {
            for (String key :
                    ingress.root().get("metadata", "annotations").texts().keySet()) {
                Place place = findings.places().word(ingress, "annotations", key);
                if (SNIPPETS.contains(key)) {
                    findings.addInAnyCase(
                            IngressRules.SNIPPET_ANNOTATION,
                            place,
                            ingress.id() + " has the annotation " + key
                                    + ", which is run by the controller with all its rights, the secrets of every"
                                    + " namespace included.",
                            "Use the annotation made for the purpose, or configure the controller itself; it refuses"
                                    + " snippets unless somebody allows them (CVE-2021-25742).");
                } else if (key.equals(CLASS)) {
                    findings.addInAnyCase(
                            IngressRules.CLASS_ANNOTATION,
                            place,
                            ingress.id() + " has the annotation " + CLASS + ", which spec.ingressClassName replaced.",
                            "Name the class with p.door(IngressDoor…ingressClass(…)) or in spec.ingressClassName; the API"
                                    + " server refuses an Ingress that has both.");
                }
            }
        }
    }
}
