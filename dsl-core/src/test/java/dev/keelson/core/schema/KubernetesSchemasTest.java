package dev.keelson.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesSchemasTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final KubernetesSchemas SCHEMAS = KubernetesSchemas.builtIn();

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: api, namespace: shop, labels: {app: api}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: api}}
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 0}}
              template:
                metadata: {labels: {app: api}}
                spec:
                  containers:
                  - name: api
                    image: registry.example.com/shop/api:1.4.2
                    ports: [{name: http, containerPort: 8080}, {name: quic, containerPort: 8080, protocol: UDP}]
                    env: [{name: A, value: a}, {name: B, valueFrom: {secretKeyRef: {name: s, key: k}}}]
                    resources: {requests: {cpu: 250m, memory: 512Mi}, limits: {memory: 1Gi}}
                    readinessProbe: {httpGet: {path: /ready, port: http}}
                    volumeMounts: [{name: tmp, mountPath: /tmp}]
                  volumes: [{name: tmp, emptyDir: {}}]
            """;

    @Test
    void an_object_that_follows_its_schema_has_no_violation() {
        assertThat(violations(yaml(DEPLOYMENT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /spec/replica                          | 3              | /spec/replica unknown field `replica`: did you mean `replicas`?
            /spec/template/spec/containers/0/imagePullpolicy | Always | /spec/template/spec/containers/0/imagePullpolicy unknown field `imagePullpolicy`: did you mean `imagePullPolicy`?
            /spec/strategy/rollingUpdate/speed     | 1              | /spec/strategy/rollingUpdate/speed unknown field `speed`: the known ones are `maxSurge`, `maxUnavailable`
            /spec/template/spec/xyz                | 1              | /spec/template/spec/xyz unknown field `xyz`
            /status                                | {}             | /status unknown field `status`: controllers write it, a manifest leaves it out
            /spec/replicas                         | '"3"'          | /spec/replicas must be an integer, is the string "3"
            /spec/replicas                         | 2.5            | /spec/replicas must be an integer, is the number 2.5
            /spec/replicas                         | null           | /spec/replicas must be an integer, is null
            /spec/replicas                         | 3000000000     | /spec/replicas must be at most 2147483647, is 3000000000
            /spec/paused                           | '"yes"'        | /spec/paused must be a boolean, is the string "yes"
            /spec/template                         | []             | /spec/template must be an object, is an array
            /spec/template/spec/containers         | {}             | /spec/template/spec/containers must be an array, is an object
            /metadata/labels/tier                  | 1              | /metadata/labels/tier must be a string, is the number 1
            /spec/strategy/type                    | Rolling        | /spec/strategy/type `Rolling` is not one of `Recreate`, `RollingUpdate`
            /spec/template/spec/containers/0/ports/0/protocol | tcp | /spec/template/spec/containers/0/ports/0/protocol `tcp` is not one of `SCTP`, `TCP`, `UDP`: did you mean `TCP`?
            /spec/template/spec/containers/0/imagePullPolicy  | Sometimes | /spec/template/spec/containers/0/imagePullPolicy `Sometimes` is not one of `Always`, `IfNotPresent`, `Never`
            /spec/strategy/rollingUpdate/maxSurge  | true           | /spec/strategy/rollingUpdate/maxSurge must be an integer or a string, is true
            /spec/template/spec/containers/0/resources/limits/memory | 512mb | /spec/template/spec/containers/0/resources/limits/memory must be a quantity, such as 250m, 1.5 or 512Mi, is `512mb`
            """)
    void a_wrong_value_is_reported_with_its_place_and_what_was_meant(String pointer, String value, String expected) {
        ObjectNode deployment = yaml(DEPLOYMENT);
        put(deployment, JsonPointer.compile(pointer), yamlValue(value));

        assertThat(violations(deployment)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"25%\"", "1"})
    void a_number_or_a_text_is_taken_where_the_field_is_either(String value) {
        ObjectNode deployment = yaml(DEPLOYMENT);
        put(deployment, JsonPointer.compile("/spec/strategy/rollingUpdate/maxSurge"), yamlValue(value));

        assertThat(violations(deployment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "\"1\"", "250m", "0.1", ".5", "1e3", "12E", "12e-2", "1Ki", "+5G", "100n"})
    void every_notation_of_a_quantity_is_taken(String quantity) {
        assertThat(violations(withCpu(quantity))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "1 Gi", "512MB", "1gi", "\"0x10\"", "1ki", "five", "1.2.3"})
    void a_text_that_is_no_quantity_is_a_violation(String quantity) {
        assertThat(violations(withCpu(quantity)))
                .singleElement()
                .asString()
                .contains("must be a quantity")
                .contains("`" + yamlValue(quantity).asText() + "`");
    }

    @Test
    void missing_fields_are_reported_at_the_object_that_lacks_them() {
        ObjectNode deployment = yaml(DEPLOYMENT);
        deployment.remove("metadata");
        ((ObjectNode) deployment.at("/spec")).remove("selector");
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0/ports/0")).remove("containerPort");

        assertThat(SCHEMAS.validate(deployment))
                .extracting(SchemaViolation::toString, SchemaViolation::keyword)
                .containsExactlyInAnyOrder(
                        tuple("missing field `metadata`", "required"),
                        tuple("/spec missing field `selector`", "required"),
                        tuple("/spec/template/spec/containers/0/ports/0 missing field `containerPort`", "required"));
    }

    @Test
    void an_object_needs_a_name_and_a_template_does_not() {
        ObjectNode deployment = yaml(DEPLOYMENT);
        ((ObjectNode) deployment.get("metadata")).remove("name");

        assertThat(violations(deployment)).containsExactly("/metadata missing field `name`");
    }

    @Test
    void a_claim_inside_a_stateful_set_does_not_say_what_it_is() {
        String claim = "metadata: {name: data}, spec: {accessModes: [ReadWriteOnce]}";
        ObjectNode statefulSet =
                yaml("{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {selector: {}, "
                        + "template: {}, volumeClaimTemplates: [{" + claim + "}]}}");

        assertThat(violations(statefulSet)).isEmpty();
        assertThat(violations(yaml("{apiVersion: v1, kind: PersistentVolumeClaim, " + claim + "}")))
                .isEmpty();
    }

    @Test
    void two_elements_that_share_their_key_are_reported_because_one_would_be_lost() {
        ObjectNode deployment = yaml(DEPLOYMENT);
        ObjectNode container = (ObjectNode) deployment.at("/spec/template/spec/containers/0");
        container.withArray("env").addObject().put("name", "A").put("value", "b");
        container.withArray("ports").addObject().put("containerPort", 8080).put("protocol", "TCP");

        assertThat(violations(deployment))
                .containsExactlyInAnyOrder(
                        "/spec/template/spec/containers/0/env/2 has `name: A` in common with element 0, "
                                + "and only one of the two would take effect",
                        "/spec/template/spec/containers/0/ports/2 has `containerPort: 8080`, `protocol: TCP` in common "
                                + "with element 0, and only one of the two would take effect");
    }

    @Test
    void elements_without_their_key_are_reported_for_that_alone() {
        ObjectNode deployment = yaml(DEPLOYMENT);
        ObjectNode container = (ObjectNode) deployment.at("/spec/template/spec/containers/0");
        container.withArray("env").addObject().put("value", "b");
        container.withArray("env").addObject().put("value", "c");

        assertThat(violations(deployment))
                .containsExactly(
                        "/spec/template/spec/containers/0/env/2 missing field `name`",
                        "/spec/template/spec/containers/0/env/3 missing field `name`");
    }

    @Test
    void secret_data_that_is_not_encoded_is_a_violation() {
        ObjectNode secret = yaml("{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {good: Zm9v, bad: 'a b'}}");

        assertThat(violations(secret)).containsExactly("/data/bad must be base64 text, is `a b`");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            extensions/v1beta1   | Deployment          | no schema is known for extensions/v1beta1 Deployment: Deployment is of apps/v1
            autoscaling/v2beta2  | HorizontalPodAutoscaler | no schema is known for autoscaling/v2beta2 HorizontalPodAutoscaler: HorizontalPodAutoscaler is of autoscaling/v1 or autoscaling/v2
            apps/v1              | Deploymnet          | no schema is known for apps/v1 Deploymnet: did you mean Deployment?
            v1                   | ConfigMapList       | no schema is known for v1 ConfigMapList: did you mean ConfigMap?
            cert-manager.io/v1   | Issuer              | no schema is known for cert-manager.io/v1 Issuer
            """)
    void a_kind_without_a_schema_is_a_violation(String apiVersion, String kind, String expected) {
        ObjectNode object = yaml("metadata: {name: x}");
        object.put("apiVersion", apiVersion).put("kind", kind);

        assertThat(SCHEMAS.validate(object))
                .singleElement()
                .returns(expected, SchemaViolation::toString)
                .returns("kind", SchemaViolation::keyword);
    }

    @Test
    void an_object_that_does_not_say_what_it_is_is_a_violation() {
        assertThat(violations(yaml("{kind: 3}")))
                .containsExactly("missing field `apiVersion`", "/kind must be a string, is the number 3");
        assertThat(violations(JsonNodeFactory.instance.arrayNode())).containsExactly("is not an object");
    }

    @Test
    void a_field_that_holds_anything_is_left_alone() {
        ObjectNode revision = yaml("{apiVersion: apps/v1, kind: ControllerRevision, metadata: {name: r}, revision: 1, "
                + "data: {whatever: [1, {deep: true}]}}");

        assertThat(violations(revision)).isEmpty();
    }

    @Test
    void a_schema_that_refers_to_itself_is_followed() {
        ObjectNode definition = yaml("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.example.com}
                spec:
                  group: example.com
                  scope: Namespaced
                  names: {kind: Widget, plural: widgets}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema:
                      openAPIV3Schema:
                        type: object
                        properties: {spec: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {tipe: string, default: 1}}}}
                """);

        assertThat(violations(definition))
                .containsExactly("/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/a/tipe "
                        + "unknown field `tipe`: did you mean `type`?");
    }

    @Test
    void many_threads_can_validate_with_one_instance() throws Exception {
        KubernetesSchemas fresh = KubernetesSchemas.builtIn();
        ObjectNode wrong = yaml(DEPLOYMENT);
        put(wrong, JsonPointer.compile("/spec/replicas"), yamlValue("many"));
        Callable<List<SchemaViolation>> task = () -> fresh.validate(wrong);

        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<List<SchemaViolation>> result : threads.invokeAll(Collections.nCopies(64, task))) {
                assertThat(result.get()).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> violations(JsonNode object) {
        return SCHEMAS.validate(object).stream().map(SchemaViolation::toString).toList();
    }

    private static ObjectNode withCpu(String quantity) {
        ObjectNode deployment = yaml(DEPLOYMENT);
        put(
                deployment,
                JsonPointer.compile("/spec/template/spec/containers/0/resources/limits/cpu"),
                yamlValue(quantity));
        return deployment;
    }

    private static void put(ObjectNode object, JsonPointer pointer, JsonNode value) {
        ((ObjectNode) object.at(pointer.head())).set(pointer.last().getMatchingProperty(), value);
    }

    private static ObjectNode yaml(String text) {
        return (ObjectNode) yamlValue(text);
    }

    private static JsonNode yamlValue(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
