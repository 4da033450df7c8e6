package dev.keelson.validation.cluster.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.validation.cluster.api.ApiAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectionTest {

    @Test
    void an_object_that_is_taken_without_a_warning_meets_no_objection() throws Exception {
        assertThat(Objection.of(answer(200, "{}"))).isEmpty();
    }

    @Test
    void each_cause_of_a_refusal_is_one_and_what_only_repeats_it_is_none() throws Exception {
        assertThat(Objection.of(answer(422, """
                        {"message": "all of it", "details": {"causes": [
                          {"field": "spec.a", "message": "Required value"},
                          {"field": "spec.b[0]", "message": "Invalid value: 3: too many"},
                          {"field": "<nil>", "message": "some validation rules were not checked"}]}}
                        """)))
                .containsExactly(
                        new Objection("spec.a", "Required value"),
                        new Objection("spec.b[0]", "Invalid value: 3: too many"));
    }

    @Test
    void a_refusal_without_causes_is_told_in_its_words() throws Exception {
        assertThat(Objection.of(answer(403, "{\"message\": \"pods \\\"x\\\" is forbidden: exceeded quota: q\"}")))
                .containsExactly(new Objection("", "pods \"x\" is forbidden: exceeded quota: q"));
        assertThat(Objection.of(answer(503, "{}"))).containsExactly(new Objection("", "was refused with 503"));
    }

    @Test
    void places_of_strict_fields_and_of_server_side_apply_are_read_from_the_text() throws Exception {
        assertThat(
                        Objection.of(
                                answer(
                                        400,
                                        "{\"message\": \"strict decoding error: unknown field \\\"spec.x\\\", duplicate field \\\"spec.y\\\"\"}")))
                .containsExactly(new Objection("spec.x", "unknown field"), new Objection("spec.y", "duplicate field"));
        assertThat(Objection.of(answer(
                        500,
                        "{\"message\": \"failed to create typed patch object (a/b; apps/v1, Kind=Deployment): errors:\\n"
                                + "  .spec.x: field not declared in schema\\n  .spec.y: expected list, got &{map}\"}")))
                .containsExactly(
                        new Objection("spec.x", "field not declared in schema"),
                        new Objection("spec.y", "expected list, got &{map}"));
    }

    @Test
    void warnings_are_objections_also_where_the_object_is_taken() throws Exception {
        ApiAnswer answer = new ApiAnswer(
                200,
                json("{}"),
                List.of(
                        "spec.nodeSelector[a/b]: deprecated since v1.14",
                        "would violate PodSecurity \"restricted:latest\": x"));

        assertThat(Objection.of(answer))
                .containsExactly(
                        new Objection("spec.nodeSelector[a/b]", "Warning: deprecated since v1.14"),
                        new Objection("", "Warning: would violate PodSecurity \"restricted:latest\": x"));
    }

    @Test
    void what_is_wrong_with_a_pod_has_its_place_in_the_template() {
        assertThat(new Objection("spec.hostname", "x").below("spec.template"))
                .isEqualTo(new Objection("spec.template.spec.hostname", "x"));
        assertThat(new Objection("", "x").below("spec.template")).isEqualTo(new Objection("", "x"));
    }

    private static ApiAnswer answer(int code, String body) throws Exception {
        return new ApiAnswer(code, json(body), List.of());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
