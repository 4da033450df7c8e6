package dev.keelson.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Shop;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.schema.KubernetesSchemas;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.dependency.SemVer;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The word that says that a platform is a chart, and the files that follow. */
@Tag("slow")
class HelmChartTest {
    private static final YamlWriter WRITER = new YamlWriter();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void a_chart_tells_all_that_is_said_of_it() {
        Released released = Released.of(new Shop(Shop::everything), Shop.DEV, Shop.PROD);

        assertThat(released.findings()).isEmpty();
        assertThat(released.text("charts/shop/Chart.yaml")).isEqualTo("""
                apiVersion: v2
                name: shop
                version: "1.2.3"
                kubeVersion: ">=1.34.0-0"
                description: 'A shop: "all of it".'
                type: application
                keywords:
                  - shop
                  - demo
                home: https://shop.example.com
                sources:
                  - https://git.example.com/shop
                maintainers:
                  - name: Ada
                    email: ada@example.com
                    url: https://example.com/ada
                icon: https://shop.example.com/icon.svg
                appVersion: "2026.11"
                annotations:
                  example.com/tier: gold
                """);
    }

    @Test
    void a_chart_of_which_nothing_is_said_has_what_helm_needs() {
        Released released = Released.of(new Shop(c -> {}), Shop.DEV);

        assertThat(released.text("charts/shop/Chart.yaml")).isEqualTo("""
                apiVersion: v2
                name: shop
                version: "1.2.3"
                kubeVersion: ">=1.34.0-0"
                description: The platform shop, for Kubernetes.
                type: application
                appVersion: "1.2.3"
                """);
    }

    @Test
    void the_oldest_kubernetes_is_the_one_whose_schemas_the_manifests_are_compared_with() {
        String release = KubernetesSchemas.builtIn()
                .release(WRITER.tree(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("shop")
                        .endMetadata()
                        .build()))
                .orElseThrow();
        SemVer oldest = SemVer.parse(release.replace("Kubernetes ", "") + ".0").orElseThrow();

        assertThat(ChartFacts.KUBERNETES).hasToString(">=" + oldest + "-0");
        assertThat(ChartFacts.KUBERNETES.admits(oldest)).isTrue();
    }

    @Test
    void an_environment_has_its_own_values_with_what_they_are_for() {
        Released released = Released.of(new Shop(c -> {}), Shop.DEV, Shop.PROD, Environment.named("bare"));

        assertThat(released.text("charts/shop/values-prod.yaml")).isEqualTo("""
                # What prod has otherwise than values.yaml: helm install -f values-prod.yaml
                # Deployment api.
                api:
                  # How many pods answer. 0 to 10000.
                  pods: 4
                  resources:
                    # The minimum amount of compute resources required: memory.
                    memory: 128Mi
                """);
        assertThat(released.text("charts/shop/values-dev.yaml")).isEqualTo("""
                # What dev has otherwise than values.yaml: helm install -f values-dev.yaml
                # Environment variable MOTTO.
                motto: "1.10 # no: {{ x }}"
                # Tells more.
                debug: true
                """);
        assertThat(released.text("charts/shop/values-bare.yaml"))
                .isEqualTo("# What bare has otherwise than values.yaml: helm install -f values-bare.yaml\n");
    }

    @Test
    void helm_renders_each_file_of_values_as_the_manifests_of_its_environment() throws IOException {
        Environment[] environments = {Shop.DEV, Shop.PROD, Environment.named("bare")};
        Released released = Released.of(new Shop(c -> {}), environments);

        for (Environment environment : environments) {
            Map<String, JsonNode> manifests = new TreeMap<>();
            for (Resource resource :
                    Platform.of(new Shop(c -> {})).in(environment).resources()) {
                manifests.put(resource.id(), JSON.readTree(JSON.writeValueAsString(WRITER.tree(resource.object()))));
            }
            Map<String, JsonNode> rendered = new TreeMap<>();
            // `helm install --create-namespace` makes the namespace of a release.
            manifests.remove("Namespace shop");
            RealHelm.on(directory.resolve(environment.name()), texts(released))
                    .into("shop")
                    .render(released.text("charts/shop/values-" + environment.name() + ".yaml"))
                    .forEach(object -> rendered.put(id(object), object));

            assertThat(rendered).as(environment.name()).isEqualTo(manifests);
        }
    }

    @Test
    void helm_takes_the_archive_for_the_chart_it_is() throws IOException {
        Released released = Released.of(new Shop(Shop::everything), Shop.DEV, Shop.PROD);
        Path archive = directory.resolve("shop-1.2.3.tgz");
        Files.write(archive, released.files().get("charts/shop-1.2.3.tgz"));
        RealHelm.on(directory, texts(released));

        assertThat(Helm.show(archive.toString()).chart().call()).contains("name: shop", "version: 1.2.3");
        assertThat(Helm.show(archive.toString()).values().call().strip())
                .isEqualTo(released.text("charts/shop/values.yaml").strip());
        assertThat(Helm.template(archive.toString())
                        .withKubeVersion(RealHelm.KUBERNETES)
                        .call())
                .isEqualTo(new Helm(directory.resolve("chart"))
                        .template()
                        .withKubeVersion(RealHelm.KUBERNETES)
                        .call())
                .contains("kind: Deployment");
        assertThat(new Helm(directory.resolve("chart")).lint().strict().call().getMessages())
                .noneMatch(message -> message.contains("[ERROR]") || message.contains("[WARNING]"));
    }

    @Test
    void the_same_platform_makes_the_same_bytes() {
        Released one = Released.of(new Shop(Shop::everything), Shop.DEV, Shop.PROD);
        Released other = Released.of(new Shop(Shop::everything), Shop.DEV, Shop.PROD);

        assertThat(one.files().keySet()).isEqualTo(other.files().keySet());
        one.files()
                .forEach((path, content) ->
                        assertThat(content).as(path).isEqualTo(other.files().get(path)));
    }

    static Map<String, String> texts(Released released) {
        Map<String, String> texts = new LinkedHashMap<>();
        released.files().keySet().stream()
                .filter(path -> path.startsWith("charts/shop/"))
                .forEach(path -> texts.put(path.substring("charts/shop/".length()), released.text(path)));
        return texts;
    }

    private static String id(JsonNode object) {
        JsonNode namespace = object.at("/metadata/namespace");
        return object.path("kind").textValue() + " " + (namespace.isTextual() ? namespace.textValue() + "/" : "")
                + object.at("/metadata/name").textValue();
    }
}
