package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.compliance.Proves;
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
    @Proves("no-secret-in-output")
    void no_secret_is_in_the_output(String environment) {
        assertThat(PlainSecrets.in(ShippedPlatform.TREE.manifests(environment))).isEmpty();
    }

    /** Pods get secrets that are fetched from the vault by an object of the platform, or that the report says to bring. */
    @ParameterizedTest
    @MethodSource("environments")
    @Proves("no-secret-in-output")
    void the_secrets_that_pods_ask_for_are_fetched_or_named_by_the_report(String environment) {
        Set<String> asked = new TreeSet<>();
        Set<String> there = new TreeSet<>();
        for (Manifest manifest : ShippedPlatform.TREE.manifests(environment).manifests()) {
            manifest.body().findParents("containers").forEach(pod -> {
                pod.findValues("secretKeyRef").forEach(each -> asked.add(id(manifest, each.path("name"))));
                pod.findValues("secretName").forEach(each -> asked.add(id(manifest, each)));
                pod.path("imagePullSecrets").forEach(each -> asked.add(id(manifest, each.path("name"))));
            });
            if (manifest.body().path("kind").asText().equals("ExternalSecret")) {
                there.add(manifest.namespace() + "/" + manifest.name());
            }
        }
        ShippedPlatform.TREE.report(environment).path("external").forEach(each -> {
            if (each.path("kind").asText().equals("Secret")) {
                there.add(each.path("namespace").asText() + "/"
                        + each.path("name").asText());
            }
        });

        assertThat(asked).hasSizeGreaterThan(5).isEqualTo(there);
    }

    private static String id(Manifest manifest, JsonNode name) {
        return manifest.namespace() + "/" + name.asText();
    }
}
