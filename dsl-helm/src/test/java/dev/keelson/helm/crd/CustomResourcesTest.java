package dev.keelson.helm.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.chart.Chart;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.helm.diagnostic.HelmRules;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the definitions of kinds stand in a chart. */
@Tag("slow")
class CustomResourcesTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Toggle WIDE = Setting.toggle("wide");

    @TempDir
    Path directory;

    @Test
    void a_definition_of_a_kind_lies_in_crds_as_it_is_and_in_no_template() throws Exception {
        Chart chart = chart(p -> p.with(Raw.resource(kind("{{ not a template }}"), "no word for it")));
        JsonNode written = new YAMLMapper().readTree(chart.files().get("crds/baskets.shop.example.com.yaml"));

        assertThat(written.path("kind").asText()).isEqualTo("CustomResourceDefinition");
        assertThat(written.at("/spec/names/kind").asText()).isEqualTo("{{ not a template }}");
        assertThat(RealHelm.on(directory, chart.files()).render(Map.of()))
                .isNotEmpty()
                .noneMatch(object -> object.path("kind").asText().equals("CustomResourceDefinition"));
        assertThat(chart.files().keySet()).noneMatch(file -> file.startsWith("templates/shop"));
        assertThat(chart.findings()).isEmpty();
    }

    @Test
    void a_definition_of_a_kind_that_a_value_decides_is_refused() {
        assertThatExceptionOfType(ChartException.class)
                .isThrownBy(() ->
                        chart(p -> p.with(Raw.resource(kind(p.get(WIDE) ? "Trolley" : "Basket"), "no word for it"))))
                .satisfies(CustomResourcesTest::isTemplated);
        assertThatExceptionOfType(ChartException.class)
                .isThrownBy(() -> chart(p -> {
                    if (p.get(WIDE)) {
                        p.with(Raw.resource(kind("Basket"), "no word for it"));
                    }
                }))
                .satisfies(CustomResourcesTest::isTemplated);
    }

    private static void isTemplated(ChartException refused) {
        assertThat(refused.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(HelmRules.TEMPLATED_DEFINITION))
                .satisfies(finding -> assertThat(finding.toString()).contains("baskets.shop.example.com"));
    }

    private static Chart chart(Definition more) {
        return Chart.of(
                Platform.of(p -> {
                    p.deployment(
                            API,
                            Image.parse("registry.example.com/shop:1.0.0"),
                            d -> d.resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64))));
                    more.define(p);
                }),
                "1.0.0");
    }

    private static GenericKubernetesResource kind(String name) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("apiextensions.k8s.io/v1")
                .withKind("CustomResourceDefinition")
                .withNewMetadata()
                .withName("baskets.shop.example.com")
                .endMetadata()
                .addToAdditionalProperties(
                        "spec",
                        Map.of(
                                "group",
                                "shop.example.com",
                                "scope",
                                "Namespaced",
                                "names",
                                Map.of("kind", name, "plural", "baskets")))
                .build();
    }
}
