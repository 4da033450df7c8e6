package dev.keelson.istio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.diagnostic.Rule;
import dev.keelson.istio.ambient.AmbientRules;
import dev.keelson.istio.authorization.CallersRules;
import dev.keelson.istio.canary.CanaryRules;
import dev.keelson.istio.check.MeshObjectRules;
import dev.keelson.istio.controlplane.ControlPlaneRules;
import dev.keelson.istio.door.DoorRules;
import dev.keelson.istio.membership.MeshRules;
import dev.keelson.istio.ratelimit.LimitRules;
import dev.keelson.istio.telemetry.TelemetryRules;
import dev.keelson.istio.traffic.check.TrafficRules;
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
        return Stream.of(
                        AmbientRules.class,
                        CallersRules.class,
                        CanaryRules.class,
                        ControlPlaneRules.class,
                        DoorRules.class,
                        LimitRules.class,
                        MeshObjectRules.class,
                        MeshRules.class,
                        TelemetryRules.class,
                        TrafficRules.class)
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

    @ParameterizedTest
    @MethodSource("rules")
    void the_table_of_checks_has_its_line(Rule rule) throws IOException {
        assertThat(Files.readAllLines(Path.of("../docs/checks/README.md")))
                .contains("| [" + rule.id() + "](" + rule.id() + ".md) | "
                        + rule.severity().label() + " | "
                        + rule.summary().substring(0, rule.summary().length() - 1) + " |");
    }
}
