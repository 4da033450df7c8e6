package dev.keelson.helm.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates as a reviewer sees them; {@code -Dkeelson.golden=update} writes what they are, for review. */
@Tag("slow")
class TemplateGoldenTest {
    private static final boolean UPDATING = "update".equals(System.getProperty("keelson.golden"));
    private static final Path DIRECTORY = Path.of("src/test/resources/dev/keelson/helm/chart/templates");

    @ParameterizedTest
    @ValueSource(strings = {"_helpers.tpl", "_config.tpl", "api.yaml", "NOTES.txt"})
    void a_template_reads_as_it_did(String name) throws IOException {
        String text = CommutingSquareTest.CHART.files().get("templates/" + name);
        Path golden = DIRECTORY.resolve(name);
        if (UPDATING) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }

        assertThat(text)
                .as("%s; -Dkeelson.golden=update rewrites it for review", golden)
                .isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }
}
