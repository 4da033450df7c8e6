package dev.keelson.validation.mesh.authentication;

import static dev.keelson.validation.mesh.authentication.RequestAuthentications.Answer.ACCEPTED;
import static dev.keelson.validation.mesh.authentication.RequestAuthentications.Answer.IGNORED;
import static dev.keelson.validation.mesh.authentication.RequestAuthentications.Answer.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestAuthenticationsTest {
    private static final String RULES = """
            apiVersion: security.istio.io/v1
            kind: RequestAuthentication
            metadata: {name: users, namespace: foo}
            spec:
              selector: {matchLabels: {app: web}}
              jwtRules: [{issuer: "https://id.example.com", audiences: [shop], jwksUri: "https://id.example.com/keys"}]
            """;

    @Test
    void a_token_of_the_issuer_for_the_audience_is_accepted_and_others_are_refused() {
        assertThat(of("foo", "web", "https://id.example.com", "shop")).isEqualTo(ACCEPTED);
        assertThat(of("foo", "web", "https://other.example.com", "shop")).isEqualTo(REFUSED);
        assertThat(of("foo", "web", "https://id.example.com", "bank")).isEqualTo(REFUSED);
    }

    @Test
    void nobody_looks_at_a_token_where_no_rule_is_for_the_workload() {
        assertThat(of("foo", "api", "https://id.example.com", "shop")).isEqualTo(IGNORED);
        assertThat(of("bar", "web", "https://id.example.com", "shop")).isEqualTo(IGNORED);
    }

    private static RequestAuthentications.Answer of(String namespace, String app, String issuer, String audience) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode().put("iss", issuer);
        claims.putArray("aud").add(audience);
        return RequestAuthentications.of("istio-system", ManifestTree.parse(RULES))
                .of(namespace, Map.of("app", app), claims);
    }
}
