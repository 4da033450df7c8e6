package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import com.acme.platform.ProductPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ArtifactText;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.value.ValueType;
import dev.keelson.validation.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionTest {
    private static final Map<String, Environment> ENVIRONMENTS =
            Map.of("dev", Environments.DEV, "staging", Environments.STAGING, "prod", Environments.PROD);

    @ParameterizedTest
    @CsvSource({"dev, staging", "staging, prod"})
    void the_same_images_go_from_one_environment_to_the_next(String from, String to) {
        assertThat(images(from)).isNotEmpty().isEqualTo(images(to));
    }

    @ParameterizedTest
    @CsvSource({"dev, staging", "staging, prod", "prod, dev"})
    void an_environment_with_the_settings_of_another_is_the_other(String from, String to) {
        Environment promoted = ENVIRONMENTS.get(from);
        JsonNode own = ShippedPlatform.TREE.report(from).path("settings");
        JsonNode settings = ShippedPlatform.TREE.report(to).path("settings");
        for (var setting : settings.properties()) {
            JsonNode wanted = setting.getValue().path("value");
            // What nobody reads here has its default.
            JsonNode here = own.path(setting.getKey()).path("value");
            if (!wanted.equals(here.isMissingNode() ? setting.getValue().path("default") : here)) {
                promoted = promoted.override(setting.getKey(), text(wanted));
            }
        }
        Blueprint blueprint = Platform.of(new ProductPlatform()).in(promoted);

        assertThat(blueprint.findings())
                .as("nothing is wrong, and what the other does not read is left over")
                .allSatisfy(finding -> {
                    assertThat(finding.rule().id()).isEqualTo("unread-setting");
                    assertThat(settings.path(finding.path().toString()).isMissingNode())
                            .isTrue();
                });
        assertThat(texts(blueprint)).isEqualTo(texts(to)).isNotEqualTo(texts(from));
    }

    private static Map<String, String> texts(String environment) {
        return texts(Platform.of(new ProductPlatform()).in(ENVIRONMENTS.get(environment)));
    }

    private static Map<String, String> texts(Blueprint blueprint) {
        Map<String, String> texts = new TreeMap<>(new ManifestLayout(blueprint.resources()).texts());
        blueprint.artifacts().forEach(file -> texts.put(file.id(), ArtifactText.of(file)));
        return texts;
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(ValueType.item(item.asText())));
        return String.join(",", items);
    }

    /**
     * Images by workload, without the registry, which is where an environment pulls from and not what it runs. The next
     * version of a component runs in one environment before it does in another.
     */
    private static Map<String, Set<String>> images(String environment) {
        Map<String, Set<String>> images = new TreeMap<>();
        for (Manifest manifest : ShippedPlatform.TREE.manifests(environment).manifests()) {
            if (manifest.body()
                    .at("/spec/template/metadata/labels/keelson.dev~1track")
                    .asText()
                    .equals("canary")) {
                continue;
            }
            Set<String> run = new TreeSet<>();
            manifest.body()
                    .findValues("image")
                    .forEach(image -> run.add(image.asText().replaceFirst("^[^/]*\\.[^/]*/", "")));
            if (!run.isEmpty()) {
                assertThat(run).allSatisfy(image -> assertThat(image).matches(".+(:[^:/]+|@sha256:[0-9a-f]{64})"));
                images.put(manifest.id(), run);
            }
        }
        return images;
    }
}
