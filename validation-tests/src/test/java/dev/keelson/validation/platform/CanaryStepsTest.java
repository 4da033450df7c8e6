package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.platform.Environment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A release goes from step to step by one setting, in production as where it is tried. */
class CanaryStepsTest {
    static Stream<Arguments> steps() {
        return Stream.of(Environments.STAGING, Environments.PROD).flatMap(environment -> Stream.of(0, 5, 25, 50, 100)
                .map(step -> Arguments.of(environment.name(), environment, step)));
    }

    @ParameterizedTest(name = "{0} at {2}")
    @MethodSource("steps")
    void there_is_room_for_each_step_and_each_way_in_shares_calls_out(String name, Environment environment, int step) {
        Blueprint blueprint = ShippedChart.PLATFORM.in(environment
                .override("api.canary.enabled", "true")
                .override("api.canary.step", String.valueOf(step))
                .override("api.canary.mirror", "10"));

        assertThat(blueprint.findings()).isEmpty();
        for (String routes : List.of("api", "api-mesh")) {
            JsonNode http = spec(blueprint, "VirtualService", routes).path("http");
            JsonNode last = http.get(http.size() - 1).path("route");
            assertThat(last.findValuesAsText("subset")).as(routes).containsExactly("stable", "canary");
            assertThat(last.findValuesAsText("weight"))
                    .as(routes)
                    .containsExactly(String.valueOf(100 - step), String.valueOf(step));
            assertThat(http)
                    .as(routes + " leads testers to the next version alone")
                    .anySatisfy(route -> {
                        assertThat(route.at("/match/0/headers/x-canary/exact").asText())
                                .isEqualTo("true");
                        assertThat(route.path("route").findValuesAsText("subset"))
                                .containsExactly("canary");
                    });
            assertThat(http)
                    .as(routes + " copies only what reads")
                    .filteredOn(route -> route.has("mirrors"))
                    .isNotEmpty()
                    .allSatisfy(route -> assertThat(route.path("match")).allSatisfy(match -> assertThat(
                                    match.at("/method/exact").asText())
                            .isEqualTo("GET")));
        }
        assertThat(spec(blueprint, "Deployment", "api-canary").path("replicas").asInt())
                .isBetween(
                        1,
                        spec(blueprint, "HorizontalPodAutoscaler", "api")
                                .path("maxReplicas")
                                .asInt());
    }

    private static JsonNode spec(Blueprint blueprint, String kind, String name) {
        return blueprint.resources().stream()
                .filter(each -> each.kind().equals(kind))
                .filter(each -> each.object().getMetadata().getName().equals(name))
                .findFirst()
                .<JsonNode>map(each -> new ObjectMapper().valueToTree(each.object()))
                .orElseThrow()
                .path("spec");
    }
}
