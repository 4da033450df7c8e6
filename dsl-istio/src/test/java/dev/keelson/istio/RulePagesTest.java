package dev.keelson.istio;

import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.diagnostic.RulePages;
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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule about the mesh has its page. */
class RulePagesTest {
    static Stream<Rule> rules() {
        return RulePages.of(
                AmbientRules.class,
                CallersRules.class,
                CanaryRules.class,
                ControlPlaneRules.class,
                DoorRules.class,
                LimitRules.class,
                MeshObjectRules.class,
                MeshRules.class,
                TelemetryRules.class,
                TrafficRules.class);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_page_says_what_it_means_and_how_it_is_mended(Rule rule) {
        RulePages.has_a_page(rule);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_table_of_checks_has_its_line(Rule rule) {
        RulePages.has_a_row(rule);
    }
}
