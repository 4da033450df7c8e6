package dev.keelson.core.emit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YamlWriterTest {
    private final YamlWriter writer = new YamlWriter();

    @Test
    void documents_are_parted_by_three_dashes() {
        assertThat(writer.write(List.of(Map.of("a", 1), List.of(), Map.of()))).isEqualTo("a: 1\n---\n[]\n---\n{}\n");
        assertThat(writer.write(List.of())).isEmpty();
    }

    @Test
    void a_list_means_documents_whatever_the_type_of_its_variable() {
        Object documents = List.of(Map.of("a", 1), Map.of("b", 2));
        assertThat(writer.write(documents)).isEqualTo("a: 1\n---\nb: 2\n");
    }

    @Test
    void lists_stand_below_their_key_and_nested_ones_on_one_line() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("list", List.of(1, List.of(2, List.of(), 3), Map.of("k", List.of(Map.of()))));
        document.put("map", Map.of());
        document.put("nothing", null);
        assertThat(writer.write(document)).isEqualTo("""
                        list:
                          - 1
                          - - 2
                            - []
                            - 3
                          - k:
                              - {}
                        map: {}
                        nothing: null
                        """);
    }

    @Test
    void a_key_too_long_for_its_line_is_marked_as_key() throws IOException {
        Map<String, Object> document = Map.of("k".repeat(1100), Map.of("a", List.of(1)));
        String yaml = writer.write(document);
        assertThat(yaml).startsWith("? \"kkk").endsWith("\"\n:\n  a:\n    - 1\n");
        assertThat(new YAMLMapper().readValue(yaml, Object.class)).isEqualTo(document);
    }

    @Test
    void numbers_are_exact_and_typed() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("int", 42);
        document.put("long", Long.MIN_VALUE);
        document.put("big", BigInteger.TEN.pow(30));
        document.put("double", 0.1);
        document.put("float", 0.1f);
        document.put("large", 1e22);
        document.put("small", 4.9e-324);
        document.put("shortest", Double.parseDouble("4.73E21"));
        document.put("whole", 5.0);
        document.put("decimal", new BigDecimal("1.10"));
        document.put("power", new BigDecimal("1E+30"));
        document.put("endless", Double.NEGATIVE_INFINITY);
        document.put("none", Double.NaN);
        document.put("yes", true);
        assertThat(writer.write(document)).isEqualTo("""
                        int: 42
                        long: -9223372036854775808
                        big: 1000000000000000000000000000000
                        double: 0.1
                        float: 0.1
                        large: 1.0e+22
                        small: 4.9e-324
                        shortest: 4.73e+21
                        whole: 5.0
                        decimal: 1.10
                        power: 1.0e+30
                        endless: -.inf
                        none: .nan
                        "yes": true
                        """);
    }

    @Test
    void strings_that_need_no_quotes_have_none() {
        for (String text : List.of(
                "api",
                "/ready",
                "apps/v1",
                "25%",
                "250m",
                "512Mi",
                "1h30m",
                "--port=8080",
                "-c",
                "$(POD_IP):8080",
                "None",
                "docker.io/library/postgres:17.6@sha256:0123",
                "https://example.com/a?b=c&d",
                "app.kubernetes.io/name in (a, b)",
                "exec java -jar \"$JAR\" || exit 1")) {
            assertThat(writer.write(Map.of("k", text))).isEqualTo("k: " + text + "\n");
        }
    }

    @Test
    void quotes_are_double_unless_single_ones_save_a_backslash() {
        assertThat(writer.write("1.10")).isEqualTo("\"1.10\"\n");
        assertThat(writer.write("it's: x")).isEqualTo("\"it's: x\"\n");
        assertThat(writer.write("{\"a\":\"\\d\"}")).isEqualTo("'{\"a\":\"\\d\"}'\n");
        assertThat(writer.write("\"it's\"")).isEqualTo("\"\\\"it's\\\"\"\n");
        assertThat(writer.write("\"\u0007")).isEqualTo("\"\\\"\\x07\"\n");
    }

    @Test
    void what_a_reviewer_cannot_see_is_escaped() {
        assertThat(writer.write("a\u00a0b\u202ec\ufeff\ue000\udb40\udc01"))
                .isEqualTo("\"a\\xa0b\\u202ec\\ufeff\\ue000\\U000e0001\"\n");
        assertThat(writer.write("gr\u00f6\u00dfe \ud83d\ude00")).isEqualTo("\"gr\u00f6\u00dfe \ud83d\ude00\"\n");
    }

    @Test
    void half_a_surrogate_pair_is_refused_with_the_field_that_holds_it() {
        ConfigMap map = new ConfigMapBuilder().addToData("k", "a\ud83d").build();
        assertThatThrownBy(() -> writer.write(map))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot be written as YAML at data.k: half of a surrogate pair at index 1 stands for no"
                        + " character");
    }

    @Test
    void a_field_set_twice_is_refused() {
        ConfigMap map = new ConfigMapBuilder()
                .addToData("k", "v")
                .addToAdditionalProperties("data", "other")
                .build();
        assertThatThrownBy(() -> writer.write(map))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Duplicate field 'data'");
        assertThatThrownBy(() -> writer.tree(map))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data");
    }

    @Test
    void objects_that_mean_something_when_empty_stay() {
        assertThat(writer.write(new VolumeBuilder()
                        .withName("tmp")
                        .withEmptyDir(new EmptyDirVolumeSource())
                        .build()))
                .isEqualTo("name: tmp\nemptyDir: {}\n");
        assertThat(writer.write(Manifests.networkPolicy()))
                .contains("\n  podSelector: {}\n", "\n  ingress:\n    - {}\n", "\n          podSelector: {}\n");
    }

    @Test
    void traces_of_a_builder_go() {
        Deployment deployment = Manifests.deployment();
        deployment.getMetadata().setFinalizers(new ArrayList<>());
        deployment.getSpec().getTemplate().getSpec().setTolerations(new ArrayList<>());
        assertThat(deployment.getStatus()).isNotNull();
        assertThat(writer.write(deployment)).doesNotContain("status", "creationTimestamp", "[]", "null");
        assertThat(writer.tree(deployment).has("status")).isFalse();
    }

    @Test
    void a_status_that_says_something_stays() {
        PodStatus status = new PodStatus();
        status.setPhase("Running");
        assertThat(writer.write(new PodBuilder().withStatus(status).build())).contains("status:\n  phase: Running\n");
    }

    @Test
    void additional_properties_follow_the_fields_of_the_class() {
        assertThat(writer.write(new SecretBuilder()
                        .withNewMetadata()
                        .withName("s")
                        .addToAdditionalProperties("later", 1)
                        .addToLabels("a", "b")
                        .endMetadata()
                        .withType("Opaque")
                        .addToAdditionalProperties("extra", "x")
                        .addToData("k", "dg==")
                        .build()))
                .isEqualTo("""
                        apiVersion: v1
                        kind: Secret
                        metadata:
                          name: s
                          labels:
                            a: b
                          later: 1
                        type: Opaque
                        data:
                          k: dg==
                        extra: x
                        """);
    }

    @Test
    void a_resource_without_a_class_keeps_its_order() {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion("example.com/v1");
        resource.setKind("Widget");
        resource.setAdditionalProperty("spec", new LinkedHashMap<>(Map.of("size", 3)));
        assertThat(writer.write(resource)).isEqualTo("apiVersion: example.com/v1\nkind: Widget\nspec:\n  size: 3\n");
    }

    @Test
    void keys_keep_the_order_of_their_map_and_are_sorted_where_it_has_none() {
        Map<String, Object> linked = new LinkedHashMap<>();
        Map<String, Object> hashed = new HashMap<>();
        for (String key : List.of("zeta", "alpha", "mid", "beta", "omega", "k17", "k3")) {
            linked.put(key, 1);
            hashed.put(key, 1);
        }
        String sorted = "alpha: 1\nbeta: 1\nk17: 1\nk3: 1\nmid: 1\nomega: 1\nzeta: 1\n";
        assertThat(writer.write(linked)).startsWith("zeta: 1\nalpha: 1\nmid: 1\nbeta: 1\n");
        assertThat(writer.write(Collections.unmodifiableMap(linked))).startsWith("zeta: 1\nalpha: 1\n");
        assertThat(writer.write(hashed)).isEqualTo(sorted);
        assertThat(writer.write(Map.copyOf(linked))).isEqualTo(sorted);
        ConfigMap map = new ConfigMap();
        map.setData(Map.of("z", "1", "y", "2", "x", "3", "w", "4", "v", "5"));
        assertThat(writer.write(map))
                .endsWith("data:\n  v: \"5\"\n  w: \"4\"\n  x: \"3\"\n  \"y\": \"2\"\n  z: \"1\"\n");
    }

    @Test
    void another_package_brings_the_order_of_its_own_types() {
        FieldOrder order = FieldOrder.kubernetes().and(Gear.class.getPackageName(), """
                YamlWriterTest$Gear  teeth * name
                """);
        assertThat(new YamlWriter(order).write(new Gear("g", 12, "steel")))
                .isEqualTo("teeth: 12\nmaterial: steel\nname: g\n");
        assertThat(writer.write(new Gear("g", 12, "steel"))).isEqualTo("name: g\nteeth: 12\nmaterial: steel\n");
        assertThatThrownBy(() -> order.and("p", "Type a b a")).hasMessageContaining("Type a b a");
    }

    @Test
    void the_tree_holds_what_the_text_says() throws IOException {
        for (Object resource : List.of(
                Manifests.deployment(),
                Manifests.statefulSet(),
                Manifests.service(),
                Manifests.networkPolicy(),
                Manifests.configMap())) {
            JsonNode tree = writer.tree(resource);
            assertThat(new YAMLMapper().readTree(writer.write(resource))).hasToString(tree.toString());
            assertThat(writer.write(tree)).isEqualTo(writer.write(resource));
        }
        Map<String, Object> numbers = Map.of("a", 0.1, "b", 0.1f, "c", new BigDecimal("0.10"), "d", Long.MAX_VALUE);
        assertThat(writer.write(writer.tree(numbers)))
                .isEqualTo(writer.write(numbers))
                .startsWith("a: 0.1\nb: 0.1\nc: 0.1");
    }

    @Test
    void many_threads_share_one_writer_from_the_start() {
        YamlWriter shared = new YamlWriter();
        String expected = writer.write(Manifests.deployment());
        assertThat(IntStream.range(0, 200).parallel().mapToObj(i -> shared.write(Manifests.deployment())))
                .allMatch(expected::equals);
    }

    record Gear(String name, int teeth, String material) {}
}
