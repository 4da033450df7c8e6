package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Greeter;
import com.example.Shop;
import com.example.Storefront;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.extension.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final Path README = Path.of("..", "README.md");

    @Test
    void the_sample_of_the_design_compiles_and_has_no_findings() {
        for (Environment environment : List.of(Shop.DEV, Shop.PROD)) {
            Blueprint blueprint = Platform.of(new Shop()).in(environment);

            assertThat(blueprint.findings()).isEmpty();
            assertThat(blueprint.resources().stream().map(Resource::id))
                    .containsExactly(
                            "Namespace shop",
                            "NetworkPolicy shop/default-deny",
                            "ServiceAccount shop/postgres",
                            "NetworkPolicy shop/postgres",
                            "Service shop/postgres",
                            "Service shop/postgres-headless",
                            "StatefulSet shop/postgres",
                            "ServiceAccount shop/api",
                            "NetworkPolicy shop/api",
                            "Service shop/api",
                            "Deployment shop/api",
                            "PodDisruptionBudget shop/api",
                            "HorizontalPodAutoscaler shop/api");
        }
    }

    @Test
    void what_differs_between_environments_follows_from_their_settings_alone() {
        Map<String, String> dev = manifests(Shop.DEV);
        Map<String, String> prod = manifests(Shop.PROD);

        assertThat(dev.get("api.yaml")).contains("minReplicas: 1").doesNotContain("example.com/tier");
        assertThat(prod.get("api.yaml")).contains("minReplicas: 3").contains("example.com/tier: critical");
    }

    @Test
    void the_readme_shows_java_that_compiles() throws IOException {
        String source = Files.readString(Path.of("src/test/java/com/example/Greeter.java"));
        String shown = source.substring(
                source.indexOf("// tag::readme[]") + "// tag::readme[]\n".length(),
                source.indexOf("    // end::readme[]"));

        assertThat(Files.readString(README)).contains(shown.stripTrailing().stripIndent());
    }

    @Test
    void the_readme_shows_yaml_that_follows_from_it() throws IOException {
        Map<String, String> manifests = manifests(new Greeter(), Environment.named("dev"));
        String readme = Files.readString(README);
        String shown = readme.substring(readme.indexOf("```yaml\n") + "```yaml\n".length());

        assertThat(manifests.get("api.yaml")).contains(shown.substring(0, shown.indexOf("```")));
    }

    @Test
    void the_page_of_exposures_shows_java_that_compiles_and_yaml_that_follows_from_it() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "concepts", "exposure.md"));
        String source = Files.readString(Path.of("src/test/java/com/example/Storefront.java"));
        String yaml = page.substring(page.indexOf("```yaml\n") + "```yaml\n".length());

        for (String tag : List.of("tokens", "door")) {
            String start = "// tag::" + tag + "[]\n";
            String shown = source.substring(source.indexOf(start) + start.length(), source.indexOf("// end::" + tag));
            assertThat(page).contains(shown.stripTrailing().stripIndent());
        }
        assertThat(manifests(new Storefront(), Environment.named("dev")).get("_shop.yaml"))
                .contains(yaml.substring(0, yaml.indexOf("```")));
    }

    private static Map<String, String> manifests(Environment environment) {
        return manifests(new Shop(), environment);
    }

    private static Map<String, String> manifests(Definition definition, Environment environment) {
        Blueprint blueprint = Platform.of(definition).in(environment);
        assertThat(blueprint.findings()).isEmpty();
        return new ManifestLayout(blueprint.resources()).texts();
    }
}
