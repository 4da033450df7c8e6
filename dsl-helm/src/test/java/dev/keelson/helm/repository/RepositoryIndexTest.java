package dev.keelson.helm.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryIndexTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void versions_stand_from_the_latest_and_charts_by_their_name() {
        RepositoryIndex index = new RepositoryIndex();
        for (String version : new String[] {"1.9.0", "1.10.0", "1.10.0-rc.1"}) {
            add(index, "shop", version, "same", MONDAY);
        }
        add(index, "depot", "0.1.0", "same", MONDAY);

        assertThat(index.text().lines().filter(line -> line.matches("  \\w+:|.*version:.*")))
                .containsExactly(
                        "  depot:",
                        "      version: \"0.1.0\"",
                        "  shop:",
                        "      version: \"1.10.0\"",
                        "      version: \"1.10.0-rc.1\"",
                        "      version: \"1.9.0\"");
    }

    @Test
    void what_others_listed_stays_as_it_is() {
        RepositoryIndex index = read("""
                apiVersion: v1
                serverInfo:
                  contextPath: /charts
                entries:
                  other:
                    - apiVersion: v1
                      name: other
                      version: v3
                      extra: [1, {a: b}]
                      urls: ["https://example.com/other-v3.tgz", other-v3.tgz]
                  shop:
                    - name: shop
                      version: 2.0.0
                      created: "2026-12-01T00:00:00.5+01:00"
                      urls: [shop-2.0.0.tgz]
                """);
        add(index, "shop", "1.0.0", "a", MONDAY);

        RepositoryIndex again = read(index.text());
        assertThat(again.text()).isEqualTo(index.text());
        assertThat(index.text())
                .contains("contextPath: /charts", "version: v3", "a: b", "https://example.com/other-v3.tgz")
                .contains("generated: \"2026-11-30T23:00:00.500Z\"")
                .containsSubsequence("version: \"2.0.0\"", "version: \"1.0.0\"");
        assertThat(index.archives()).containsExactly("other-v3.tgz", "shop-2.0.0.tgz", "shop-1.0.0.tgz");
    }

    @Test
    void a_version_that_did_not_change_keeps_its_time_and_one_that_did_takes_the_new_one() {
        RepositoryIndex index = new RepositoryIndex();
        add(index, "shop", "1.0.0", "a", MONDAY);
        String first = index.text();
        add(index, "shop", "1.0.0", "a", TUESDAY);
        assertThat(index.text()).isEqualTo(first).contains("created: \"2026-11-23T00:00:00Z\"");

        add(index, "shop", "1.0.0", "b", TUESDAY);
        assertThat(index.text())
                .contains("created: \"2026-11-24T00:00:00Z\"", "generated: \"2026-11-24T00:00:00Z\"")
                .doesNotContain("2026-11-23")
                .containsOnlyOnce("version: \"1.0.0\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "entries: {}",
                "apiVersion: v1\nentries: 3\n",
                "apiVersion: v1\nentries: {a: [3]}\n",
                "{",
                "a: b: c"
            })
    void what_is_no_index_is_not_added_to(String text) {
        assertThat(RepositoryIndex.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static RepositoryIndex read(String text) {
        return RepositoryIndex.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static void add(RepositoryIndex index, String name, String version, String content, Instant time) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("apiVersion", "v2");
        metadata.put("name", name);
        metadata.put("version", version);
        index.add(
                ChartArchive.of(name, version, Map.of("Chart.yaml", content.getBytes(StandardCharsets.UTF_8))),
                metadata,
                time);
    }
}
