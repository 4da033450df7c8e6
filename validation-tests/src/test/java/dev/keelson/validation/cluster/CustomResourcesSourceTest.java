package dev.keelson.validation.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.validation.process.ProcessRun;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the definitions against the modules that their NOTICE names. */
@Tag("slow")
class CustomResourcesSourceTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern MODULE = Pattern.compile("(\\S+) (v\\S+)");
    private static final Pattern FILES = Pattern.compile(" {4}(\\S+\\.yaml)");

    @TempDir
    Path directory;

    @Test
    void the_definitions_are_what_their_program_makes_of_the_pinned_modules() throws Exception {
        // Surefire says where the module is; an IDE starts there.
        Path program =
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("src/crds/regenerate");

        ProcessRun.of(LIMIT, List.of(program.toString(), directory.toString()))
                .run()
                .orFail();

        assertThat(Files.readAllLines(directory.resolve("definitions.schemas")))
                .as("run %s and commit the result", program)
                .isEqualTo(committed("crds/definitions.schemas").lines().toList());
    }

    @Test
    void they_say_all_that_the_modules_of_the_notice_say_besides_descriptions() throws Exception {
        Map<String, JsonNode> published = new TreeMap<>();
        Path archive = null;
        String root = "";
        for (String line : committed("crds/definitions.schemas.NOTICE").lines().toList()) {
            Matcher module = MODULE.matcher(line);
            Matcher files = FILES.matcher(line);
            if (module.matches()) {
                root = module.group(1) + "@" + module.group(2);
                archive = archive(root);
            } else if (files.matches()) {
                read(archive, root, files.group(1), published);
            }
        }

        Map<String, JsonNode> ours = new TreeMap<>();
        CustomResources.all().forEach(crd -> ours.put(crd.at("/metadata/name").asText(), crd));
        assertThat(ours.keySet()).isEqualTo(published.keySet());
        assertThat(ours).allSatisfy((name, crd) -> assertThat(crd).isEqualTo(published.get(name)));
    }

    private static void read(Path archive, String root, String files, Map<String, JsonNode> published)
            throws Exception {
        try (FileSystem system = FileSystems.newFileSystem(archive)) {
            PathMatcher matcher = system.getPathMatcher("glob:/" + root + "/" + files);
            try (Stream<Path> entries = Files.walk(system.getPath(root))) {
                for (Path file : entries.filter(entry -> matcher.matches(entry.toAbsolutePath()))
                        .toList()) {
                    try (MappingIterator<JsonNode> documents =
                            YAML.readerFor(JsonNode.class).readValues(Files.readString(file))) {
                        documents.forEachRemaining(document -> add(document, published));
                    }
                }
            }
        }
    }

    private static void add(JsonNode document, Map<String, JsonNode> published) {
        if (!document.path("kind").asText().equals("CustomResourceDefinition")) {
            return;
        }
        ((ObjectNode) document).remove("status");
        ArrayNode versions = (ArrayNode) document.at("/spec/versions");
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).path("served").asBoolean()) {
                versions.remove(i);
            }
        }
        describeNothing(document);
        published.put(document.at("/metadata/name").asText(), document);
    }

    /** A description is a text; a field that has this name is an object. */
    private static void describeNothing(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("description").isTextual()) {
            object.remove("description");
        }
        node.forEach(CustomResourcesSourceTest::describeNothing);
    }

    private static Path archive(String module) throws Exception {
        String answer = ProcessRun.of(LIMIT, List.of("go", "mod", "download", "-json", module))
                .in(Path.of(System.getProperty("java.io.tmpdir")))
                .run()
                .output();
        JsonNode downloaded = JSON.readTree(answer);
        assertThat(downloaded.path("Zip").asText())
                .as("%s: %s", module, downloaded.path("Error").asText())
                .isNotEmpty();
        return Path.of(downloaded.path("Zip").asText());
    }

    private static String committed(String resource) throws Exception {
        try (InputStream stream = CustomResources.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
