package dev.keelson.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldSchemasTest {
    private static final FieldSchemas FIELDS = FieldSchemas.standard();

    @Test
    void a_field_of_a_container_is_known_through_all_that_is_around_it() {
        FieldSchemas.Field field = at(
                "apps/v1",
                "Deployment",
                "spec",
                "template",
                "spec",
                "containers",
                "[]",
                "readinessProbe",
                "periodSeconds");

        assertThat(field.description()).isEqualTo("How often (in seconds) to perform the probe.");
        assertThat(field.schema().path("maximum").asLong()).isEqualTo(Integer.MAX_VALUE);
        assertThat(field.isEntry()).isFalse();
    }

    @Test
    void a_field_tells_its_alternatives() {
        FieldSchemas.Field field = at("policy/v1", "PodDisruptionBudget", "spec", "unhealthyPodEvictionPolicy");

        assertThat(field.schema().path("enum")).hasSize(2);
        assertThat(field.description()).startsWith("The criteria for when unhealthy pods");
    }

    @Test
    void a_value_of_a_free_map_is_told_in_the_words_of_the_map() {
        FieldSchemas.Field field = at("v1", "ConfigMap", "data", "application.properties");

        assertThat(field.isEntry()).isTrue();
        assertThat(field.description()).isEqualTo("The configuration data.");
        assertThat(field.schema().path("type").asText()).isEqualTo("string");
    }

    @Test
    void metadata_is_known_for_every_kind() {
        assertThat(at("v1", "Service", "metadata", "name").description())
                .isEqualTo(at("monitoring.coreos.com/v1", "PodMonitor", "metadata", "name")
                        .description())
                .isNotEmpty();
    }

    @Test
    void a_field_of_a_custom_resource_is_known_where_its_schema_is_shared_with_others() {
        assertThat(at("cert-manager.io/v1", "Certificate", "spec", "issuerRef", "name")
                        .description())
                .isEqualTo("Name of the issuer being referred to.");
        assertThat(at("karpenter.sh/v1", "NodePool", "spec", "disruption", "budgets", "[]", "nodes")
                        .schema()
                        .path("pattern")
                        .asText())
                .isEqualTo("^((100|[0-9]{1,2})%|[0-9]+)$");
    }

    @Test
    void what_no_schema_knows_is_nothing() {
        assertThat(FIELDS.at("apps/v1", "Deployment", List.of("spec", "replica")))
                .isEmpty();
        assertThat(FIELDS.at("apps/v1", "Deployments", List.of("spec"))).isEmpty();
        assertThat(FIELDS.at("apps/v1", "Deployment", List.of("spec", "replicas", "[]")))
                .isEmpty();
    }

    private static FieldSchemas.Field at(String apiVersion, String kind, String... way) {
        return FIELDS.at(apiVersion, kind, List.of(way)).orElseThrow();
    }
}
