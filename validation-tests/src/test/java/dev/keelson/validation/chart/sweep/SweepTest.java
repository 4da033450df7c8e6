package dev.keelson.validation.chart.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Image;
import dev.keelson.helm.chart.Chart;
import dev.keelson.validation.chart.SmallShop;
import dev.keelson.validation.chart.covering.Factor;
import dev.keelson.validation.chart.square.Disagreement;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class SweepTest {
    private static final Platform PLATFORM = Platform.of(new SmallShop());
    private static final Chart CHART = Chart.of(PLATFORM, "1.0.0");
    private static final long SEED = 11;

    @TempDir
    Path directory;

    @Test
    void a_sound_chart_agrees_with_every_value() {
        SweepReport report = sweep(CHART.files());

        assertThat(report.disagreements()).isEmpty();
        assertThat(report.owed()).isEmpty();
        assertThat(report.refusedPairs()).isEmpty();
        assertThat(report.taken().get("minimum")).hasSize(20);
        assertThat(report.taken().get("banner")).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    @Timeout(60)
    void what_each_run_asks_anew_is_asked_once() {
        Platform platform = Platform.of(p -> {
            if (p.when(Setting.count("minimum", 1).between(0, 9).isAtLeast(2))) {
                p.deployment(
                        Namespace.named("shop").component("api"),
                        Image.parse("registry.example.com/api:1.0.0"),
                        d -> {});
            }
        });

        assertThat(ValueSpace.of(platform, SEED).factors())
                .extracting(Factor::path)
                .contains("minimum");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '=', quoteCharacter = '`', textBlock = """
            banner \\| quote        = banner                 = v1 ConfigMap shop/api-config/data/banner               = banner:
            if .Values.debug       = if not .Values.debug   = apps/v1 Deployment shop/api/spec/template/spec/containers = no values
            \\bge \\(                = gt (                   = apps/v1 Deployment shop/api/spec/template/metadata      = minimum: 3
            mul .Values.minimum 5  = mul .Values.minimum 6  = v1 ConfigMap shop/api-config/data/hosts                = no values
            """)
    void a_mistake_is_told_with_the_fewest_values_the_field_and_the_line(
            String sound, String broken, String field, String value) {
        SortedMap<String, String> files = new TreeMap<>(CHART.files());
        String template = files.getOrDefault("templates/api.yaml", "");
        String changed = template.replaceAll(sound, broken);
        assertThat(changed).isNotEqualTo(template);
        files.put("templates/api.yaml", changed);

        assertThat(sweep(files).disagreements()).anySatisfy(disagreement -> {
            assertThat(disagreement.toString())
                    .contains(field, value, "manifests: ", "chart:     ")
                    .containsPattern("templates/api.yaml:[0-9]+");
            assertThat(disagreement.values().given()).hasSizeLessThanOrEqualTo(1);
        });
    }

    @Test
    void what_helm_adds_is_no_difference_and_what_it_leaves_out_is_one() {
        SortedMap<String, String> files = new TreeMap<>(CHART.files());
        files.put(
                "templates/hook.yaml",
                "apiVersion: v1\nkind: Pod\nmetadata:\n  name: check\n  annotations:\n    helm.sh/hook: test\n");
        assertThat(differs(files, Values.NONE)).isEmpty();

        files.put("templates/hook.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: check\n");
        assertThat(differs(files, Values.NONE)).contains("v1 Pod check at templates/hook.yaml:1");

        files.remove("templates/hook.yaml");
        files.remove("templates/api.yaml");
        assertThat(differs(files, Values.NONE)).contains("nothing");
    }

    @Test
    void a_value_that_helm_refuses_is_told_in_its_words() {
        SortedMap<String, String> files = new TreeMap<>(CHART.files());
        files.put("values.schema.json", "{\"properties\": {\"minimum\": {\"maximum\": 5}}}");

        assertThat(differs(files, Values.NONE.with(Map.of("minimum", 5L)))).isEmpty();
        assertThat(differs(files, Values.NONE.with(Map.of("minimum", 6L)))).contains("Helm", "minimum", "5");
    }

    private String differs(SortedMap<String, String> files, Values values) {
        Square square = new Square(
                PLATFORM, files, directory.resolve("chart" + System.identityHashCode(values) + files.hashCode()));
        return square.disagreement(values, square.plain(values))
                .map(Disagreement::toString)
                .orElse("");
    }

    private SweepReport sweep(SortedMap<String, String> files) {
        return Sweep.of(new Square(PLATFORM, files, directory), PLATFORM, Values.NONE, 30, SEED);
    }
}
