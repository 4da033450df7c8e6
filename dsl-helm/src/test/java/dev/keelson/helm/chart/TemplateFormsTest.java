package dev.keelson.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import dev.keelson.helm.Hostile;
import dev.keelson.helm.RealHelm;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms of a template that are read easily render the same bytes as the plain emission. */
@Tag("slow")
class TemplateFormsTest {
    private enum Mode {
        SHORT,
        LONG,
        NONE
    }

    private static final long SEED = 20_261_129L;
    private static final int CASES = 250;

    private static final Platform PLATFORM = Platform.of(new Forms());
    private static final Chart CHART = Chart.of(PLATFORM, "1.0.0");
    private static final YamlWriter WRITER = new YamlWriter();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    /** A class of its own, because the runs of other threads need it while the chart of this one is made. */
    private static final class Forms implements Definition {
        static final Namespace SHOP = Namespace.named("shop");
        static final Component API = SHOP.component("api");
        static final ConfigRef CONFIG = SHOP.config("api-config");
        static final List<Toggle> TOGGLES = IntStream.range(0, 8)
                .mapToObj(index -> Setting.toggle("t" + index))
                .toList();
        static final Choice<Mode> MODE = Setting.choice("mode", Mode.SHORT);
        static final Setting<Text> BANNER = Setting.text("banner", "welcome");
        static final Setting<Text> NOTE = Setting.text("note", "a\nb").holding(Characters.MULTI_LINE);
        static final Setting<Texts> HOSTS = Setting.texts("hosts", "a.example.com");

        @Override
        public void define(PlatformDraft p) {
            List<Boolean> on = TOGGLES.stream().map(p::get).toList();
            p.config(CONFIG, c -> {
                if (on.get(7)) {
                    c.entry("FIRST", p.get(BANNER));
                }
                c.entry("NOTE", p.get(NOTE));
                c.file("eight.conf", f -> {
                    f.line("# eight lines, each for itself");
                    for (int index = 0; index < on.size(); index++) {
                        if (on.get(index)) {
                            f.line("line ", index, " of {{ eight }} is ", p.get(BANNER));
                        }
                        if (index == 3) {
                            f.line("");
                        }
                    }
                });
                c.file("last.conf", f -> {
                    f.line("# hashed by its lines and its list");
                    f.line(
                            "mode is ",
                            p.get(MODE) == Mode.SHORT ? "short" : p.get(MODE) == Mode.LONG ? "long" : "none");
                    if (on.get(0)) {
                        f.line("  indented  ");
                    } else {
                        f.line("not indented");
                    }
                    p.each(HOSTS, host -> f.line("host ", host));
                    f.line("");
                    f.line(p.get(BANNER));
                });
            });
            p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> {
                d.mount("/etc/api", CONFIG)
                        .replicas(on.get(0) ? 3 : 2)
                        .terminationGrace(on.get(3) ? Span.seconds(30) : Span.minutes(1))
                        .env("EMPTY", on.get(1) ? "" : " {{ x }} ")
                        .annotation("checksum/one-line", Text.of(p.get(BANNER)).checksum())
                        .annotation(
                                "checksum/open",
                                Text.of(p.get(NOTE), "\n", p.get(BANNER), "\n b ")
                                        .checksum())
                        .annotation(
                                "checksum/blank",
                                Text.of(" \n", p.get(BANNER), "\n\n").checksum());
                if (on.get(2)) {
                    d.env("SECOND", "on").env("THIRD", "on");
                } else {
                    d.env("FOURTH", "on");
                }
            });
        }
    }

    @Test
    void random_values_give_the_same_objects() {
        RealHelm helm = RealHelm.on(directory, CHART.files());
        Random random = new Random(SEED);
        for (int number = 0; number < CASES; number++) {
            Map<String, Object> given = new LinkedHashMap<>();
            Forms.TOGGLES.forEach(toggle -> given.put(toggle.path(), random.nextBoolean()));
            given.put(Forms.MODE.path(), Mode.values()[random.nextInt(3)].name());
            given.put(Forms.BANNER.path(), Hostile.TEXTS.get(number % Hostile.TEXTS.size()));
            given.put(
                    Forms.NOTE.path(),
                    List.of("one", "", "\n", " a\n\n b \n", "\n\n{{ x }}").get(random.nextInt(5)));
            if (random.nextBoolean()) {
                given.put("api.replicas", (long) random.nextInt(4));
                given.put("api.env.EMPTY", List.of("", "0", "false", " ").get(random.nextInt(4)));
                given.put("api.terminationGrace", List.of("0s", "1500ms", "2m").get(random.nextInt(3)));
            }
            List<String> hosts = List.of(List.<String>of(), List.of(" a "), List.of("b", "b"))
                    .get(random.nextInt(3));
            check(helm, "seed " + SEED + ", case " + number + " " + given, given, hosts);
        }
    }

    @Test
    void a_checksum_depends_on_no_toggle_of_its_text() {
        assertThat(CHART.files().get("templates/api.yaml"))
                .containsOnlyOnce("checksum/config:")
                .contains("checksum/config: {{ include \"forms.api.checksum.config\" . | trimPrefix \"\\n\" | sha256sum"
                        + " | quote }}");
    }

    @Test
    void a_text_that_is_hashed_stands_once() {
        assertThat(String.join("\n", CHART.files().values())).containsOnlyOnce("# eight lines, each for itself");
    }

    @Test
    void what_stands_under_one_condition_stands_under_one_if() {
        assertThat(CHART.files().get("templates/api.yaml"))
                .containsOnlyOnce("{{- if .Values.t2 }}")
                .containsSubsequence(
                        "{{- if .Values.t2 }}",
                        "name: SECOND",
                        "name: THIRD",
                        "{{- else }}",
                        "name: FOURTH",
                        "{{- end }}");
    }

    private void check(RealHelm helm, String what, Map<String, Object> given, List<String> hosts) {
        Environment environment = Environment.named("case").with(Forms.HOSTS, Texts.of(hosts.toArray(String[]::new)));
        for (Map.Entry<String, Object> each : given.entrySet()) {
            environment = environment.override(each.getKey(), each.getValue().toString());
        }
        Blueprint plain = PLATFORM.in(environment);
        Map<String, JsonNode> expected = new TreeMap<>();
        plain.resources().stream()
                .filter(each -> !each.id().equals("Namespace shop"))
                .forEach(each -> put(expected, asRead(WRITER.tree(each.object()))));
        Map<String, Object> values = nested(given);
        values.put(Forms.HOSTS.path(), hosts);
        Map<String, JsonNode> actual = new TreeMap<>();
        helm.into("shop").render(values).forEach(document -> put(actual, asRead(document)));

        assertThat(actual.keySet()).as(what).isEqualTo(expected.keySet());
        expected.forEach((id, object) ->
                assertThat(actual.get(id)).as("%s: %s", what, id).isEqualTo(object));
    }

    /** A number of 64 bits that fits into 32 is the same number once it was written. */
    private static JsonNode asRead(JsonNode tree) {
        try {
            return JSON.readTree(tree.toString());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void put(Map<String, JsonNode> objects, JsonNode object) {
        objects.put(
                object.path("kind").asText() + " " + object.at("/metadata/name").asText(), object);
    }

    @SuppressWarnings("unchecked") // made here
    private static Map<String, Object> nested(Map<String, Object> given) {
        Map<String, Object> tree = new LinkedHashMap<>();
        given.forEach((path, value) -> {
            List<String> segments = ModelPath.parse(path).segments();
            Map<String, Object> level = tree;
            for (String step : segments.subList(0, segments.size() - 1)) {
                level = (Map<String, Object>) level.computeIfAbsent(step, name -> new LinkedHashMap<String, Object>());
            }
            level.put(segments.get(segments.size() - 1), value);
        });
        return tree;
    }
}
