package dev.keelson.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
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
    void the_bundle_of_extensions_holds_one_version_of_each_kind() {
        assertThat(SchemaBundle.extensions().kinds().keySet())
                .hasSize(30)
                .contains(
                        new ObjectKind("autoscaling.k8s.io/v1", "VerticalPodAutoscaler"),
                        new ObjectKind("cert-manager.io/v1", "Certificate"),
                        new ObjectKind("external-secrets.io/v1", "ExternalSecret"),
                        new ObjectKind("gateway.networking.k8s.io/v1", "HTTPRoute"),
                        new ObjectKind("gateway.networking.k8s.io/v1beta1", "ReferenceGrant"),
                        new ObjectKind("karpenter.sh/v1", "NodePool"),
                        new ObjectKind("networking.istio.io/v1", "Gateway"),
                        new ObjectKind("monitoring.coreos.com/v1", "ServiceMonitor"),
                        new ObjectKind("snapshot.storage.k8s.io/v1", "VolumeSnapshot"))
                .extracting(kind -> kind.apiVersion().replaceAll("/.*", " ") + kind.kind())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_bundle_is_not_read_before_a_kind_is_missing_in_those_before_it() throws Exception {
        KubernetesSchemas schemas = KubernetesSchemas.of(
                SchemaBundle.kubernetes(), SchemaBundle.resource(SchemaBundleTest.class, "missing.schemas"));
        ObjectNode namespace = object("{apiVersion: v1, kind: Namespace, metadata: {name: shop, lables: {}}}");
        ObjectNode widget = object("{apiVersion: widgets.example.com/v1, kind: Widget, metadata: {name: w}}");

        assertThat(schemas.validate(namespace)).hasSize(1);
        assertThat(schemas.release(namespace)).contains("Kubernetes 1.34");
        assertThatThrownBy(() -> schemas.validate(widget)).hasMessageContaining("missing.schemas");
    }

    @Test
    void the_release_of_a_schema_is_known() throws Exception {
        KubernetesSchemas standard = KubernetesSchemas.standard();

        assertThat(SCHEMAS.release(object("{apiVersion: widgets.example.com/v1, kind: Widget}")))
                .contains("Widgets 2.0");
        assertThat(standard.release(object("{apiVersion: cert-manager.io/v1, kind: Issuer}")))
                .contains("cert-manager 1.21.2");
        assertThat(standard.release(object("{apiVersion: v2, kind: Pod}"))).isEmpty();
    }

    @Test
    void every_definition_that_a_kind_refers_to_is_there() {
        Definitions definitions = new Definitions(List.of(SchemaBundle.kubernetes(), SchemaBundle.extensions()));

        definitions.kinds().forEach((kind, definition) -> assertThat(StandaloneSchema.of(kind, definition, definitions)
                        .json()
                        .get("definitions"))
                .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {round: true, size: 3}                              |
            {square: null, anything: {a: [1]}}                  |
            {round: true, any: {left: 1}, none: {a: 1}, single: {a: 1}} |
            {round: true, any: {right: 2}}                      |
            {round: true, any: {up: 1}}                         | /spec/any fits no alternative: missing field `left`; /spec/any fits no alternative: missing field `right`
            {round: true, any: {right: three}}                  | /spec/any fits no alternative: missing field `left`; /spec/any/right fits no alternative: `three` is not one of `1`, `2`
            {round: true, none: {a: 1, b: 1}}                   | /spec/none holds what its schema rules out: {"required":["a","b"]}
            {round: true, single: {}}                           | /spec/single needs a field, has none
            {round: true, single: {a: 1, b: 1}}                 | /spec/single takes one field, has `a`, `b`
            {round: true, size: 0}                              | /spec/size must be at least 1, is 0
            {round: true, square: true}                         | /spec takes exactly one of `round`, `square`
            {size: 3}                                           | /spec takes exactly one of `round`, `square`
            {round: true, code: ab}                             | /spec/code `ab` does not match ^[A-Z]+$
            {round: true, tags: [a, a]}                         | /spec/tags holds the same element twice
            {round: true, parts: [{name: a}, {name: a, side: right}]} |
            {round: true, parts: [{name: a}, {name: a, side: left}]}  | /spec/parts/1 has `name: a`, `side: left` in common with element 0, and only one of the two would take effect
            """)
    void another_bundle_validates_with_the_metadata_of_kubernetes(String spec, String expected) throws Exception {
        ObjectNode widget =
                object("{apiVersion: widgets.example.com/v1, kind: Widget, metadata: {name: w}, spec: " + spec + "}");

        assertThat(SCHEMAS.validate(widget))
                .extracting(SchemaViolation::toString)
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split("; ")));
    }

    @Test
    void a_resource_that_is_missing_is_named() {
        SchemaBundle missing = SchemaBundle.resource(SchemaBundleTest.class, "missing.schemas");

        assertThatThrownBy(missing::kinds)
                .hasMessage("No schema bundle missing.schemas lies beside dev.keelson.core.schema.SchemaBundleTest");
    }

    @Test
    void a_bundle_that_is_used_without_the_one_it_refers_to_says_so() throws Exception {
        ObjectNode widget = object("{apiVersion: widgets.example.com/v1, kind: Widget, metadata: {name: w}}");

        assertThatThrownBy(() -> KubernetesSchemas.of(WIDGETS).validate(widget))
                .hasMessageContaining("holds the definition metadata")
                .hasMessageContaining("is used beside it");
    }

    private static ObjectNode object(String yaml) throws IOException {
        return new YAMLMapper().readValue(yaml, ObjectNode.class);
    }
}
