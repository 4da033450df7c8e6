package dev.keelson.core.emit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.certificate.Acme;
import dev.keelson.core.certificate.Dns01;
import dev.keelson.core.certificate.Issuance;
import dev.keelson.core.certificate.Issuer;
import dev.keelson.core.exposure.Door;
import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.exposure.Tls;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.ValueType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code platform.json} says of the hosts that a platform is reached under. */
final class ExposureReport {
    private final Blueprint blueprint;

    ExposureReport(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    void list(ArrayNode list) {
        for (Exposure exposure : blueprint.model().all(Exposure.class)) {
            ObjectNode node = list.addObject();
            node.put("id", id(exposure.ref().namespace(), exposure.ref().name()));
            node.put("host", text(exposure.host()));
            blueprint.model().attached(Door.class).stream()
                    .limit(1)
                    .forEach(door -> node.put("door", door.fact().kind()));
            tls(node, exposure.tls());
            ArrayNode paths = node.putArray("paths");
            exposure.routes().forEach(route -> route(paths.addObject(), route));
            node.put("path", exposure.path().toString());
            node.put("origin", exposure.origin().toString());
        }
    }

    private void tls(ObjectNode node, @Nullable Tls tls) {
        if (tls instanceof Tls.Held held) {
            node.putObject("tls").put("secret", held.secret().name());
        } else if (tls instanceof Tls.Issued issued) {
            ObjectNode proof = node.putObject("tls");
            proof.put("secret", text(issued.secretName()));
            proof.put("issuer", name(issued.issuer()));
            proof.put("issuerKind", issued.issuer().kind());
        } else if (tls instanceof Tls.Plain plain) {
            node.put("plainHttp", plain.because());
        }
    }

    private void route(ObjectNode node, Route route) {
        node.put("path", route.prefix());
        node.put("match", route.match().toString());
        node.put(
                "component", id(route.component().namespace(), route.component().name()));
        node.put("port", route.port().name());
        node.put("origin", route.origin().toString());
    }

    private String text(Scalar value) {
        return blueprint.run().evaluator().text(ValueType.expression(value));
    }

    /** Namespace and name, as other tools know them. */
    private String id(Namespace namespace, String name) {
        return blueprint.name(namespace) + "/" + name;
    }

    private String name(IssuerRef issuer) {
        String name = text(issuer.written());
        return issuer.namespace().map(namespace -> id(namespace, name)).orElse(name);
    }

    /** Adds what others have to make: secrets with certificates and keys, and issuers. */
    void external(Map<String, ObjectNode> sorted) {
        blueprint.model().attached(Door.class).stream()
                .flatMap(door -> door.fact().credentials().stream())
                .filter(home -> !home.isOwned())
                .forEach(home -> EnvironmentReport.external(sorted, "Namespace", "", blueprint.name(home)));
        for (Exposure exposure : blueprint.model().all(Exposure.class)) {
            if (exposure.tls() instanceof Tls.Held held) {
                EnvironmentReport.secret(sorted, blueprint, held.secret());
            } else if (exposure.tls() instanceof Tls.Issued issued
                    && !issued.issuer().isOwned()) {
                IssuerRef issuer = issued.issuer();
                String namespace = issuer.namespace().map(blueprint::name).orElse("");
                EnvironmentReport.external(sorted, issuer.kind(), namespace, issuer.name());
            }
        }
        for (Issuer issuer : blueprint.model().all(Issuer.class)) {
            if (issuer.issuance() instanceof Issuance.CertificateAuthority authority) {
                EnvironmentReport.secret(sorted, blueprint, authority.secret());
            } else if (issuer.issuance() instanceof Acme acme) {
                acme.solvers().stream()
                        .filter(Dns01.class::isInstance)
                        .flatMap(solver -> ((Dns01) solver).token().stream())
                        .forEach(token -> EnvironmentReport.secret(sorted, blueprint, token.source()));
            }
        }
    }
}
