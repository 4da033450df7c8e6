package dev.keelson.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.Shop;
import com.marcnuri.helm.Helm;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.dependency.Dependency;
import dev.keelson.helm.dependency.DependencyDraft;
import dev.keelson.helm.dependency.Repository;
import dev.keelson.helm.dependency.VersionRange;
import dev.keelson.helm.repository.ChartArchive;
import dev.keelson.helm.repository.RepositoryIndex;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts of others: what stands in the chart, and what Helm makes of it. */
@Tag("slow")
class DependencyTest {
    private static final VersionRange RANGE = VersionRange.parse(">=20.1, <21");
    private static final Toggle CACHED = Setting.toggle("cache.enabled");
    private static final Setting<Count> REPLICAS = Setting.count("cache.replica.replicaCount", 1);
    private static final Setting<Count> PODS = Setting.count("pods", 2);
    private static final Environment DEV = Environment.named("dev"),
            PROD = Environment.named("prod").on(CACHED).with(REPLICAS, Count.of(3));
    private static final ChartArchive REDIS = ChartArchive.of(
            "redis",
            "20.1.3",
            Map.of(
                    "Chart.yaml", bytes("apiVersion: v2\nname: redis\nversion: 20.1.3\n"),
                    "values.yaml", bytes("auth:\n  enabled: true\nreplica:\n  replicaCount: 9\nsize: 1Gi\n"),
                    "templates/map.yaml", bytes("""
                            kind: ConfigMap
                            apiVersion: v1
                            metadata:
                              name: redis
                            data:
                              auth: "{{ .Values.auth.enabled }}"
                              replicas: "{{ .Values.replica.replicaCount }}"
                              size: "{{ .Values.size }}"
                            """)));

    private static HttpServer server;
    private static Repository site;

    @TempDir
    private Path directory;

    @BeforeAll
    static void serve() throws IOException, URISyntaxException {
        Path beside =
                Path.of(DependencyTest.class.getResource("DependencyTest.class").toURI());
        Files.write(beside.resolveSibling(REDIS.fileName()), REDIS.bytes());
        Files.write(beside.resolveSibling("broken.tgz"), bytes("no archive"));
        RepositoryIndex index = new RepositoryIndex();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("apiVersion", "v2");
        metadata.put("name", "redis");
        metadata.put("version", "20.1.3");
        index.add(REDIS, metadata, Instant.parse("2026-11-23T00:00:00Z"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/index.yaml", exchange -> answer(exchange, bytes(index.text())));
        server.createContext("/" + REDIS.fileName(), exchange -> answer(exchange, REDIS.bytes()));
        server.start();
        site = Repository.at("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop(0);
        // Helm in process has no cache and keeps what it fetched where the JVM runs, named after the repository.
        String key =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(site.toString())));
        for (String kept : List.of("-charts.txt", "-index.yaml")) {
            Files.deleteIfExists(Path.of("helm-manager-" + key + kept));
        }
    }

    @Test
    void helm_finds_the_lock_in_step_and_would_have_written_the_same() throws IOException {
        Path chart = written(Released.of(bundled(), DEV, PROD));
        String lock = Files.readString(chart.resolve("Chart.lock"));

        // It compares the lock before it looks for the repository in the user's own list, where it is not.
        assertThatThrownBy(() -> new Helm(chart).dependency().build().call())
                .hasMessageContaining("no repository definition for " + site);
        assertThat(new Helm(chart).dependency().list().call().getDependencies())
                .singleElement()
                .satisfies(dependency -> {
                    assertThat(dependency.getName()).isEqualTo("redis");
                    assertThat(dependency.getStatus()).isEqualTo("ok");
                });

        new Helm(chart).dependency().update().call();
        assertThat(Files.readString(chart.resolve("Chart.lock")).replaceAll("(?m)^ +|generated.*", ""))
                .isEqualToIgnoringWhitespace(lines(lock, "name", "repository", "version", "digest"));

        Files.writeString(chart.resolve("Chart.lock"), lock.replaceFirst("sha256:.", "sha256:x"));
        assertThatThrownBy(() -> new Helm(chart).dependency().build().call()).hasMessageContaining("out of sync");
    }

    @Test
    void a_dependency_is_installed_where_its_toggle_is_on_with_the_values_it_is_given() throws IOException {
        Released released = Released.of(bundled(), DEV, PROD);
        Path archive = directory.resolve("shop-1.2.3.tgz");
        Files.write(archive, released.files().get("charts/platform-1.2.3.tgz"));
        Path prod = directory.resolve("values-prod.yaml");
        Files.writeString(prod, released.text("charts/platform/values-prod.yaml"));

        assertThat(Helm.template(archive.toString())
                        .withKubeVersion(RealHelm.KUBERNETES)
                        .call())
                .doesNotContain("redis");
        assertThat(Helm.template(archive.toString())
                        .withKubeVersion(RealHelm.KUBERNETES)
                        .withValuesFile(prod)
                        .call())
                .contains("name: redis", "auth: \"false\"", "replicas: \"3\"", "size: \"2Gi\"");
        assertThat(released.text("charts/platform/Chart.yaml"))
                .contains("""
                dependencies:
                  - name: redis
                    version: ">=20.1, <21"
                """, "condition: cache.enabled", "tags:\n      - caches", "alias: cache");
    }

    @Test
    void what_is_not_bundled_has_no_lock_and_is_told() {
        Definition fetched = shop(
                (c, p) -> c.dependency(Dependency.chart("redis", RANGE, site).as("cache")));

        assertThat(Platform.of(fetched).in(DEV).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("dependency-not-bundled");
            assertThat(finding.toString()).contains("DependencyTest.java:", "there is no Chart.lock");
        });
        assertThat(Released.of(fetched, DEV).files())
                .doesNotContainKey("charts/platform/Chart.lock")
                .containsKey("charts/platform/Chart.yaml");
    }

    @Test
    void an_archive_that_is_not_the_chart_keeps_the_chart_from_being_written() {
        assertThat(released(Dependency.chart("redis", RANGE, site), "none.tgz"))
                .isEqualTo("There is no none.tgz beside dev.keelson.helm.chart.DependencyTest.");
        assertThat(released(Dependency.chart("redis", RANGE, site), "broken.tgz"))
                .isEqualTo("broken.tgz is no archive of a chart.");
        assertThat(released(Dependency.chart("redis", VersionRange.parse("^21"), site), REDIS.fileName()))
                .isEqualTo("redis-20.1.3.tgz holds redis 20.1.3, and redis ^21 is asked for.");
        assertThat(released(Dependency.chart("valkey", RANGE, site), REDIS.fileName()))
                .isEqualTo("redis-20.1.3.tgz holds redis 20.1.3, and valkey >=20.1, <21 is asked for.");
    }

    @Test
    void what_cannot_be_a_dependency_is_told_at_its_line() {
        assertThat(checked(Dependency.chart("redis", VersionRange.parse("latest"), site)))
                .contains("error[version-range]", "DependencyTest.java:");
        assertThat(checked(Dependency.chart("redis", RANGE, Repository.at(""))))
                .contains("error[chart-repository]", "\"\" is no repository of charts");
        assertThat(checked(Dependency.chart("redis", RANGE, Repository.oci("https://x"))))
                .contains("error[chart-repository]");
        assertThat(checked(Dependency.chart("Redis Cache", RANGE, site))).contains("error[chart-name]");
    }

    @Test
    void values_that_would_stand_where_others_stand_are_told() {
        assertThat(checked(Dependency.chart("redis", RANGE, site).as("api")))
                .contains("error[same-values-key]", "would stand below api", "others here");
        assertThat(checked(shop((c, p) -> c.dependency(Dependency.chart("redis", RANGE, site))
                        .dependency(Dependency.chart("redis", RANGE, site)))))
                .contains("error[same-values-key]", "would stand below redis");
        assertThat(checked(shop((c, p) -> c.dependency(Dependency.chart("redis", RANGE, site))
                        .dependency(Dependency.chart("redis", RANGE, site).as("second")))))
                .doesNotContain("error");
    }

    @Test
    void a_value_that_comes_from_elsewhere_cannot_be_handed_on() {
        assertThat(checked(cache((d, p) -> d.value("replica.replicaCount", p.get(PODS)))))
                .contains("error[dependency-value]", "a setting whose path is cache.replica.replicaCount");
        assertThat(checked(cache((d, p) -> d.value("url", Text.of("redis-", p.get(PODS))))))
                .contains("error[dependency-value]");
        assertThat(Released.of(cache((d, p) -> d.value("size", p.get(CACHED) ? "1Gi" : "2Gi")), DEV)
                        .findings())
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .contains("error[dependency-value]", "depends on a condition");
    }

    private static String released(Dependency chart, String archive) {
        Released released = Released.of(
                shop((c, p) -> c.dependency(chart.as("cache"), d -> d.bundled(DependencyTest.class, archive))), DEV);
        assertThat(released.files()).isEmpty();
        Finding finding = released.findings().get(0);
        assertThat(finding.rule().id()).isEqualTo("bundled-chart");
        return finding.message();
    }

    private static String checked(Dependency chart) {
        return checked(shop((c, p) -> c.dependency(chart)));
    }

    private static String checked(Definition definition) {
        return Platform.of(definition).in(DEV).findings().toString();
    }

    private static Definition bundled() {
        return cache((d, p) -> d.condition(CACHED)
                .tag("caches")
                .bundled(DependencyTest.class, REDIS.fileName())
                .value("auth.enabled", false)
                .value("replica.replicaCount", p.get(REPLICAS))
                .value("size", "2Gi"));
    }

    private static Definition cache(BiConsumer<DependencyDraft, PlatformDraft> words) {
        return shop(
                (c, p) -> c.dependency(Dependency.chart("redis", RANGE, site).as("cache"), d -> words.accept(d, p)));
    }

    private static Definition shop(BiConsumer<HelmChartDraft, PlatformDraft> words) {
        return new Definition() {
            @Override
            public void define(PlatformDraft p) {
                p.with(HelmChart.described(c -> words.accept(c, p)));
                p.deployment(Shop.API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> d.replicas(p.get(PODS))
                        .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(64))));
            }

            @Override
            public String name() {
                return "platform";
            }
        };
    }

    private Path written(Released released) throws IOException {
        for (Map.Entry<String, byte[]> file : released.files().entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return directory.resolve("charts/platform");
    }

    private static String lines(String yaml, String... keys) {
        List<String> wanted = List.of(keys);
        return "dependencies: "
                + String.join(
                        " ",
                        yaml.lines()
                                .map(line -> line.replaceFirst("^ +", ""))
                                .filter(line -> wanted.stream().anyMatch(key -> line.contains(key + ":")))
                                .toList());
    }

    private static void answer(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
