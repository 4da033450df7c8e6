package dev.keelson.validation.chart.square;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Condition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the definition says plainly with some values: the side of the square that knows no Helm.
 *
 * @param objects the objects in their order
 * @param parameters the values that this run could be given
 * @param asked the conditions that it asked for
 * @param errors what keeps the values from being used
 * @param culprits the values that the errors name, with the error
 * @since 0.1.0
 */
public record Emission(
        List<JsonNode> objects,
        List<Parameter> parameters,
        Set<Condition> asked,
        List<Finding> errors,
        Map<String, Finding> culprits) {
    private static final YamlWriter WRITER = new YamlWriter();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@return what the platform says with these values} */
    public static Emission of(Platform platform, Values values) {
        GivenAssignment assignment = new GivenAssignment(values);
        Blueprint plain = platform.in(assignment);
        List<Finding> errors = errors(plain);
        Map<String, Finding> culprits = new LinkedHashMap<>();
        errors.forEach(error -> culprits(error, assignment, values).forEach(path -> culprits.putIfAbsent(path, error)));
        return new Emission(
                errors.isEmpty() ? objects(plain) : List.of(),
                plain.run().parameters(),
                assignment.asked(),
                errors,
                culprits);
    }

    /** {@return what keeps these values from being used, without the objects, which take longer than the rest} */
    static List<Finding> errors(Platform platform, Values values) {
        return errors(platform.in(new GivenAssignment(values)));
    }

    /** {@return what the platform says in an environment} */
    public static Emission of(Platform platform, Environment environment) {
        Blueprint plain = platform.in(environment);
        return new Emission(objects(plain), plain.run().parameters(), Set.of(), errors(plain), Map.of());
    }

    /** {@return the namespace of the first object that has one, empty where none has} */
    public String namespace() {
        return objects.stream()
                .map(object -> object.at("/metadata/namespace").asText())
                .filter(namespace -> !namespace.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<Finding> errors(Blueprint plain) {
        return plain.findings().stream().filter(Finding::isError).toList();
    }

    private static List<JsonNode> objects(Blueprint plain) {
        List<JsonNode> objects = new ArrayList<>();
        plain.resources().forEach(resource -> objects.add(asRead(WRITER.tree(resource.object()))));
        return objects;
    }

    /** A number of 64 bits that fits into 32 is the same number once it was written. */
    private static JsonNode asRead(JsonNode tree) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(tree));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The values whose origin or path the error names. */
    private static Set<String> culprits(Finding error, GivenAssignment assignment, Values values) {
        Set<String> named = new LinkedHashSet<>();
        error.sites().forEach(site -> assignment.at(site.origin()).ifPresent(named::add));
        if (values.given().containsKey(error.path().toString())) {
            named.add(error.path().toString());
        }
        return named;
    }
}
