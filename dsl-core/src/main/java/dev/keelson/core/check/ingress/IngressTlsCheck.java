package dev.keelson.core.check.ingress;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.ExposureRules;
import dev.keelson.core.exposure.Tls;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.workload.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Hosts are served over TLS, with certificates that are for them and that somebody is known to make. */
final class IngressTlsCheck implements ObjectCheck {
    private static final List<String> KEYS = List.of("tls.crt", "tls.key");

    /** By these cert-manager makes the secrets of an Ingress. */
    private static final List<String> ISSUED = List.of("cert-manager.io/issuer", "cert-manager.io/cluster-issuer");

    /** By these a cloud's controller takes certificates from its own store. */
    private static final List<String> ELSEWHERE = List.of(
            "alb.ingress.kubernetes.io/certificate-arn",
            "ingress.gcp.kubernetes.io/pre-shared-cert",
            "networking.gke.io/managed-certificates");

    private record Name(String namespace, String name) {}

    private final IngressTable table;
    private final View view;
    private final Set<Name> declared = new HashSet<>();

    IngressTlsCheck(IngressTable table, View view) {
        this.table = table;
        this.view = view;
        for (Exposure exposure : view.all(Exposure.class)) {
            if (exposure.tls() instanceof Tls.Held held) {
                declare(held.secret());
                // One of another namespace is reported for that, and is not unknown besides.
                declared.add(new Name(
                        view.name(exposure.ref().namespace()), held.secret().name()));
            }
        }
        view.all(Workload.class).forEach(workload -> workload.pod().secrets().forEach(this::declare));
    }

    private void declare(SecretRef secret) {
        declared.add(new Name(view.name(secret.namespace()), secret.name()));
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        Set<Name> known = new HashSet<>(declared);
        objects.all("cert-manager.io", "Certificate")
                .forEach(certificate -> known.add(new Name(
                        certificate.namespace(),
                        certificate.root().get("spec", "secretName").text())));
        for (KubernetesObject ingress : table.ingresses(objects)) {
            List<Field> tls = ingress.root().get("spec", "tls").items();
            Map<String, String> annotations =
                    ingress.root().get("metadata", "annotations").texts();
            if (tls.isEmpty()) {
                plain(ingress, annotations, findings);
                continue;
            }
            hosts(ingress, tls, findings);
            boolean issued = ISSUED.stream().anyMatch(annotations::containsKey);
            for (Field each : tls) {
                secret(ingress, each, issued, known, objects, findings);
            }
        }
    }

    private void plain(KubernetesObject ingress, Map<String, String> annotations, ObjectFindings findings) {
        if (table.exposure(ingress).isEmpty() && ELSEWHERE.stream().noneMatch(annotations::containsKey)) {
            findings.add(
                    ExposureRules.NO_TLS,
                    findings.places().of(ingress),
                    ingress.id() + " has no spec.tls, so that its hosts are served over plain HTTP.",
                    "Name the hosts and the secret of their certificate under spec.tls; where TLS ends before the"
                            + " controller, accept this with that reason.");
        }
    }

    /** An entry without hosts is for all of them. */
    private static void hosts(KubernetesObject ingress, List<Field> tls, ObjectFindings findings) {
        if (tls.stream().anyMatch(each -> each.get("hosts").items().isEmpty())) {
            return;
        }
        List<String> covered = tls.stream()
                .flatMap(each -> each.get("hosts").items().stream())
                .map(Field::text)
                .toList();
        for (Field rule : ingress.root().get("spec", "rules").items()) {
            String host = rule.get("host").text();
            if (!host.isEmpty() && covered.stream().noneMatch(each -> covers(each, host))) {
                findings.add(
                        IngressRules.HOST_NOT_IN_TLS,
                        findings.places().of(ingress),
                        ingress.id() + " has the host " + host + " at " + rule.path()
                                + ", and its certificates are for " + String.join(", ", covered) + ".",
                        "Add the host to spec.tls[].hosts; else the controller shows a certificate that no caller"
                                + " trusts.");
            }
        }
    }

    /** A wildcard stands for one step of the name. */
    private static boolean covers(String pattern, String host) {
        return pattern.equals(host)
                || (pattern.startsWith("*.")
                        && host.indexOf('.') > 0
                        && host.substring(host.indexOf('.')).equals(pattern.substring(1)));
    }

    private static void secret(
            KubernetesObject ingress,
            Field tls,
            boolean issued,
            Set<Name> known,
            ObjectIndex objects,
            ObjectFindings findings) {
        String name = tls.get("secretName").text();
        if (name.isEmpty()) {
            return;
        }
        Optional<KubernetesObject> secret = objects.find("", "Secret", ingress.namespace(), name);
        if (secret.isPresent()) {
            Set<String> keys = new TreeSet<>();
            List.of("data", "stringData")
                    .forEach(part ->
                            keys.addAll(secret.get().root().get(part).fields().keySet()));
            // What is written without any key is filled by a controller.
            if (!keys.isEmpty() && !keys.containsAll(KEYS)) {
                findings.add(
                        IngressRules.WRONG_TLS_SECRET,
                        findings.places()
                                .of(ingress)
                                .also(
                                        "the secret",
                                        findings.places().of(secret.get()).origin()),
                        ingress.id() + " shows at " + tls.path() + " the certificate of "
                                + secret.get().id() + ", whose keys are " + String.join(", ", keys) + ".",
                        "A secret for TLS is of the type kubernetes.io/tls and has the keys tls.crt and tls.key.");
            }
        } else if (!issued && !known.contains(new Name(ingress.namespace(), name))) {
            findings.add(
                    IngressRules.UNKNOWN_TLS_SECRET,
                    findings.places().of(ingress),
                    ingress.id() + " shows at " + tls.path() + " the certificate of the secret " + ingress.namespace()
                            + "/" + name + ", which the platform neither makes nor declares.",
                    "Say it with p.expose(…) and tls(ISSUER) or tls(SECRET); where somebody else makes the secret, accept"
                            + " this with the reason.");
        }
    }
}
