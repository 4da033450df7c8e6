package dev.keelson.validation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.schema.SchemaBundle;
import dev.keelson.validation.process.ProcessRun;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaBundleSourceTest {
    @TempDir
    Path directory;

    @Test
    void the_bundle_is_what_its_program_makes_of_the_pinned_kubernetes_module() throws Exception {
        // Surefire says where the module is; an IDE starts there.
        Path program = Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolveSibling("dsl-core/src/schema/regenerate");
        Path regenerated = directory.resolve("kubernetes.schemas");

        ProcessRun.of(Duration.ofMinutes(10), List.of(program.toString(), regenerated.toString()))
                .run()
                .orFail();

        try (InputStream committed = SchemaBundle.class.getResourceAsStream("kubernetes.schemas")) {
            assertThat(Files.readAllLines(regenerated))
                    .as("run %s and commit the result", program)
                    .isEqualTo(new String(committed.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
    }
}
