package dev.keelson.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneSchemaTest {
    @TempDir
    Path directory;

    @Test
    void files_are_named_by_kind_group_and_version() throws Exception {
        KubernetesSchemas.builtIn().writeStandalone(directory);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(73)
                    .contains(
                            "deployment-apps-v1.json",
                            "service-v1.json",
                            "networkpolicy-networking-v1.json",
                            "clusterrole-rbac-v1.json",
                            "horizontalpodautoscaler-autoscaling-v2.json");
        }
    }

    @Test
    void a_file_is_a_whole_schema_that_any_validator_can_read() throws Exception {
        KubernetesSchemas.builtIn().writeStandalone(directory);
        JsonNode schema =
                new ObjectMapper().readTree(directory.resolve("service-v1.json").toFile());
        JsonNode service = new YAMLMapper()
                .readTree("{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {ports: [{prt: 80}]}}");

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(schema)
                        .validate(service))
                .extracting(error -> error.getInstanceLocation() + " " + error.getProperty())
                .containsExactlyInAnyOrder("/spec/ports/0 port", "/spec/ports/0 prt");
    }

    @Test
    void custom_resources_are_written_beside_the_built_in_kinds() throws Exception {
        KubernetesSchemas.standard().writeStandalone(directory);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(103)
                    .contains(
                            "certificate-cert-manager-v1.json",
                            "gateway-gateway-v1.json",
                            "gateway-networking-v1.json",
                            "nodepool-karpenter-v1.json",
                            "verticalpodautoscaler-autoscaling-v1.json");
        }
    }

    @Test
    void a_file_describes_one_group_although_its_name_holds_a_part_of_it() throws Exception {
        KubernetesSchemas.standard().writeStandalone(directory);
        JsonNode schema = new ObjectMapper()
                .readTree(
                        directory.resolve("clusterissuer-cert-manager-v1.json").toFile());
        JsonNode issuer = new YAMLMapper()
                .readTree("{apiVersion: cert-manager.example.com/v1, kind: ClusterIssuer, metadata: {name: i}, "
                        + "spec: {selfSigned: {}}}");

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(schema)
                        .validate(issuer))
                .extracting(error -> error.getInstanceLocation().toString())
                .containsExactly("/apiVersion");
    }

    @Test
    void two_kinds_that_would_share_a_file_are_refused() {
        KubernetesSchemas schemas = KubernetesSchemas.of(
                SchemaBundle.resource(StandaloneSchemaTest.class, "clash.schemas"), SchemaBundle.kubernetes());

        assertThatThrownBy(() -> schemas.writeStandalone(directory))
                .hasMessage("networking.example.com/v1 Ingress and networking.k8s.io/v1 Ingress"
                        + " would both be written to ingress-networking-v1.json");
    }
}
