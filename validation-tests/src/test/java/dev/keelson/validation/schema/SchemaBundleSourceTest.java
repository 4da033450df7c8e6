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
import java.util.regex.Pattern;
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
    void the_bundles_are_what_their_program_makes_of_the_pinned_modules() throws Exception {
        Path program = PROGRAM.resolve("regenerate");

        ProcessRun.of(LIMIT, List.of(program.toString(), directory.toString()))
                .run()
                .orFail();

        for (String bundle : List.of(
                "kubernetes.schemas", "kubernetes.descriptions", "extensions.schemas", "extensions.descriptions")) {
            try (InputStream committed = SchemaBundle.class.getResourceAsStream(bundle)) {
                assertThat(Files.readAllLines(directory.resolve(bundle)))
                        .as("run %s and commit the result", program)
                        .isEqualTo(new String(committed.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .toList());
            }
        }
    }

    @Test
    void the_notice_names_each_module_that_a_bundle_is_made_of() throws Exception {
        String source = Files.readString(PROGRAM.resolve("extensions.go"));
        try (InputStream committed = SchemaBundle.class.getResourceAsStream("extensions.schemas.NOTICE")) {
            String notice = new String(committed.readAllBytes(), StandardCharsets.UTF_8);
            List<String> modules = Pattern.compile("\"([a-z0-9./-]+)\", \"(v[0-9.]+)\",\\s*\"h1:")
                    .matcher(source)
                    .results()
                    .map(module -> module.group(1) + " " + module.group(2))
                    .toList();

            assertThat(modules).hasSize(9);
            assertThat(notice.lines()).containsAll(modules);
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
