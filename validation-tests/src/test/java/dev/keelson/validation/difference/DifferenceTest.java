package dev.keelson.validation.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import com.acme.platform.ProductPlatform;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.difference.Decision;
import dev.keelson.core.difference.EnvironmentDifference;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.emit.manifest.ArtifactText;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.extension.Artifacts.Artifact;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.validation.manifest.ManifestTree;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final List<Environment> SHIPPED = List.of(Environments.DEV, Environments.STAGING, Environments.PROD);

    @Test
    void a_difference_of_random_environments_lists_all_that_differs_and_nothing_else() {
        int together = 0;
        int decisions = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Definition definition = new RandomPlatform(random.nextLong());
            EnvironmentDifference difference = judged(
                    definition,
                    RandomPlatform.environment("before", random),
                    RandomPlatform.environment("after", random));
            together += difference.together().size();
            decisions += difference.decisions().size();
        }
        assertThat(together).as("effects of several decisions").isPositive();
        assertThat(decisions).isGreaterThan(100);
    }

    @Test
    void the_platform_differs_in_what_its_environments_assign() {
        for (Environment before : SHIPPED) {
            for (Environment after : SHIPPED) {
                EnvironmentDifference difference = judged(new ProductPlatform(), before, after);

                assertThat(difference.decisions())
                        .extracting(Decision::path)
                        .containsExactlyElementsOf(decided(before, after));
                assertThat(difference.together()).isEmpty();
                assertThat(difference.isEmpty()).isEqualTo(before == after);
            }
        }
    }

    @Test
    void one_more_override_is_one_more_decision() {
        EnvironmentDifference difference =
                judged(new ProductPlatform(), Environments.PROD, Environments.PROD.override("api.image.tag", "9"));

        assertThat(difference.decisions()).extracting(Decision::path).containsExactly("api.image.tag");
    }

    private static Set<String> decided(Environment before, Environment after) {
        Set<String> paths = new TreeSet<>(before.assignment().assigned().keySet());
        paths.addAll(after.assignment().assigned().keySet());
        Map<String, Parameter> left = parameters(before);
        Map<String, Parameter> right = parameters(after);
        paths.removeIf(path -> value(path, left, right).equals(value(path, right, left)));
        return paths;
    }

    /** What only one of the two reads has its default in the other; what neither reads is no decision. */
    private static String value(String path, Map<String, Parameter> own, Map<String, Parameter> other) {
        if (own.containsKey(path)) {
            return String.valueOf(own.get(path).value());
        }
        return other.containsKey(path) ? String.valueOf(other.get(path).byDefault()) : "";
    }

    private static Map<String, Parameter> parameters(Environment environment) {
        return Platform.of(new ProductPlatform()).in(environment).run().parameters().stream()
                .collect(Collectors.toMap(Parameter::path, Function.identity()));
    }

    private static EnvironmentDifference judged(Definition definition, Environment before, Environment after) {
        EnvironmentDifference difference = Platform.of(definition).difference(before, after);
        DifferenceOracle.judge(difference, written(definition, before), written(definition, after));
        return difference;
    }

    private static Map<String, JsonNode> written(Definition definition, Environment environment) {
        Blueprint blueprint = Platform.of(definition).in(environment);
        Map<String, JsonNode> written =
                DifferenceOracle.byId(ManifestTree.parse(new ManifestLayout(blueprint.resources())
                        .texts().entrySet().stream()
                                .filter(file -> !file.getKey().equals(ManifestLayout.KUSTOMIZATION))
                                .map(Map.Entry::getValue)
                                .collect(Collectors.joining("---\n"))));
        for (Artifact file : blueprint.artifacts()) {
            try {
                written.put(file.id(), new YAMLMapper().readTree(ArtifactText.of(file)));
            } catch (JsonProcessingException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return written;
    }
}
