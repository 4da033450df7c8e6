package dev.keelson.istio.gateway;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.token.Peer;
import dev.keelson.istio.door.DoorRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Each host has one gateway, and each gateway the certificate that it shows, in the namespace of its pods.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/analysis/ist0145/">Istio: IST0145</a>
 */
final class GatewayObjectCheck implements ObjectCheck {
    static final String GROUP = "networking.istio.io";

    private record Server(KubernetesObject gateway, Field field) {
        Map<String, String> selector() {
            return gateway.root().get("spec", "selector").texts();
        }

        long port() {
            return field.get("port", "number").number();
        }

        String credential() {
            return field.get("tls", "credentialName").text();
        }

        List<HostPattern> hosts() {
            return field.get("hosts").items().stream()
                    .map(host -> HostPattern.of(host.text()))
                    .toList();
        }

        /** Whether both can be about the same pods: one of them asks for all labels that the other asks for. */
        boolean sharesPods(Server other) {
            return selector().entrySet().containsAll(other.selector().entrySet())
                    || other.selector().entrySet().containsAll(selector().entrySet());
        }
    }

    private final Peer pods;

    GatewayObjectCheck(Peer pods) {
        this.pods = pods;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        List<Server> servers = new ArrayList<>();
        for (KubernetesObject gateway : objects.all(GROUP, "Gateway")) {
            for (Field field : gateway.root().get("spec", "servers").items()) {
                servers.add(new Server(gateway, field));
            }
        }
        for (int index = 0; index < servers.size(); index++) {
            Server server = servers.get(index);
            for (Server earlier : servers.subList(0, index)) {
                if (server.gateway() != earlier.gateway() && server.sharesPods(earlier)) {
                    hosts(server, earlier, findings);
                    credential(server, earlier, findings);
                }
            }
            home(server, objects, findings);
        }
    }

    private static void hosts(Server server, Server earlier, ObjectFindings findings) {
        if (server.port() != earlier.port()) {
            return;
        }
        server.hosts().stream()
                .filter(host -> earlier.hosts().stream().anyMatch(host::meets))
                .findFirst()
                .ifPresent(host -> findings.add(
                        DoorRules.HOST_OWNED_TWICE,
                        findings.places()
                                .of(server.gateway())
                                .also(
                                        "claimed first",
                                        findings.places().of(earlier.gateway()).origin()),
                        server.gateway().id() + " listens for " + host.text() + " on port " + server.port() + ", which "
                                + earlier.gateway().id() + " claims on the same pods.",
                        "Keep the host in one of the two; routes of other namespaces can be bound to it."));
    }

    private static void credential(Server server, Server earlier, ObjectFindings findings) {
        if (!server.credential().isEmpty() && server.credential().equals(earlier.credential())) {
            findings.add(
                    DoorRules.SHARED_CREDENTIAL,
                    findings.places()
                            .of(server.gateway())
                            .also(
                                    "shown first",
                                    findings.places().of(earlier.gateway()).origin()),
                    server.gateway().id() + " shows the certificate " + server.credential() + ", as "
                            + earlier.gateway().id()
                            + " does: a browser that has a connection to one asks the other through it, and gets 404.",
                    "Give each host a certificate of its own, tls(ISSUER), or one gateway for both hosts.");
        }
    }

    /** Certificates that the platform asks for are known; a secret that others make may be anywhere. */
    private void home(Server server, ObjectIndex objects, ObjectFindings findings) {
        String home = pods.namespace().orElse("");
        if (server.credential().isEmpty()
                || !pods.labels().entrySet().containsAll(server.selector().entrySet())) {
            return;
        }
        List<KubernetesObject> certificates = objects.all("cert-manager.io", "Certificate").stream()
                .filter(certificate ->
                        certificate.root().get("spec", "secretName").text().equals(server.credential()))
                .toList();
        if (!certificates.isEmpty()
                && certificates.stream()
                        .noneMatch(certificate -> certificate.namespace().equals(home))) {
            KubernetesObject certificate = certificates.get(0);
            findings.add(
                    DoorRules.CREDENTIAL_ELSEWHERE,
                    findings.places()
                            .of(server.gateway())
                            .also(
                                    "the certificate",
                                    findings.places().of(certificate).origin()),
                    server.gateway().id() + " names the certificate " + server.credential() + " at "
                            + server.field().path() + ", which is kept in " + certificate.namespace()
                            + "; its pods run in " + home + " and read secrets there alone.",
                    "Ask for the certificate in " + home + ".");
        }
    }
}
