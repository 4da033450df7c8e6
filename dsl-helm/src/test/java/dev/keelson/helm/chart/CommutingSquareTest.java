package dev.keelson.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Api;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.DraftRules;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.value.Texts;
import dev.keelson.core.value.ValueType;
import dev.keelson.helm.Hostile;
import dev.keelson.helm.RealHelm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Helm's rendering of the chart equals the plain emission with the same values. */
@Tag("slow")
class CommutingSquareTest {
    private static final long SEED = 20_261_123L;
    private static final int RANDOM_CASES = 200;
    private static final List<String> NAMESPACES =
            List.of("other", "null", "true", "on", "1", "1e3", "0x1f", "a-b", "a".repeat(63));

    private static final String SHOP = "shop";
    private static final String NAME = "namespaces.shop.name";

    private static final Platform PLATFORM = Platform.of(new Api());
    static final Chart CHART = Chart.of(PLATFORM, "1.0.0");

    @TempDir
    Path directory;

    private final YamlWriter writer = new YamlWriter();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private RealHelm helm;

    @BeforeEach
    void chart() {
        helm = RealHelm.on(directory, CHART.files());
        for (Environment each : List.of(Api.DEV, Api.STAGING, Api.PROD)) {
            PLATFORM.in(each).run().parameters().forEach(parameter -> parameters.put(parameter.path(), parameter));
        }
    }

    @Test
    void each_environment() {
        for (Environment environment : List.of(Environment.named("none"), Api.DEV, Api.STAGING, Api.PROD)) {
            Blueprint plain = PLATFORM.in(environment);
            Map<String, Object> given = new LinkedHashMap<>();
            plain.run().parameters().stream()
                    .filter(parameter -> !parameter.implicit() && parameter.value() != null)
                    .forEach(parameter -> given.put(parameter.path(), parameter.value()));
            check(environment.name(), plain, given);
        }
    }

    @Test
    void each_declared_value_by_itself_at_every_boundary() {
        int cases = 0;
        for (Parameter parameter : parameters.values()) {
            for (Object value : parameter.implicit() ? List.of() : candidates(parameter)) {
                if (agree(parameter.path() + " = " + value, Map.of(parameter.path(), value))) {
                    cases++;
                }
            }
        }
        assertThat(cases).as("values that no check refuses").isGreaterThan(100);
    }

    @Test
    void every_literal_of_a_word_overridden() {
        List<Parameter> implicit =
                parameters.values().stream().filter(Parameter::implicit).toList();
        int cases = 0;
        for (int turn = 0; turn < Hostile.TEXTS.size() + 10; turn++) {
            Map<String, Object> given = new LinkedHashMap<>();
            for (int index = 0; index < implicit.size(); index++) {
                List<Object> candidates = candidates(implicit.get(index));
                given.put(implicit.get(index).path(), candidates.get((turn + index) % candidates.size()));
            }
            if (agree("turn " + turn + " " + given, given)) {
                cases++;
            }
        }
        assertThat(cases).as("turns that no check refuses").isGreaterThan(30);
    }

    @Test
    void random_values_together() {
        Random random = new Random(SEED);
        int number = 0;
        while (number < RANDOM_CASES) {
            Map<String, Object> given = new LinkedHashMap<>();
            parameters.values().forEach(parameter -> {
                if (random.nextInt(3) > 0) {
                    List<Object> candidates = candidates(parameter);
                    given.put(parameter.path(), candidates.get(random.nextInt(candidates.size())));
                }
            });
            if (agree("seed " + SEED + ", case " + number + " " + given, given)) {
                number++;
            }
        }
    }

    @Test
    void each_namespace_a_release_can_have() {
        for (String name : NAMESPACES) {
            assertThat(agree(name, Map.of(NAME, name))).as(name).isTrue();
        }
    }

    @Test
    void two_releases_have_no_object_in_common() {
        Map<String, JsonNode> first = new TreeMap<>();
        Map<String, JsonNode> second = new TreeMap<>();
        helm.into("first").render(nested(Map.of("api.scaled", true))).forEach(document -> put(first, document));
        helm.into("second").render(nested(Map.of("api.scaled", true))).forEach(document -> put(second, document));

        assertThat(first).containsKey("StorageClass /first-shared").hasSameSizeAs(second);
        assertThat(first.keySet()).doesNotContainAnyElementsOf(second.keySet());
        assertThat(CHART.findings()).isEmpty();
    }

    /** False where a check refuses the values, so that there is nothing to agree on. */
    private boolean agree(String what, Map<String, Object> given) {
        Blueprint plain = PLATFORM.in(environment(given));
        boolean valid = errors(plain).isEmpty();
        if (valid) {
            check(what, plain, given);
        }
        return valid;
    }

    private static Environment environment(Map<String, Object> given) {
        Environment environment = Environment.named("case");
        for (Map.Entry<String, Object> each : given.entrySet()) {
            if (each.getValue() instanceof List<?> names && each.getKey().startsWith("global.")) {
                environment = environment.override(
                        each.getKey(), names.stream().map(Object::toString).collect(Collectors.joining(",")));
            } else if (each.getValue() instanceof List<?> items) {
                Texts texts = Texts.of(items.stream().map(Object::toString).toArray(String[]::new));
                environment = environment.with(each.getKey().equals("api.origins") ? Api.ORIGINS : Api.FEATURES, texts);
            } else if (each.getValue() instanceof Map<?, ?> entries) {
                ModelPath map = ModelPath.parse(each.getKey());
                for (Map.Entry<?, ?> entry : entries.entrySet()) {
                    environment = environment.override(
                            map.child(entry.getKey().toString()).toString(),
                            entry.getValue().toString());
                }
            } else {
                environment =
                        environment.override(each.getKey(), each.getValue().toString());
            }
        }
        return environment;
    }

    private void check(String what, Blueprint plain, Map<String, Object> given) {
        assertThat(errors(plain)).as(what).isEmpty();
        Map<String, JsonNode> expected = new TreeMap<>();
        String release = given.getOrDefault(NAME, SHOP).toString();
        plain.resources().stream()
                .filter(each -> !each.id().equals("Namespace " + release))
                .forEach(each -> put(expected, kept(asRead(writer.tree(each.object())))));
        Map<String, JsonNode> actual = new TreeMap<>();
        Map<String, Object> values = new LinkedHashMap<>(given);
        // What helm install says, or the namespace that it makes.
        values.keySet().removeAll(List.of(NAME, "namespaces.shop.podSecurity"));
        helm.into(release).render(nested(values)).forEach(document -> put(actual, document));
        assertThat(actual.keySet()).as(what).isEqualTo(expected.keySet());
        expected.forEach((id, object) ->
                assertThat(actual.get(id)).as("%s: %s", what, id).isEqualTo(object));
    }

    /** A number of 64 bits that fits into 32 is the same number once it was written. */
    private static JsonNode asRead(JsonNode tree) {
        try {
            return new ObjectMapper().readTree(tree.toString());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Helm alone removes what it installed, and is told to leave what holds data. */
    private static JsonNode kept(JsonNode object) {
        if (List.of("Namespace", "PersistentVolumeClaim")
                .contains(object.path("kind").asText())) {
            ((ObjectNode) object.get("metadata"))
                    .withObjectProperty("annotations")
                    .put("helm.sh/resource-policy", "keep");
        }
        return object;
    }

    /** An override of what one combination never reads is refused where it is typed, and changes nothing in a chart. */
    private static List<Finding> errors(Blueprint plain) {
        return plain.findings().stream()
                .filter(finding -> finding.isError() && !finding.rule().equals(DraftRules.UNKNOWN_PATH))
                .toList();
    }

    private static void put(Map<String, JsonNode> objects, JsonNode object) {
        objects.put(
                object.get("kind").textValue() + " "
                        + object.at("/metadata/namespace").asText() + "/"
                        + object.at("/metadata/name").textValue(),
                object);
    }

    private static Map<String, Object> nested(Map<String, Object> given) {
        Map<String, Object> tree = new LinkedHashMap<>();
        given.forEach((path, value) ->
                put(tree, ModelPath.parse(path).segments(), value instanceof Amount ? value.toString() : value));
        return tree;
    }

    @SuppressWarnings("unchecked") // made here
    private static void put(Map<String, Object> tree, List<String> segments, Object value) {
        if (segments.size() == 1) {
            tree.put(segments.get(0), value);
        } else {
            put(
                    (Map<String, Object>) tree.computeIfAbsent(segments.get(0), key -> new LinkedHashMap<>()),
                    segments.subList(1, segments.size()),
                    value);
        }
    }

    /** Values at and around the bounds, and texts that are hard to write. */
    private static List<Object> candidates(Parameter parameter) {
        if (parameter.kind() == Parameter.Kind.TOGGLE) {
            return List.of(true, false);
        }
        if (parameter.kind() == Parameter.Kind.CHOICE) {
            return new ArrayList<>(parameter.alternatives());
        }
        List<Object> candidates = new ArrayList<>();
        switch (parameter.type()) {
            case "count", "percent", "port" ->
                candidates.addAll(
                        List.of(0L, 1L, 2L, 3L, 5L, 20L, 100L, 8_080L, 999_999L, 1_000_000L, 1_048_576L, 20_000_000L));
            case "cpu" -> candidates.addAll(amounts("0", "1", "1m", "250m", "1500m", "64"));
            case "memory", "storage" ->
                candidates.addAll(
                        amounts("0", "1", "1023Mi", "1024Mi", "1Gi", "1025Mi", "1000M", "1G", "3000000Ki", "2Ti"));
            case "span" -> candidates.addAll(spans(parameter.path()));
            case "host" -> candidates.addAll(List.of("other.example.com", "localhost", "1.example", "on"));
            case "entries" -> {
                candidates.add(Map.of());
                candidates.add(Map.of("null", "true", "1", "1e3", "example.com/team", "shop"));
                candidates.add(Map.of("team", "\"quoted\" {{ .Values }}: two\nlines"));
                candidates.add(Map.of("team", "", "same", "same"));
                candidates.removeIf(map -> ((Map<?, ?>) map)
                        .values().stream()
                                .anyMatch(text ->
                                        parameter.bounds().violation(text).isPresent()));
            }
            case "cidr" ->
                candidates.addAll(List.of("0.0.0.0/0", "10.1.0.0/16", "255.255.255.255/32", "fd00::/8", "::1/128"));
            case "texts" -> {
                candidates.add(List.of());
                candidates.add(List.of("one"));
                candidates.add(List.of("same", "same"));
                candidates.add(Hostile.TEXTS);
            }
            default -> {
                candidates.addAll(Hostile.TEXTS);
                candidates.addAll(List.of("two\nlines", "\n", "ends\n\n", " \n x", "1.4.3", "registry.example.com"));
                candidates.addAll(List.of("/other/metrics", "/", "other.example.com:80", "10.0.0.1:65535"));
                candidates.addAll(NAMESPACES);
                candidates.add("shop/worker");
                candidates.addAll(List.of("Always", "Never", "NodePort", "LoadBalancer"));
                candidates.add("sha256:" + "0123456789abcdef".repeat(4));
            }
        }
        candidates.removeIf(
                value -> parameter.bounds().violation(read(parameter, value)).isPresent());
        assertThat(candidates).as(parameter.path()).isNotEmpty();
        return candidates;
    }

    /** Spans are given as texts and bounded as amounts. The schema holds a word to its bounds where it is not said, too. */
    private static Object read(Parameter parameter, Object value) {
        return parameter.type().equals("span")
                        && ValueType.SPAN.read(value.toString()) instanceof Expression.Constant constant
                ? constant.value()
                : value;
    }

    /** A certificate lasts an hour at least, and longer than the time before its end in which it is renewed. */
    private static List<Object> spans(String path) {
        if (path.endsWith(".duration")) {
            return amounts("200h", "180000m", "9000000s");
        }
        return path.endsWith(".renewBefore")
                ? amounts("5m", "3601s", "7200001ms")
                : amounts("1ms", "999ms", "1001ms", "1s", "90s", "2m", "1h");
    }

    /** Amounts are given as texts, as people write them. */
    private static List<Object> amounts(String... amounts) {
        return List.of((Object[]) amounts);
    }
}
