package dev.keelson.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.cluster.Tree;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class OwnedFieldsTest {
    private static final String LIVE = """
        {"apiVersion": "apps/v1", "kind": "Deployment",
         "metadata": {"name": "api", "namespace": "shop", "uid": "1", "finalizers": ["a", "b"],
           "labels": {"ours": "x", "theirs": "y"},
           "managedFields": [
             {"manager": "keelson", "operation": "Apply", "fieldsV1": {
               "f:metadata": {"f:labels": {"f:ours": {}}, "f:finalizers": {"v:\\"b\\"": {}}},
               "f:spec": {"f:replicas": {}, "f:selector": {}, "f:template": {"f:spec": {
                 "f:containers": {"k:{\\"name\\":\\"main\\"}": {".": {}, "f:name": {}, "f:image": {},
                   "f:ports": {"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}": {".": {}, "f:containerPort": {}}}}},
                 "f:volumes": {"k:{\\"name\\":\\"tmp\\"}": {".": {}, "f:name": {}, "f:emptyDir": {}}}}}}}},
             {"manager": "keelson", "operation": "Update", "subresource": "status", "fieldsV1": {"f:status": {}}},
             {"manager": "other", "operation": "Apply", "fieldsV1": {"f:spec": {"f:paused": {}}}}]},
         "spec": {"replicas": 3, "paused": false, "selector": {"matchLabels": {"a": "b"}},
           "template": {"spec": {
             "containers": [
               {"name": "main", "image": "x:1", "imagePullPolicy": "Always",
                "ports": [{"containerPort": 80, "protocol": "TCP"}, {"containerPort": 81, "protocol": "TCP"}]},
               {"name": "injected", "image": "y:1"}],
             "volumes": [{"name": "tmp", "emptyDir": {}}]}}},
         "status": {"replicas": 3}}\
        """;

    @Test
    void what_a_manager_applied_is_read_back_and_nothing_else() {
        assertThat(OwnedFields.extract(tree(LIVE), Tree.EMPTY, "keelson").content())
                .isEqualTo(tree("""
                    {"apiVersion": "apps/v1", "kind": "Deployment",
                     "metadata": {"name": "api", "namespace": "shop", "labels": {"ours": "x"}, "finalizers": ["b"]},
                     "spec": {"replicas": 3, "selector": {"matchLabels": {"a": "b"}}, "template": {"spec": {
                       "containers": [{"name": "main", "image": "x:1",
                         "ports": [{"containerPort": 80, "protocol": "TCP"}]}],
                       "volumes": [{"name": "tmp", "emptyDir": {}}]}}}}\
                    """).content());
    }

    @Test
    void what_the_manager_takes_later_is_read_as_it_was_before() {
        Tree later = tree("""
            {"metadata": {"managedFields": [{"manager": "keelson", "operation": "Apply", "fieldsV1":
              {"f:spec": {"f:paused": {}, "f:minReadySeconds": {}, "f:template": {"f:spec": {"f:containers":
                {"k:{\\"name\\":\\"main\\"}": {"f:imagePullPolicy": {}}}}}}}}]}}\
            """);

        Tree extracted = OwnedFields.extract(tree(LIVE), later, "keelson");

        assertThat(extracted.value("spec", "paused")).isEqualTo(false);
        assertThat(extracted.has("spec", "minReadySeconds")).isFalse();
        assertThat(extracted.part("spec", "template", "spec").parts("containers"))
                .singleElement()
                .satisfies(main -> assertThat(main.text("imagePullPolicy")).isEqualTo("Always"));
    }

    @Test
    void a_field_belongs_to_who_applied_it() {
        assertThat(OwnedFields.has(tree(LIVE), "keelson", "spec", "replicas")).isTrue();
        assertThat(OwnedFields.has(tree(LIVE), "keelson", "spec", "paused")).isFalse();
        assertThat(OwnedFields.has(tree(LIVE), "nobody", "spec", "replicas")).isFalse();
    }

    private static Tree tree(String json) {
        try {
            return new Tree(new ObjectMapper().readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {}));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }
}
