package dev.keelson.validation.cluster.api;

import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.api.ApiRequests.Writing;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A field that a kind does not have is refused and never just left out, whether Kubernetes defines the kind or not. */
@Tag("slow")
@ClusterTest(with = CUSTOM_RESOURCES, lifetime = Lifetime.CLASS)
class ApiRequestsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v1                       | ConfigMap             | datas                  | {datas: {}}
                    autoscaling.k8s.io/v1    | VerticalPodAutoscaler | spec.updatePolicy.mode | {spec: {updatePolicy: {mode: 'Off'}, targetRef: {kind: Deployment, name: any}}}
                    monitoring.coreos.com/v1 | PrometheusRule        | spec.group             | {spec: {group: []}}
                    """)
    void an_unknown_field_is_refused(String apiVersion, String kind, String field, String body, Cluster cluster)
            throws IOException {
        ApiRequests api = ApiRequests.of(cluster.client(), "test");
        ApiKind served = ApiKinds.of(api).find(apiVersion, kind).orElseThrow();
        ObjectNode object = (ObjectNode) new YAMLMapper().readTree(body);
        object.put("apiVersion", apiVersion)
                .put("kind", kind)
                .putObject("metadata")
                .put("name", "one");

        ApiAnswer created = api.create(served.collection("default"), object, Writing.KEPT);
        ApiAnswer applied = api.apply(served.path("default", "one"), object, Writing.KEPT);

        assertThat(created.message()).contains("strict decoding error: unknown field \"" + field + "\"");
        assertThat(applied.message()).contains("." + field + ": field not declared in schema");
        assertThat(api.get(served.path("default", "one")).code()).isEqualTo(404);
    }
}
