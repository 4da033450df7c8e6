package dev.keelson.validation.mesh.authentication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.manifest.StrictObject;
import dev.keelson.validation.mesh.authorization.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The RequestAuthentications of a mesh. They refuse tokens that they do not accept, and requests without a token never: that takes a
 * policy.
 *
 * @since 0.1.0
 */
public final class RequestAuthentications {

    /** What becomes of a token. */
    public enum Answer {
        /** Its claims are known to policies. */
        ACCEPTED,
        /** The request is refused with it. */
        REFUSED,
        /** Nobody looks at it, so that policies see none. */
        IGNORED
    }

    private static final List<String> TYPES =
            List.of("security.istio.io/v1/RequestAuthentication", "security.istio.io/v1beta1/RequestAuthentication");
    private static final Set<String> SPEC = Set.of("selector", "jwtRules");
    private static final Set<String> RULE = Set.of(
            "issuer",
            "audiences",
            "jwksUri",
            "jwks",
            "fromHeaders",
            "fromParams",
            "fromCookies",
            "outputPayloadToHeader",
            "forwardOriginalToken",
            "outputClaimToHeaders",
            "timeout");

    private final String rootNamespace;
    private final List<Rule> rules;

    private RequestAuthentications(String rootNamespace, List<Rule> rules) {
        this.rootNamespace = rootNamespace;
        this.rules = rules;
    }

    /**
     * {@return those among some objects}
     *
     * @param rootNamespace the namespace of policies for the whole mesh
     * @param manifests the objects
     */
    public static RequestAuthentications of(String rootNamespace, ManifestTree manifests) {
        List<Rule> rules = new ArrayList<>();
        manifests.manifests().stream()
                .filter(manifest -> TYPES.contains(manifest.type()))
                .forEach(manifest -> read(manifest, rules));
        return new RequestAuthentications(rootNamespace, rules);
    }

    /**
     * {@return what becomes of a token that its issuer signed and that has not expired}
     *
     * @param namespace that of the called workload
     * @param labels those of its pods
     * @param claims those of the token
     */
    public Answer of(String namespace, Map<String, String> labels, JsonNode claims) {
        List<Rule> applying = rules.stream()
                .filter(rule -> rule.scope().holds(rootNamespace, namespace, labels))
                .toList();
        if (applying.isEmpty()) {
            return Answer.IGNORED;
        }
        return applying.stream().anyMatch(rule -> rule.accepts(claims)) ? Answer.ACCEPTED : Answer.REFUSED;
    }

    private static void read(Manifest manifest, List<Rule> rules) {
        StrictObject spec = new StrictObject(
                "RequestAuthentication " + manifest.id() + " (" + manifest.source() + ") spec",
                manifest.body().path("spec"),
                SPEC);
        Scope scope = Scope.read(spec, manifest.namespace());
        spec.objects("jwtRules", RULE)
                .forEach(rule -> rules.add(new Rule(scope, rule.requiredText("issuer"), rule.texts("audiences"))));
    }

    private record Rule(Scope scope, String issuer, List<String> audiences) {

        boolean accepts(JsonNode claims) {
            return issuer.equals(claims.path("iss").asText())
                    && (audiences.isEmpty()
                            || audiences.stream().anyMatch(audience -> isFor(claims.path("aud"), audience)));
        }

        private static boolean isFor(JsonNode given, String audience) {
            if (given.isTextual()) {
                return given.textValue().equals(audience);
            }
            for (JsonNode each : given) {
                if (each.asText().equals(audience)) {
                    return true;
                }
            }
            return false;
        }
    }
}
