package dev.keelson.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Shop;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.emit.tree.OutputTree;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.release.Release;
import dev.keelson.helm.dependency.VersionRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published, and what keeps a chart from it. */
@Tag("slow")
class ChartOutputTest {
    @TempDir
    private Path directory;

    @Test
    void the_main_method_leaves_chart_archive_and_index_and_touches_nothing_the_second_time() throws IOException {
        write("1.0.0");
        assertThat(OutputTree.requireComplete(directory))
                .contains(
                        "charts/index.yaml",
                        "charts/shop-1.0.0.tgz",
                        "charts/shop/.helmignore",
                        "charts/shop/Chart.yaml",
                        "charts/shop/values-dev.yaml",
                        "charts/shop/values.yaml",
                        "manifests/dev/api.yaml");
        Path archive = directory.resolve("charts/shop-1.0.0.tgz");
        byte[] first = Files.readAllBytes(archive);
        var time = Files.getLastModifiedTime(archive);
        var indexTime = Files.getLastModifiedTime(directory.resolve("charts/index.yaml"));

        write("1.0.0");
        assertThat(Files.readAllBytes(archive)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(time);
        assertThat(Files.getLastModifiedTime(directory.resolve("charts/index.yaml")))
                .isEqualTo(indexTime);
    }

    @Test
    void a_new_version_stands_beside_the_earlier_ones_and_those_of_others() throws IOException {
        Files.createDirectories(directory.resolve("charts"));
        Files.writeString(directory.resolve("charts/index.yaml"), """
                apiVersion: v1
                entries:
                  other:
                    - name: other
                      version: 3.0.0
                      urls: ["https://example.com/other-3.0.0.tgz"]
                """);
        write("1.0.0");
        byte[] first = Files.readAllBytes(directory.resolve("charts/shop-1.0.0.tgz"));
        write("1.1.0-SNAPSHOT");

        assertThat(Files.readAllBytes(directory.resolve("charts/shop-1.0.0.tgz")))
                .isEqualTo(first);
        assertThat(directory.resolve("charts/shop-1.1.0-SNAPSHOT.tgz")).exists();
        assertThat(Files.readString(directory.resolve("charts/index.yaml")))
                .containsSubsequence("other-3.0.0.tgz", "shop-1.1.0-SNAPSHOT.tgz", "shop-1.0.0.tgz");
    }

    @Test
    void a_version_that_helm_does_not_take_keeps_the_chart_from_being_written() {
        Released released = Released.of(new Shop(c -> {}), new Release("1.0", Release.NO_TIME), Map.of(), Shop.DEV);

        assertThat(released.files()).isEmpty();
        assertThat(released.findings())
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .contains(
                        "error[chart-version]",
                        "\"1.0\", which is no semantic version",
                        "Shop.java:",
                        "--release-version 1.0");
    }

    @Test
    void an_index_that_is_none_is_not_written_over() {
        Released released = Released.of(
                new Shop(c -> {}),
                Released.RELEASE,
                Map.of("charts/index.yaml", "not: an index".getBytes(StandardCharsets.UTF_8)),
                Shop.DEV);

        assertThat(released.files()).isEmpty();
        assertThat(released.findings().toString()).contains("error[chart-index]", "Shop.java:");
    }

    @Test
    void a_chart_that_only_some_environments_have_is_told() {
        Shop shop = new Shop(c -> {});
        Definition sometimes = p -> {
            if (!p.get(Shop.DEBUG)) {
                p.with(HelmChart.described(c -> c.name("shop")));
            }
            shop.define(p);
        };
        assertThat(Released.of(sometimes, Shop.DEV, Shop.PROD).findings().toString())
                .contains("error[chart-differs]", "not the same in prod and in dev");
    }

    @Test
    void what_a_chart_cannot_tell_of_itself_is_told_at_its_line() {
        assertThat(checked(c -> c.name("My Chart"))).contains("error[chart-name]", "ChartOutputTest.java:");
        assertThat(checked(c -> c.home("example.com"))).contains("error[chart-metadata]", "home is \"example.com\"");
        assertThat(checked(c -> c.icon("ftp://example.com/x"))).contains("error[chart-metadata]");
        assertThat(checked(c -> c.source("nowhere"))).contains("error[chart-metadata]");
        assertThat(checked(c -> c.maintainer(Maintainer.named("Ada").email("ada"))))
                .contains("error[chart-metadata]", "\"ada\" is no address for letters");
        assertThat(checked(c -> c.kubeVersion(VersionRange.parse("recent")))).contains("error[version-range]");
        assertThat(checked(c -> c.description("a").description("b"))).contains("error[set-twice]");
        assertThat(checked(Shop::everything)).isEqualTo("[]");
    }

    @Test
    void a_second_chart_is_told_with_the_first() {
        Definition twice = new Definition() {
            @Override
            public void define(PlatformDraft p) {
                new Shop(c -> {}).define(p);
                p.with(HelmChart.described(c -> {}));
            }
        };

        assertThat(Platform.of(twice).in(Shop.DEV).findings().toString())
                .contains("error[two-charts]", "ChartOutputTest.java:", "com.example.Shop(Shop.java:", "first here");
    }

    private static String checked(Consumer<HelmChartDraft> words) {
        return Platform.of(new Shop(words)).in(Shop.DEV).findings().toString();
    }

    private void write(String version) {
        Platform.main(
                new String[] {"--output", directory.toString(), "--release-version", version},
                new Shop(c -> {}),
                Shop.DEV,
                Shop.PROD);
    }
}
