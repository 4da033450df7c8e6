package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.validation.manifest.ManifestTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page that says where each requirement is met says what is so. */
class PlatformPageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DEFINITION = ROOT.resolve("platform-definition/src/main/java/com/acme/platform");

    record Row(String id, String what, String type, String said, String file, String object, String field) {
        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            assertThat(cells).as(line).hasSize(9);
            return new Row(
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4).replaceAll("^`|`$", ""),
                    cells.get(5),
                    cells.get(6),
                    cells.get(7));
        }

        @Override
        public String toString() {
            return id + " " + what;
        }
    }

    static Stream<Row> rows() {
        return read(ROOT.resolve("docs/platform.md"))
                .lines()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| row |"))
                .map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_is_said_stands_in_the_definition_and_its_field_in_the_manifest(Row row) {
        assertThat(flat(read(DEFINITION.resolve(row.type() + ".java")))).contains(flat(row.said()));

        JsonNode value = row.object().equals("–") ? document(row) : object(row).at(row.field());
        assertThat(value.isMissingNode() || value.isNull())
                .as(row.field() + " of " + row.object())
                .isFalse();
    }

    /** A file that holds no objects. */
    private static JsonNode document(Row row) {
        try {
            return new YAMLMapper()
                    .readTree(read(ShippedPlatform.TREE.root().resolve(row.file())))
                    .at(row.field());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode object(Row row) {
        String path = row.file().contains("/") ? row.file() : "prod/" + row.file();
        String[] object = row.object().split(" ", 2);
        List<JsonNode> named =
                ManifestTree.parse(read(ShippedPlatform.TREE.root().resolve("manifests/" + path))).manifests().stream()
                        .map(manifest -> manifest.body())
                        .filter(body -> body.path("kind").asText().equals(object[0])
                                && body.path("metadata").path("name").asText().equals(object[1]))
                        .toList();
        assertThat(named).as(row.object() + " in " + path).hasSize(1);
        return named.get(0);
    }

    static Stream<List<String>> settings() {
        return read(ROOT.resolve("docs/platform.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("## Traffic"))
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settings_of_traffic_are_what_the_environments_have(List<String> cells) {
        String setting = cells.get(2).replace("`", "");

        assertThat(cells).hasSize(7);
        for (int column = 3; column < 6; column++) {
            String environment = List.of("dev", "staging", "prod").get(column - 3);
            JsonNode told =
                    ShippedPlatform.TREE.report(environment).at("/settings").path(setting);
            assertThat(told.isMissingNode() ? "–" : told.path("value").asText())
                    .as(setting + " in " + environment)
                    .isEqualTo(cells.get(column));
        }
    }

    @Test
    void every_requirement_on_the_definition_has_a_row() {
        assertThat(new TreeSet<>(rows().map(Row::id).toList()))
                .contains("R01", "R02", "R03", "R04", "R05", "R06", "R15", "R16", "R17", "R18", "R19", "X2");
    }

    /** Where a line is broken is the formatter's business. */
    private static String flat(String java) {
        return java.replaceAll("\\s+", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
