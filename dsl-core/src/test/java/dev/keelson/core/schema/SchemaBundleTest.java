package dev.keelson.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaBundleTest {
    private static final SchemaBundle WIDGETS = SchemaBundle.resource(SchemaBundleTest.class, "widgets.schemas");
    private static final KubernetesSchemas SCHEMAS = KubernetesSchemas.of(WIDGETS, SchemaBundle.kubernetes());

    @Test
    void the_bundle_of_kubernetes_holds_the_kinds_that_a_manifest_can_hold() {
        assertThat(SchemaBundle.kubernetes().kinds().keySet())
                .hasSize(73)
                .contains(
                        new ObjectKind("apps/v1", "Deployment"),
                        new ObjectKind("v1", "Secret"),
                        new ObjectKind("networking.k8s.io/v1", "NetworkPolicy"),
                        new ObjectKind("autoscaling/v2", "HorizontalPodAutoscaler"))
                .noneMatch(kind ->
                        kind.kind().endsWith("List") || kind.apiVersion().contains("alpha"))
                .doesNotContain(new ObjectKind("v1", "Status"), new ObjectKind("policy/v1", "Eviction"));
    }

    @Test
    void every_definition_that_a_kind_refers_to_is_there() {
        Definitions definitions = new Definitions(List.of(SchemaBundle.kubernetes()));

        definitions.kinds().forEach((kind, definition) -> assertThat(StandaloneSchema.of(kind, definition, definitions)
                        .json()
                        .get("definitions"))
                .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {round: true, size: 3}                              |
            {square: null, anything: {a: [1]}}                  |
            {round: true, size: 0}                              | /spec/size must be at least 1, is 0
            {round: true, square: true}                         | /spec takes exactly one of `round`, `square`
            {size: 3}                                           | /spec takes exactly one of `round`, `square`
            {round: true, code: ab}                             | /spec/code `ab` does not match ^[A-Z]+$
            {round: true, tags: [a, a]}                         | /spec/tags holds the same element twice
            {round: true, parts: [{name: a}, {name: a, side: right}]} |
            {round: true, parts: [{name: a}, {name: a, side: left}]}  | /spec/parts/1 has `name: a`, `side: left` in common with element 0, and only one of the two would take effect
            """)
    void another_bundle_validates_with_the_metadata_of_kubernetes(String spec, String expected) throws Exception {
        ObjectNode widget = new YAMLMapper()
                .readValue(
                        "{apiVersion: widgets.example.com/v1, kind: Widget, metadata: {name: w}, spec: " + spec + "}",
                        ObjectNode.class);

        assertThat(SCHEMAS.validate(widget))
                .extracting(SchemaViolation::toString)
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void a_resource_that_is_missing_is_named() {
        SchemaBundle missing = SchemaBundle.resource(SchemaBundleTest.class, "missing.schemas");

        assertThatThrownBy(missing::kinds)
                .hasMessage("No schema bundle missing.schemas lies beside dev.keelson.core.schema.SchemaBundleTest");
    }

    @Test
    void a_bundle_that_is_used_without_the_one_it_refers_to_says_so() throws Exception {
        ObjectNode widget = new YAMLMapper()
                .readValue("{apiVersion: widgets.example.com/v1, kind: Widget, metadata: {name: w}}", ObjectNode.class);

        assertThatThrownBy(() -> KubernetesSchemas.of(WIDGETS).validate(widget))
                .hasMessageContaining("holds the definition metadata")
                .hasMessageContaining("is used beside it");
    }
}
