package dev.keelson.validation.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.schema.SchemaBundle;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CustomResourcesTest {
    private final List<JsonNode> all = CustomResources.all();

    @Test
    void definitions_are_sorted_by_name_and_each_is_there_once() {
        List<String> names =
                all.stream().map(crd -> crd.at("/metadata/name").asText()).toList();

        assertThat(names).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(70);
    }

    @Test
    void each_is_what_an_api_server_takes() {
        assertThat(all).allSatisfy(crd -> {
            assertThat(crd.path("apiVersion").asText()).isEqualTo("apiextensions.k8s.io/v1");
            assertThat(crd.path("kind").asText()).isEqualTo("CustomResourceDefinition");
            assertThat(crd.at("/metadata/name").asText())
                    .isEqualTo(crd.at("/spec/names/plural").asText() + "."
                            + crd.at("/spec/group").asText());
            assertThat(crd.at("/spec/versions")).isNotEmpty().allSatisfy(version -> {
                assertThat(version.path("served").asBoolean()).isTrue();
                assertThat(version.at("/schema/openAPIV3Schema/type").asText()).isEqualTo("object");
            });
            assertThat(crd.at("/spec/versions"))
                    .as("one version is stored")
                    .filteredOn(version -> version.path("storage").asBoolean())
                    .hasSize(1);
            assertThat(crd.has("status")).isFalse();
            // A webhook would have to be there.
            assertThat(crd.at("/spec/conversion/strategy").asText("None")).isEqualTo("None");
        });
    }

    @Test
    void no_reference_and_no_description_is_left() {
        List<String> left = new ArrayList<>();
        all.forEach(crd -> collectTexts(crd, crd.at("/metadata/name").asText(), left));

        assertThat(left).isEmpty();
    }

    @Test
    void fields_that_are_called_description_are_kept() {
        JsonNode monitors = named("servicemonitors.monitoring.coreos.com");
        JsonNode alerts = named("alertmanagerconfigs.monitoring.coreos.com");

        assertThat(monitors.findValues("description")).isEmpty();
        assertThat(alerts.findValues("description"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.path("type").asText()).isEqualTo("string"));
    }

    @Test
    void every_kind_that_manifests_are_compared_for_is_served() throws Exception {
        Set<String> compared = new TreeSet<>();
        try (InputStream bundle = SchemaBundle.class.getResourceAsStream("extensions.schemas")) {
            new String(bundle.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("kind "))
                    .forEach(line -> compared.add(line.split(" ", 4)[1] + " " + line.split(" ", 4)[2]));
        }

        assertThat(compared).hasSizeGreaterThan(15);
        assertThat(served()).containsAll(compared);
    }

    @Test
    void istio_and_the_nodes_of_the_lab_are_served() {
        assertThat(served())
                .contains(
                        "networking.istio.io/v1 VirtualService",
                        "networking.istio.io/v1 DestinationRule",
                        "networking.istio.io/v1alpha3 EnvoyFilter",
                        "security.istio.io/v1 AuthorizationPolicy",
                        "telemetry.istio.io/v1 Telemetry",
                        "karpenter.sh/v1 NodeClaim",
                        "karpenter.kwok.sh/v1alpha1 KWOKNodeClass",
                        "autoscaling.k8s.io/v1 VerticalPodAutoscalerCheckpoint");
    }

    @Test
    void documents_belong_to_who_asked_for_them() {
        ((ObjectNode) all.get(0).path("spec")).removeAll();

        assertThat(CustomResources.all().get(0).path("spec")).isNotEmpty();
    }

    private JsonNode named(String name) {
        return all.stream()
                .filter(crd -> crd.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Set<String> served() {
        Set<String> kinds = new TreeSet<>();
        for (JsonNode crd : all) {
            for (JsonNode version : crd.at("/spec/versions")) {
                kinds.add(crd.at("/spec/group").asText() + "/"
                        + version.path("name").asText() + " "
                        + crd.at("/spec/names/kind").asText());
            }
        }
        return kinds;
    }

    private static void collectTexts(JsonNode node, String place, List<String> found) {
        node.properties().forEach(field -> {
            if (Set.of("$ref", "description").contains(field.getKey())
                    && field.getValue().isTextual()) {
                found.add(place + "." + field.getKey());
            }
            collectTexts(field.getValue(), place + "." + field.getKey(), found);
        });
        if (node.isArray()) {
            node.forEach(element -> collectTexts(element, place + "[]", found));
        }
    }
}
