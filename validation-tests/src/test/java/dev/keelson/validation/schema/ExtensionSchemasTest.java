package dev.keelson.validation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.schema.KubernetesSchemas;
import dev.keelson.core.schema.SchemaBundle;
import dev.keelson.core.schema.SchemaViolation;
import dev.keelson.validation.kubeconform.Kubeconform;
import dev.keelson.validation.kubeconform.KubeconformFinding;
import dev.keelson.validation.kubeconform.KubeconformReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound and broken objects of every custom resource, judged in process and by kubeconform. */
class ExtensionSchemasTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final KubernetesSchemas SCHEMAS = KubernetesSchemas.standard();
    private static final Path DOCUMENTS = Path.of(System.getProperty("basedir", ""), "src/test/resources/extensions")
            .toAbsolutePath();

    @TempDir
    private Path directory;

    @Test
    void there_is_a_sound_object_of_every_kind() throws Exception {
        Set<String> kinds = new TreeSet<>();
        for (ObjectNode sound : sound().values()) {
            kinds.add("kind " + sound.get("apiVersion").asText() + " "
                    + sound.get("kind").asText());
        }

        try (InputStream bundle = SchemaBundle.class.getResourceAsStream("extensions.schemas")) {
            assertThat(new String(bundle.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.startsWith("kind "))
                            .map(line -> line.substring(0, line.lastIndexOf(' '))))
                    .containsExactlyInAnyOrderElementsOf(kinds);
        }
    }

    @Test
    void sound_objects_have_no_finding_and_kubeconform_judges_all_of_them() throws Exception {
        for (Map.Entry<String, ObjectNode> sound : sound().entrySet()) {
            assertThat(SCHEMAS.validate(sound.getValue())).as(sound.getKey()).isEmpty();
        }

        KubeconformReport report = kubeconform().validate(DOCUMENTS);
        assertThat(report.findings()).isEmpty();
        assertThat(report.objects()).isEqualTo(sound().size());
    }

    @Test
    void each_mistake_is_refused_by_both_with_a_message_that_says_what_and_where() throws Exception {
        Map<String, ObjectNode> sound = sound();
        List<String> lines = Files.readAllLines(DOCUMENTS.resolve("mistakes.txt")).stream()
                .filter(line -> !line.startsWith(" "))
                .toList();
        Path objects = Files.createDirectory(directory.resolve("objects"));
        Map<String, ObjectNode> broken = new LinkedHashMap<>();
        for (String line : lines) {
            if (!line.isEmpty()) {
                ExtensionMistake mistake = ExtensionMistake.parse(line);
                ObjectNode object = mistake.in(sound.get(mistake.kind()));
                broken.put(line, object);
                Files.writeString(objects.resolve(broken.size() + ".yaml"), object.toString());
            }
        }
        KubeconformReport report = kubeconform().validate(objects);
        Map<String, List<KubeconformFinding>> theirs =
                report.findings().stream().collect(Collectors.groupingBy(KubeconformFinding::file));

        List<String> text = new ArrayList<>();
        int number = 0;
        for (String line : lines) {
            text.add(line);
            if (!line.isEmpty()) {
                number++;
                List<SchemaViolation> ours = SCHEMAS.validate(broken.get(line));
                List<KubeconformFinding> findings = theirs.getOrDefault(number + ".yaml", List.of());
                ours.forEach(violation -> text.add("  Keelson: " + violation));
                findings.forEach(finding -> text.add("  kubeconform: " + words(finding)));
                assertThat(ours).as(line).isNotEmpty();
                if (!line.contains("listeners/1/name = http")) {
                    assertThat(findings).as(line).isNotEmpty();
                }
            }
        }
        assertThat(report.objects()).isEqualTo(broken.size());
        golden(text);
    }

    @Test
    void every_kind_has_a_misspelt_field_a_wrong_value_and_a_missing_field() throws Exception {
        Map<String, Set<String>> forms = new TreeMap<>();
        for (String line : Files.readAllLines(DOCUMENTS.resolve("mistakes.txt"))) {
            if (!line.isEmpty() && !line.startsWith(" ")) {
                ExtensionMistake mistake = ExtensionMistake.parse(line);
                forms.computeIfAbsent(mistake.kind(), kind -> new TreeSet<>())
                        .add(mistake.change().split(" ", 2)[0]);
            }
        }

        assertThat(forms.keySet()).isEqualTo(new TreeSet<>(sound().keySet()));
        // It has no field that has to be there.
        assertThat(forms.remove("PeerAuthentication")).containsExactly("->", "=");
        assertThat(forms.values()).allMatch(Set.of("->", "=", "gone")::equals);
    }

    private Kubeconform kubeconform() {
        return Kubeconform.with(SCHEMAS, directory.resolve("schemas"));
    }

    private static String words(KubeconformFinding finding) {
        return (finding.pointer() + " " + finding.message()).strip().replace("\n", " ");
    }

    private static Map<String, ObjectNode> sound() throws IOException {
        Map<String, ObjectNode> objects = new TreeMap<>();
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                ObjectNode object = (ObjectNode) YAML.readTree(file.toFile());
                // Two projects have a kind of one name.
                String name = file.getFileName().toString().replace(".yaml", "");
                assertThat(name).endsWith(object.get("kind").asText());
                objects.put(name, object);
            }
        }
        return objects;
    }

    private static void golden(List<String> text) throws IOException {
        Path file = DOCUMENTS.resolve("mistakes.txt");
        if ("update".equals(System.getProperty("keelson.golden"))) {
            Files.write(file, text);
        }
        assertThat(text)
                .as("%s; -Dkeelson.golden=update rewrites it for review", file)
                .isEqualTo(Files.readAllLines(file));
    }
}
