package dev.keelson.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.Warehouse;
import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Text;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.ValuesJudge;
import dev.keelson.helm.dependency.Dependency;
import dev.keelson.helm.dependency.Repository;
import dev.keelson.helm.dependency.VersionRange;
import dev.keelson.helm.diagnostic.ChartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components that are charts of their own inside the chart. */
@Tag("slow")
class SubchartTest {
    private static final Chart CHART = Chart.of(Platform.of(new Warehouse()), "1.0.0");
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Toggle ON = Setting.toggle("api.enabled").onByDefault();
    private static final Setting<Text> BANNER = Setting.text("banner", "welcome");

    @TempDir
    private Path directory;

    @Test
    void the_chart_names_it_with_its_toggle_and_lies_around_it() {
        assertThat(CHART.files().get("Chart.yaml")).contains("""
                dependencies:
                  - name: store
                    version: "1.0.0"
                    repository: ""
                    condition: store.enabled
                  - name: job-queue
                    version: "1.0.0"
                    repository: ""
                    condition: queued
                    alias: jobQueue
                """);
        assertThat(CHART.files().keySet())
                .contains(
                        "charts/store/Chart.yaml",
                        "charts/store/values.yaml",
                        "charts/store/values.schema.json",
                        "charts/store/.helmignore",
                        "charts/store/templates/store.yaml",
                        "charts/store/templates/_helpers.tpl",
                        "charts/store/templates/_config.tpl",
                        "charts/job-queue/templates/job-queue.yaml");
    }

    @Test
    void what_its_own_values_decide_is_in_it_and_reads_them_there() {
        String templates = CHART.files().get("charts/store/templates/store.yaml");

        assertThat(templates)
                .contains("kind: StatefulSet", "kind: ConfigMap", "kind: Service", ".Values.claims.data.size")
                .contains("\"registry\" .Values.global.registry")
                .doesNotContain(".Values.store", "enabled");
        assertThat(CHART.files()).doesNotContainKey("templates/store.yaml");
        assertThat(CHART.files().get("charts/store/templates/_helpers.tpl"))
                .contains("define \"warehouse.store.")
                .doesNotContain("define \"warehouse.labels\"");
    }

    @Test
    void helm_renders_each_where_its_toggle_is_on() {
        RealHelm helm = RealHelm.on(directory, CHART.files());

        assertThat(components(helm.render(Map.of())))
                .containsOnlyKeys("shelf", "store", "stocktaking", "stocktaking-by-hand");
        assertThat(components(helm.render("queued: true")))
                .containsOnlyKeys("shelf", "store", "stocktaking", "stocktaking-by-hand", "job-queue");
        assertThat(components(helm.render("store: {enabled: false}"))).containsOnlyKeys("shelf");
        assertThat(components(helm.render("{queued: true, store: {enabled: false}}")))
                .containsOnlyKeys("shelf", "job-queue");
    }

    @Test
    void it_renders_by_itself_what_it_renders_inside() {
        Map<String, String> own = new TreeMap<>();
        CHART.files().forEach((path, text) -> {
            if (path.startsWith("charts/store/")) {
                own.put(path.substring("charts/store/".length()), text);
            }
        });
        RealHelm alone = RealHelm.on(directory.resolve("alone"), own);
        RealHelm inside = RealHelm.on(directory.resolve("inside"), CHART.files());

        assertThat(alone.lint()).isEmpty();
        assertThat(components(alone.render(Map.of())).get("store"))
                .hasSizeGreaterThan(4)
                .containsExactlyInAnyOrderElementsOf(
                        components(inside.render(Map.of())).get("store"));
        String values = "{banner: ' # ', fast: true, peers: [a, b], claims: {data: {size: 7Gi}}}";
        String global = "global: {registry: 'localhost:5000'}";
        assertThat(components(alone.render(values.replace("}}}", "}}, " + global + "}")))
                        .get("store"))
                .containsExactlyInAnyOrderElementsOf(
                        components(inside.render("{store: " + values + ", " + global + "}"))
                                .get("store"));
    }

    @Test
    void components_whose_keys_lie_below_its_own_come_along_with_what_belongs_to_none_of_them() {
        assertThat(CHART.files().get("charts/store/templates/stocktaking.yaml"))
                .contains("kind: CronJob", ".Values.stocktaking.schedule.cron");
        assertThat(CHART.files().get("charts/store/templates/store.yaml")).contains("name: stocktaking-scripts");
        assertThat(CHART.files().get("charts/store/values.yaml")).contains("# CronJob stocktaking.\nstocktaking:");
        assertThat(CHART.files().get("values.yaml")).contains("  # CronJob stocktaking.\n  stocktaking:");
        assertThat(CHART.files()).doesNotContainKey("templates/stocktaking.yaml");
    }

    @Test
    void what_all_share_reaches_it() {
        RealHelm helm = RealHelm.on(directory, CHART.files());

        assertThat(helm.render("global: {registry: 'localhost:5000'}"))
                .filteredOn(object ->
                        object.at("/spec/template/spec/containers/0/image").isTextual())
                .extracting(object ->
                        object.at("/spec/template/spec/containers/0/image").asText())
                .containsExactlyInAnyOrder(
                        "localhost:5000/warehouse/shelf:1.4.2", "localhost:5000/warehouse/store:1.4.2");
    }

    @Test
    void its_values_are_held_to_the_schema_whether_it_is_installed_or_not() {
        RealHelm helm = RealHelm.on(directory, CHART.files());

        assertThat(helm.refusal("store: {external: {hots: x}}").orElse("")).contains("hots");
        assertThat(helm.refusal("store: {enabled: false, external: {hots: x}}").orElse(""))
                .contains("hots");
        assertThat(helm.refusal("store: {claims: {data: {size: much}}}").orElse(""))
                .contains("much");
        assertThat(helm.refusal("store: {fast: null}").orElse("")).contains("fast");
        assertThat(helm.refusal("jobQueue: {replicas: -1}").orElse("")).contains("replicas");
        assertThat(new ValuesJudge(directory.resolve("judged"), CHART.files()).misspeltAndTaken())
                .as("what a chart around this one shares is nobody's to refuse")
                .allMatch(place -> place.startsWith("/global/"));
    }

    @Test
    void helm_finds_the_lock_in_step_without_any_repository() throws IOException {
        Released released = Released.of(new Warehouse(), Warehouse.DEV, Warehouse.PROD);
        assertThat(released.findings()).isEmpty();
        released.files().forEach((path, content) -> write(directory.resolve(path), content));
        Path chart = directory.resolve("charts/warehouse");
        String lock = Files.readString(chart.resolve("Chart.lock"));

        new Helm(chart).dependency().build().call();
        assertThat(new Helm(chart).dependency().list().call().getDependencies())
                .extracting(each -> each.getName() + " " + each.getStatus())
                .containsExactly("store unpacked", "job-queue unpacked");
        new Helm(chart).dependency().update().call();
        assertThat(digest(Files.readString(chart.resolve("Chart.lock")))).isEqualTo(digest(lock));

        Files.writeString(chart.resolve("Chart.lock"), lock.replaceFirst("sha256:.", "sha256:x"));
        assertThatThrownBy(() -> new Helm(chart).dependency().build().call()).hasMessageContaining("out of sync");
    }

    @Test
    void the_archive_holds_it() throws IOException {
        Released released = Released.of(new Warehouse(), Warehouse.DEV, Warehouse.PROD);
        Path archive = directory.resolve("warehouse-1.2.3.tgz");
        Files.write(archive, released.files().get("charts/warehouse-1.2.3.tgz"));
        Path prod = directory.resolve("values-prod.yaml");
        Files.writeString(prod, released.text("charts/warehouse/values-prod.yaml"));

        assertThat(Helm.template(archive.toString())
                        .withKubeVersion(RealHelm.KUBERNETES)
                        .call())
                .contains("kind: StatefulSet");
        assertThat(Helm.template(archive.toString())
                        .withKubeVersion(RealHelm.KUBERNETES)
                        .withValuesFile(prod)
                        .call())
                .contains("sql://db.example.org:6432")
                .doesNotContain("kind: StatefulSet");
    }

    @Test
    void what_other_values_decide_stays_in_the_chart_under_the_same_condition() {
        Chart chart = chart(d -> d.subchart(API, ON), true);

        assertThat(chart.files().get("templates/api.yaml"))
                .startsWith("{{- if .Values.api.enabled }}\n")
                .contains("kind: Deployment", ".Values.banner");
        assertThat(chart.files().get("charts/api/templates/api.yaml"))
                .contains("kind: ServiceAccount")
                .doesNotContain("kind: Deployment");
    }

    @Test
    void a_chart_that_would_be_empty_is_refused_with_what_keeps_its_objects_out() {
        Component other = SHOP.component("other");

        assertThatThrownBy(() -> chart(d -> d.subchart(other, ON), true))
                .isInstanceOf(ChartException.class)
                .hasMessageContaining(
                        "error[subchart-empty] chart.subcharts.other: There are no objects of shop/other.")
                .hasMessageContaining("SubchartTest.java:");
        Toggle elsewhere = Setting.toggle("elsewhere");
        assertThatThrownBy(() -> chart(d -> d.subchart(API, elsewhere), true))
                .hasMessageContaining("No object of shop/api can be in a chart of its own: elsewhere")
                .hasMessageContaining("fix: Declare what it needs below api or global");
    }

    @Test
    void a_chart_inside_a_chart_inside_is_refused() {
        assertThat(findings(d -> d.subchart(API.withKey("shop.api"), ON)))
                .anyMatch(finding -> finding.startsWith("error[chart-name] chart.subcharts.shop\\.api:"
                        + " A chart cannot have its values below shop.api"));
    }

    @Test
    void two_charts_with_one_key_are_refused() {
        assertThat(findings(d -> d.subchart(API, ON).subchart(API, ON)))
                .anyMatch(
                        finding -> finding.startsWith(
                                "error[same-values-key] chart.subcharts.api: The values of the subchart api would stand below api"));
        Dependency dependency =
                Dependency.chart("api", VersionRange.parse("^1"), Repository.at("https://charts.example.com"));
        assertThat(findings(d -> d.subchart(API, ON).dependency(dependency)))
                .anyMatch(finding -> finding.startsWith("error[same-values-key] chart.dependencies.api"));
    }

    private static List<String> findings(Consumer<HelmChartDraft> words) {
        return Platform.of(shop(words, true)).in(Environment.named("dev")).findings().stream()
                .map(Object::toString)
                .toList();
    }

    private static Chart chart(Consumer<HelmChartDraft> words, boolean readsOthers) {
        return Chart.of(Platform.of(shop(words, readsOthers)), "1.0.0");
    }

    private static Definition shop(Consumer<HelmChartDraft> words, boolean readsOthers) {
        return p -> {
            p.with(HelmChart.described(words));
            if (p.get(ON)) {
                p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> {
                    if (readsOthers) {
                        d.env("BANNER", p.get(BANNER));
                    }
                });
            }
        };
    }

    private static Map<String, List<JsonNode>> components(List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> object.at("/metadata/labels").has("app.kubernetes.io/name"))
                .collect(Collectors.groupingBy(
                        object -> object.at("/metadata/labels/app.kubernetes.io~1name")
                                .asText(),
                        TreeMap::new,
                        Collectors.toList()));
    }

    private static String digest(String lock) {
        return lock.lines()
                .filter(line -> line.startsWith("digest"))
                .findFirst()
                .orElse("");
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
