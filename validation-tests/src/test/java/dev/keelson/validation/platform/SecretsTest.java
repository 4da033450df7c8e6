package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.secret.PlainSecrets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {
    static Stream<String> environments() {
        return ShippedPlatform.TREE.environments().stream();
    }

    @ParameterizedTest
    @MethodSource("environments")
    void no_secret_is_in_the_output(String environment) {
        assertThat(PlainSecrets.in(ShippedPlatform.TREE.manifests(environment))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("environments")
    void the_secrets_that_pods_ask_for_are_the_ones_the_report_names(String environment) {
        Set<String> asked = new TreeSet<>();
        for (Manifest manifest : ShippedPlatform.TREE.manifests(environment).manifests()) {
            manifest.body().findValues("secretKeyRef").forEach(each -> asked.add(id(manifest, each.path("name"))));
            manifest.body().findValues("secretName").forEach(each -> asked.add(id(manifest, each)));
        }
        Set<String> named = new TreeSet<>();
        ShippedPlatform.TREE.report(environment).path("external").forEach(each -> {
            if (each.path("kind").asText().equals("Secret")) {
                named.add(each.path("namespace").asText() + "/"
                        + each.path("name").asText());
            }
        });

        assertThat(asked).isNotEmpty().isEqualTo(named);
    }

    private static String id(Manifest manifest, JsonNode name) {
        return manifest.namespace() + "/" + name.asText();
    }
}
