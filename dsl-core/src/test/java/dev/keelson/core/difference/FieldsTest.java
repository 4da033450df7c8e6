package dev.keelson.core.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private static final ObjectMapper YAML = new YAMLMapper();

    @Test
    void items_are_told_apart_by_their_name_wherever_they_stand() {
        assertThat(between(
                        "{l: [{name: a, v: 1}, {name: b, v: 1}]}",
                        "{l: [{name: c, v: 1}, {name: a, v: 1}, {name: b, v: 2}]}"))
                .containsExactly(
                        Map.entry("/l/b/v", new Fields.Pair("1", "2")),
                        Map.entry("/l/c/name", new Fields.Pair(null, "c")),
                        Map.entry("/l/c/v", new Fields.Pair(null, "1")));
    }

    @Test
    void another_order_of_named_items_is_a_difference() {
        assertThat(between("{l: [{name: a}, {name: b}]}", "{l: [{name: b}, {name: a}]}"))
                .containsExactly(Map.entry("/l (order)", new Fields.Pair("a, b", "b, a")));
    }

    @Test
    void two_mounts_of_one_volume_are_two_items() {
        assertThat(between(
                        "{l: [{name: a, mountPath: /x}, {name: a, mountPath: /y}]}",
                        "{l: [{name: a, mountPath: /x}, {name: b, mountPath: /y}]}"))
                .containsExactly(Map.entry("/l/~1y/name", new Fields.Pair("a", "b")));
    }

    @Test
    void lists_of_plain_values_and_values_of_another_type_are_one_field() {
        assertThat(between("{a: [x], n: 1, o: {p: 1}}", "{a: [x, y], n: \"1\", o: []}"))
                .containsExactly(
                        Map.entry("/a", new Fields.Pair("[\"x\"]", "[\"x\",\"y\"]")),
                        Map.entry("/n", new Fields.Pair("1", "\"1\"")),
                        Map.entry("/o", new Fields.Pair("{\"p\":1}", "[]")));
    }

    @Test
    void what_is_missing_lacks_each_field() {
        assertThat(Fields.between(MissingNode.getInstance(), YAML.valueToTree(Map.of("m", Map.of("x/y", "1")))))
                .containsExactly(Map.entry("/m/x~1y", new Fields.Pair(null, "1")));
    }

    private static Map<String, Fields.Pair> between(String before, String after) {
        try {
            return Fields.between(YAML.readTree(before), YAML.readTree(after));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(failure);
        }
    }
}
