package dev.keelson.helm.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
    private static final List<String> VERSIONS = List.of(
            "0.0.0",
            "0.0.1",
            "0.0.2",
            "0.1.0",
            "0.1.9",
            "0.2.0",
            "1.0.0-alpha.1",
            "1.0.0-rc.2",
            "1.0.0",
            "1.0.1",
            "1.2.0",
            "1.2.3-0",
            "1.2.3-beta",
            "1.2.3",
            "1.2.4-rc.1",
            "1.2.4",
            "1.3.0",
            "1.10.0",
            "2.0.0-alpha",
            "2.0.0",
            "2.3.4",
            "20.1.0",
            "20.1.3",
            "20.2.0",
            "21.0.0");

    static Stream<String> ranges() {
        return Stream.of(
                "*",
                "x",
                "1",
                "1.x",
                "1.2",
                "1.2.x",
                "1.2.3",
                "=1.2.3",
                "!=1.2.3",
                "!=1.2",
                "!=1",
                ">1",
                ">1.2",
                ">1.2.3",
                ">=1.2.3",
                "=>1.2",
                ">=1.2.3-0",
                "<1.2.3",
                "<1.2",
                "<=1.2",
                "<=1",
                "=<1.2.3",
                "~1",
                "~1.2",
                "~1.2.3",
                "~>1.2.3-beta",
                "~0",
                "~0.0.0",
                "^0",
                "^0.0",
                "^0.0.1",
                "^0.1",
                "^0.1.2",
                "^1",
                "^1.2",
                "^1.2.3",
                "^1.2.3-beta",
                "^20.1",
                "1.2 - 1.4",
                "1.2.3 - 2",
                "~1.2 || 2.x",
                ">=1.2, <2",
                ">=1.2 <2 !=1.10.0",
                ">= 1.2.3, < 2.0.0-0",
                "^0.1 || ^1.2.3-0 || 21.*",
                "v1.2.3",
                ">=v1.2");
    }

    @ParameterizedTest
    @MethodSource("ranges")
    @Tag("slow")
    void helm_admits_the_same_versions(String range, @TempDir Path directory) throws IOException {
        VersionRange parsed = VersionRange.parse(range);
        assertThat(parsed.defects()).isEmpty();

        List<String> admitted = VERSIONS.stream()
                .filter(version -> parsed.admits(SemVer.parse(version).orElseThrow()))
                .toList();

        assertThat(admitted).isEqualTo(admittedByHelm(range, directory));
    }

    /** Helm's templates ask the same library that resolves dependencies. */
    private static List<String> admittedByHelm(String range, Path directory) throws IOException {
        StringBuilder template = new StringBuilder("admitted:\n");
        VERSIONS.forEach(version -> template.append(
                "{{ if semverCompare \"" + range + "\" \"" + version + "\" }}\n- " + version + "\n{{ end }}"));
        Files.writeString(directory.resolve("Chart.yaml"), "apiVersion: v2\nname: probe\nversion: 1.0.0\n");
        Files.createDirectories(directory.resolve("templates"));
        Files.writeString(directory.resolve("templates/a.yaml"), template);
        return new Helm(directory)
                .template()
                .call()
                .lines()
                .filter(line -> line.startsWith("- "))
                .map(line -> line.substring(2))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "latest", "^", "1.2.3.4", ">=1.2 and <2", "|| 1", "1..2", ">>1", "^a.b", "1.2-", "==1.2"})
    @Tag("slow")
    void helm_reads_no_range_either(String text, @TempDir Path directory) {
        assertThat(VersionRange.parse(text).defects()).isNotEmpty();
        assertThatThrownBy(() -> admittedByHelm(text, directory)).hasMessageContaining("improper constraint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "latest", "^", "1.2.3.4", ">=1.2 and <2", "20,", "|| 1", "1..2", ">>1", "^a.b", "1.2-"})
    void what_is_no_range_is_told_at_its_line(String text) {
        VersionRange range = VersionRange.parse(text);

        assertThat(range.defects()).singleElement().satisfies(defect -> {
            assertThat(defect.rule().id()).isEqualTo("version-range");
            assertThat(defect.message()).startsWith("\"" + text + "\" is no range of versions");
        });
        assertThat(range.admits(SemVer.parse("1.2.3").orElseThrow())).isFalse();
    }

    @Test
    void versions_stand_in_the_order_of_their_specification() {
        List<String> inOrder = List.of(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.9.0",
                "1.10.0");

        assertThat(inOrder.stream()
                        .map(text -> SemVer.parse(text).orElseThrow())
                        .sorted())
                .extracting(SemVer::toString)
                .isEqualTo(inOrder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.2", "v1.2.3", "1.2.3-", "01.2.3", "1.2.3-01", "1.2.3+", "1.2.3 ", "1.2.3-a_b", ""})
    void what_is_no_version_is_none(String text) {
        assertThat(SemVer.parse(text)).isEmpty();
    }
}
