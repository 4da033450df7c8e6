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
    private static final Duration LIMIT = Duration.ofMinutes(10);

    // Surefire says where the module is; an IDE starts there.
    private static final Path PROGRAM =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("dsl-core/src/schema");

    @TempDir
    Path directory;

    @Test
    void the_bundle_is_what_its_program_makes_of_the_pinned_kubernetes_module() throws Exception {
        Path program = PROGRAM.resolve("regenerate");
        Path regenerated = directory.resolve("kubernetes.schemas");

        ProcessRun.of(LIMIT, List.of(program.toString(), regenerated.toString()))
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

    @Test
    void custom_resource_definitions_become_closed_schemas() throws Exception {
        Path definitions = Path.of(SchemaBundleSourceTest.class
                .getResource("/custom-resource/widget.yaml")
                .toURI());
        Path bundle = directory.resolve("widgets.schemas");

        ProcessRun.of(LIMIT, List.of("go", "run", ".", "crds", "Widgets.", bundle.toString(), definitions.toString()))
                .in(PROGRAM)
                .run()
                .orFail();

        assertThat(bundle).hasSameTextualContentAs(definitions.resolveSibling("widget.schemas"));
    }
}
