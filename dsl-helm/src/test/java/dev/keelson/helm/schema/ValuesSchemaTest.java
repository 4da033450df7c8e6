package dev.keelson.helm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Api;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.helm.Candidates;
import dev.keelson.helm.OverrideOracle;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.ValuesJudge;
import dev.keelson.helm.chart.Chart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema of a chart's values, judged by Helm itself and held against what the platform says. */
@Tag("slow")
class ValuesSchemaTest {
    private static final Platform PLATFORM = Platform.of(new Api());
    private static final Chart CHART = Chart.of(PLATFORM, "1.0.0");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @TempDir
    Path directory;

    private ValuesJudge judge;

    @BeforeEach
    void judge() {
        judge = new ValuesJudge(directory, CHART.files());
    }

    @Test
    void the_files_are_those_a_reviewer_has_seen() {
        for (String file : List.of("values.yaml", "values.schema.json", "README.md")) {
            Golden.check(file, CHART.files().get(file));
        }
    }

    @Test
    void the_charts_own_values_are_taken_and_lint_has_nothing_to_say() {
        assertThat(judge.refusal("{}")).isEmpty();
        // This way into Helm lints without a namespace, after which objects of the cluster are named.
        assertThat(RealHelm.on(directory.resolve("whole"), CHART.files()).lint())
                .allMatch(message -> message.contains("\"-shared\""));
    }

    @Test
    void every_level_is_closed() throws JsonProcessingException {
        JsonNode schema = new ObjectMapper().readTree(CHART.files().get("values.schema.json"));
        List<String> open = new ArrayList<>();
        findOpen("", schema, open);

        assertThat(open).containsExactly("/global");
    }

    private static void findOpen(String place, JsonNode schema, List<String> open) {
        if (schema.path("type").asText().equals("object")
                && schema.path("additionalProperties").asBoolean(true)) {
            open.add(place);
        }
        schema.path("properties")
                .properties()
                .forEach(field -> findOpen(place + "/" + field.getKey(), field.getValue(), open));
    }

    @Test
    void a_key_with_one_letter_changed_is_refused_and_named() {
        assertThat(judge.paths()).hasSizeGreaterThan(100);
        // A chart around this one may share values of its own there.
        assertThat(judge.misspeltAndTaken()).allMatch(place -> place.startsWith("/global/"));
    }

    @Test
    void a_value_of_another_type_is_refused_and_named() {
        List<JsonNode> values = List.of(
                JSON.objectNode(),
                JSON.objectNode().put("x", 1),
                JSON.arrayNode(),
                JSON.arrayNode().add(1),
                JSON.arrayNode().addNull(),
                JSON.booleanNode(true),
                JSON.numberNode(1),
                JSON.numberNode(1.5),
                JSON.textNode("x y"),
                JSON.nullNode());
        int refused = 0;
        for (List<String> path : judge.paths()) {
            JsonNode own = at(path);
            for (JsonNode value : values) {
                boolean isSame = own.isNull()
                        || (value.getNodeType() == own.getNodeType()
                                && !(own.isArray() && !value.isEmpty())
                                && !value.toString().equals("1.5"));
                if (!isSame && !(value.isObject() && own.isObject())) {
                    String place = value.isNull()
                            ? ValuesJudge.pointer(path.subList(0, path.size() - 1))
                            : ValuesJudge.pointer(path);
                    assertThat(judge.refused(ValuesJudge.only(path, value)))
                            .as("%s as %s", path, value)
                            .anyMatch(each -> each.equals(place) || each.startsWith(place + "/"));
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(600);
    }

    private JsonNode at(List<String> path) {
        JsonNode node = judge.defaults();
        for (String step : path) {
            node = node.path(step);
        }
        return node;
    }

    @Test
    void what_is_no_amount_is_told_by_the_units_it_could_have() {
        assertThat(judge.refusal("api: {heap: 1GB}"))
                .contains("at '/api/heap': '1GB' does not match pattern '^[0-9]+(|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi)$'")
                .doesNotContain("922337");
    }

    @Test
    void a_version_that_yaml_reads_as_a_number_is_refused() {
        assertThat(judge.refusal("api: {image: {tag: 1.10}}")).contains("at '/api/image/tag': got number, want string");
        assertThat(judge.refusal("api: {image: {tag: '1.10'}}")).isEmpty();
    }

    @Test
    void null_is_taken_where_it_says_something_and_nowhere_else() {
        assertThat(judge.refusal("api: {licence: null}")).isEmpty();
        assertThat(judge.refusal("api: {env: {LOG_LEVEL: null}}")).isEmpty();
        assertThat(judge.refusal("api: {minimum: null}")).contains("at '/api': missing property 'minimum'");
        assertThat(judge.refusal("api: null")).contains("missing property 'api'");
    }

    @Test
    void a_chart_around_this_one_may_share_its_globals() {
        assertThat(judge.refusal("global: {anything: {of: others}}")).isEmpty();
        assertThat(judge.refusal("global: text")).contains("at '/global'");
    }

    @Test
    void what_words_make_of_a_value_limits_it() {
        assertThat(judge.refusal("api: {period: 24h}")).isEmpty();
        assertThat(judge.refusal("api: {period: 86400s}")).isEmpty();
        assertThat(judge.refusal("api: {period: 86401s}")).contains("at '/api/period'");
        assertThat(judge.refusal("api: {period: 0s}")).contains("at '/api/period'");
    }

    @Test
    void helm_and_an_override_refuse_the_same() {
        OverrideOracle oracle = oracle();
        Map<String, List<String>> texts = new LinkedHashMap<>();
        oracle.parameters().forEach((path, parameter) -> {
            if (parameter.kind() == Parameter.Kind.SCALAR) {
                texts.put(path, Candidates.of(parameter));
            }
        });

        assertThat(texts.keySet()).hasSizeGreaterThan(55);
        assertThat(oracle.disagreements(texts)).isEmpty();
    }

    @Test
    void helm_and_an_override_refuse_the_same_positions_of_toggles_and_choices() {
        OverrideOracle oracle = oracle();
        oracle.parameters().forEach((path, parameter) -> {
            if (parameter.kind() == Parameter.Kind.TOGGLE || parameter.kind() == Parameter.Kind.CHOICE) {
                assertThat(oracle.disagreements(Map.of(path, Candidates.of(parameter))))
                        .isEmpty();
            }
        });
    }

    @Test
    void what_helm_takes_leaves_every_word_in_its_bounds() {
        OverrideOracle oracle = oracle();
        oracle.parameters().forEach((path, parameter) -> {
            if (!parameter.implicit() && parameter.kind() == Parameter.Kind.SCALAR) {
                assertThat(oracle.accomplices(path, Candidates.ladder(parameter)))
                        .isEmpty();
            }
        });
    }

    @Test
    void what_words_ask_where_a_toggle_is_on_limits_a_value_there_alone() {
        OverrideOracle oracle = oracle();
        Parameter cooldown = oracle.parameters().get("api.cooldown");
        List<String> texts = new ArrayList<>(Candidates.ladder(cooldown));
        // Three times as long is an hour at most.
        texts.addAll(List.of("1200s", "20m", "1200001ms", "1201s"));

        assertThat(oracle.disagreements(
                        Environment.named("scaled").on(Api.SCALED),
                        ValuesJudge.only(List.of("api", "scaled"), JSON.booleanNode(true)),
                        "api.cooldown",
                        texts))
                .isEmpty();
        assertThat(judge.refusal("api: {cooldown: 1201s}")).isEmpty();
        assertThat(judge.refusal("api: {cooldown: 1201s, scaled: true}")).contains("at '/api/cooldown'");
    }

    private OverrideOracle oracle() {
        return new OverrideOracle(
                PLATFORM, judge, List.of(Environment.named("defaults"), Api.DEV, Api.STAGING, Api.PROD));
    }
}
