package dev.keelson.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.diagnostic.Rule;
import dev.keelson.istio.authorization.CallersRules;
import dev.keelson.istio.controlplane.ControlPlaneRules;
import dev.keelson.istio.membership.MeshRules;
import dev.keelson.istio.telemetry.TelemetryRules;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule about the mesh has its page. */
class RulePagesTest {
    static Stream<Rule> rules() {
        return Stream.of(CallersRules.class, ControlPlaneRules.class, MeshRules.class, TelemetryRules.class)
                .flatMap(rules -> Arrays.stream(rules.getFields()))
                .map(RulePagesTest::value);
    }

    private static Rule value(Field field) {
        try {
            return (Rule) field.get(null);
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(hidden);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_page_says_what_it_means_and_how_it_is_mended(Rule rule) throws IOException {
        List<String> page = Files.readAllLines(Path.of("../docs/checks", rule.id() + ".md"));
        String summary = rule.summary().substring(0, rule.summary().length() - 1);

        assertThat(page)
                .startsWith(
                        "# " + rule.id(), "", summary + " (" + rule.severity().label() + ").")
                .anyMatch(line -> line.startsWith("**Fix.**"))
                .anyMatch(line -> line.startsWith(rule.severity().label() + "[" + rule.id() + "]"));
    }
}
