package dev.keelson.validation.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigsYamlTest {
    @Test
    void texts_that_look_like_other_things_are_read_as_those() {
        assertThat(SigsYaml.toJson(
                        List.of("a: yes", "a: 0x1F", "a: 1e3", "a: 'yes'", "on: ~", "1: b", "", "é: \"\\u2028\"")))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"a\":true}",
                        "{\"a\":31}",
                        "{\"a\":1000}",
                        "{\"a\":\"yes\"}",
                        "{\"true\":null}",
                        "{\"1\":\"b\"}",
                        "null",
                        "{\"é\":\"\u2028\"}");
    }

    @Test
    void a_document_that_is_refused_is_shown() {
        assertThatThrownBy(() -> SigsYaml.toJson(List.of("a: 1", "b: 1\nb: 2")))
                .hasMessageContaining("key \"b\" already set in map")
                .hasMessageContaining("in document 1:\nb: 1\nb: 2");
    }

    @Test
    void a_refusal_does_not_hide_the_other_documents() {
        assertThat(SigsYaml.read(List.of("a: [", "a: 1")))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(SigsYaml.Reading.Refused.class),
                        second -> assertThat(second).isInstanceOf(SigsYaml.Reading.Value.class));
    }

    @Test
    void thousands_of_documents_are_read_by_one_process() {
        List<String> documents = Collections.nCopies(5000, "a: " + "x".repeat(500));

        assertThat(SigsYaml.toJson(documents)).hasSize(5000);
    }
}
