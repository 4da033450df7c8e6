package dev.keelson.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives the same texts to {@link Environment#override} and, as values of YAML, to Helm with the schema of the chart, and
 * holds the two judgements against each other.
 */
public final class OverrideOracle {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> UNRELATED = Set.of("unknown-path", "fed-by-setting", "unread-setting");

    /** What one value by itself is refused for. What takes two values to judge is no matter of a schema. */
    private static final Set<String> OF_A_VALUE = Set.of("out-of-bounds", "invalid-value", "symbol-as-string");

    private final Platform platform;
    private final ValuesJudge judge;
    private final Map<String, Environment> environments = new LinkedHashMap<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    /** An oracle for the values that these environments read. */
    public OverrideOracle(Platform platform, ValuesJudge judge, List<Environment> environments) {
        this.platform = platform;
        this.judge = judge;
        for (Environment environment : environments) {
            platform.in(environment).run().parameters().stream()
                    .filter(parameter -> isOfChart(parameter.path()))
                    .forEach(parameter -> {
                        if (parameters.putIfAbsent(parameter.path(), parameter) == null) {
                            this.environments.put(parameter.path(), environment);
                        }
                    });
        }
    }

    private boolean isOfChart(String path) {
        JsonNode node = judge.defaults();
        for (String step : ModelPath.parse(path).segments()) {
            node = node.path(step);
        }
        return !node.isMissingNode();
    }

    /** {@return the values that can be judged} */
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    /**
     * What the two disagree on, each value given beside one of every other; a value is refused by the platform where a
     * finding names its path.
     *
     * @param texts what to give to each parameter
     */
    public List<String> disagreements(Map<String, List<String>> texts) {
        List<String> disagreements = new ArrayList<>();
        int turns = texts.values().stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < turns; turn++) {
            Map<Environment, Map<String, String>> given = new LinkedHashMap<>();
            for (Map.Entry<String, List<String>> each : texts.entrySet()) {
                if (turn < each.getValue().size()) {
                    given.computeIfAbsent(environments.get(each.getKey()), first -> new LinkedHashMap<>())
                            .put(each.getKey(), each.getValue().get(turn));
                }
            }
            given.forEach((environment, values) -> disagreements.addAll(together(environment, values)));
        }
        return disagreements;
    }

    private List<String> together(Environment environment, Map<String, String> given) {
        Environment overridden = environment;
        ObjectNode values = JSON.objectNode();
        for (Map.Entry<String, String> each : given.entrySet()) {
            overridden = overridden.override(each.getKey(), each.getValue());
            ValuesJudge.put(
                    values,
                    ModelPath.parse(each.getKey()).segments(),
                    yaml(parameters.get(each.getKey()), each.getValue()));
        }
        Set<String> byPlatform = errors(overridden).stream()
                .filter(finding -> OF_A_VALUE.contains(finding.rule().id()))
                .map(finding -> finding.path().toString())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> byHelm = judge.refused(values);
        List<String> disagreements = new ArrayList<>();
        given.forEach((path, text) -> {
            String pointer = ValuesJudge.pointer(ModelPath.parse(path).segments());
            boolean isRefused =
                    byHelm.stream().anyMatch(place -> place.equals(pointer) || place.startsWith(pointer + "/"));
            boolean shouldBe = byPlatform.contains(path);
            if (isRefused && !shouldBe) {
                // What is computed from the value may be refused elsewhere.
                shouldBe = !errors(environment.override(path, text)).isEmpty();
            }
            if (isRefused != shouldBe) {
                disagreements.add(path + " = " + JSON.textNode(text) + " is " + (isRefused ? "refused" : "taken")
                        + " by Helm alone");
            }
        });
        return disagreements;
    }

    /** {@return what a value by itself, which Helm takes, is refused for by the platform} */
    public List<String> accomplices(String path, List<String> texts) {
        List<String> strays = new ArrayList<>();
        for (String text : texts) {
            JsonNode value = yaml(parameters.get(path), text);
            if (judge.refused(ValuesJudge.only(ModelPath.parse(path).segments(), value))
                    .isEmpty()) {
                errors(environments.get(path).override(path, text)).stream()
                        .filter(finding -> OF_A_VALUE.contains(finding.rule().id()))
                        .forEach(finding -> strays.add(path + " = " + text + ": " + finding.message()));
            }
        }
        return strays;
    }

    /** {@return the values of one parameter that Helm judges otherwise than the platform, given what else is set} */
    public List<String> disagreements(Environment environment, ObjectNode set, String path, List<String> texts) {
        List<String> disagreements = new ArrayList<>();
        for (String text : texts) {
            ObjectNode values = set.deepCopy();
            ValuesJudge.put(values, ModelPath.parse(path).segments(), yaml(parameters.get(path), text));
            boolean byHelm = !judge.refused(values).isEmpty();
            boolean byPlatform = errors(environment.override(path, text)).stream()
                    .anyMatch(finding -> OF_A_VALUE.contains(finding.rule().id()));
            if (byHelm != byPlatform) {
                disagreements.add(path + " = " + text + " is " + (byHelm ? "refused" : "taken") + " by Helm alone");
            }
        }
        return disagreements;
    }

    private List<Finding> errors(Environment environment) {
        return platform.in(environment).findings().stream()
                .filter(finding ->
                        finding.isError() && !UNRELATED.contains(finding.rule().id()))
                .toList();
    }

    /** The text as somebody means it who writes it into a values file. */
    private static JsonNode yaml(Parameter parameter, String text) {
        if (parameter.kind() == Parameter.Kind.TOGGLE && Set.of("true", "false").contains(text)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (parameter.type().equals("texts")) {
            ArrayNode items = JSON.arrayNode();
            if (!text.isEmpty()) {
                items.add(text.replace("\\,", ",").replace("\\\\", "\\"));
            }
            return items;
        }
        boolean isNumber = Set.of("count", "percent", "port").contains(parameter.type());
        if (isNumber && text.matches("-?(0|[1-9][0-9]{0,18})(\\.[0-9]+)?")) {
            try {
                return new ObjectMapper().readTree(text);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return JSON.textNode(text);
    }
}
