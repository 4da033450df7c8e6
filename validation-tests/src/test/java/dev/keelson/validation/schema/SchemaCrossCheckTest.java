package dev.keelson.validation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.schema.KubernetesSchemas;
import dev.keelson.validation.tool.PipRecipe;
import dev.keelson.validation.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the bundle of Kubernetes against schemas that others have derived from the same release. */
class SchemaCrossCheckTest {
    private static final Tool SCHEMAS = Tool.own("kubernetes-validate", PipRecipe.pinned("kubernetes-validate"));
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where the two differ on purpose, and why. */
    private static final List<Difference> INTENDED = List.of(
            new Difference(
                    "^([a-z0-9-]+|io\\.k8s\\.api\\.core\\.v1\\.PersistentVolumeClaim): only theirs has the field status$",
                    "controllers write it; a manifest that holds it is a mistake, which an API server hides"),
            new Difference(
                    "^([a-z0-9-]+|io\\.k8s\\.api\\.core\\.v1\\.PersistentVolumeClaim): only ours requires metadata$",
                    "an API server takes no object without a name; a claim of a StatefulSet needs one as well"),
            new Difference(
                    "^io\\.k8s\\.apimachinery\\.pkg\\.apis\\.meta\\.v1\\.ObjectMeta: only ours requires name$",
                    "an object that is applied has a name; templates have metadata of their own, which is the same"));

    /** Kinds that have metadata, but are questions to an API server or views of other objects. */
    private static final Set<String> NO_OBJECTS = Set.of(
            "binding-v1",
            "componentstatus-v1",
            "eviction-policy-v1",
            "localsubjectaccessreview-authorization-v1",
            "scale-autoscaling-v1",
            "selfsubjectaccessreview-authorization-v1",
            "selfsubjectreview-authentication-v1",
            "selfsubjectrulesreview-authorization-v1",
            "subjectaccessreview-authorization-v1",
            "tokenrequest-authentication-v1",
            "tokenreview-authentication-v1");

    @TempDir
    static Path ours;

    private static Path theirs;
    private static JsonNode theirDefinitions;

    @BeforeAll
    static void read_both() throws Exception {
        KubernetesSchemas.builtIn().writeStandalone(ours);
        theirs = SCHEMAS.install().path().resolve("kubernetes_validate/kubernetes-json-schema/v1.34.0-local-strict");
        theirDefinitions = JSON.readTree(theirs.resolve("_definitions.json").toFile());
    }

    @Test
    void every_kind_has_the_same_fields_types_and_required_fields_at_every_level() throws Exception {
        Set<String> differences = new TreeSet<>();
        Set<String> kinds = files(ours);
        for (String kind : kinds) {
            JsonNode our = JSON.readTree(ours.resolve(kind).toFile());
            JsonNode their = JSON.readTree(theirs.resolve(kind).toFile());
            differences.addAll(new SchemaComparison(
                            our,
                            reference -> reference.substring(1),
                            theirDefinitions,
                            reference -> reference.substring(reference.indexOf('#') + 1))
                    .differences(our, their, kind.replace(".json", "")));
        }

        List<String> unintended = differences.stream()
                .filter(difference -> INTENDED.stream().noneMatch(intended -> intended.covers(difference)))
                .toList();
        assertThat(kinds).as("kinds that were compared").hasSizeGreaterThan(70);
        assertThat(unintended).as("differences that nobody intended").isEmpty();
        assertThat(INTENDED)
                .as("intended differences that do not exist any more")
                .allMatch(intended -> differences.stream().anyMatch(intended::covers));
    }

    @Test
    void every_kind_of_a_manifest_is_known() throws Exception {
        Set<String> missing = new TreeSet<>();
        for (String file : files(theirs)) {
            JsonNode schema = JSON.readTree(theirs.resolve(file).toFile());
            boolean isKind = schema.at("/properties/kind/enum").size() == 1
                    && schema.at("/properties/metadata/$ref").asText().endsWith(".ObjectMeta");
            if (isKind && !file.contains("alpha") && !Files.exists(ours.resolve(file))) {
                missing.add(file.replace(".json", ""));
            }
        }

        assertThat(missing).isEqualTo(new TreeSet<>(NO_OBJECTS));
    }

    private static Set<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.startsWith("_"))
                    .forEach(names::add);
            return names;
        }
    }

    private record Difference(String pattern, String because) {

        boolean covers(String difference) {
            return Pattern.compile(pattern).matcher(difference).find();
        }
    }
}
