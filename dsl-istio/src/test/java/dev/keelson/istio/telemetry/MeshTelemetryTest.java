package dev.keelson.istio.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.value.Percent;
import dev.keelson.istio.Emitted;
import dev.keelson.istio.Shop;
import dev.keelson.istio.mesh.Mesh;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MeshTelemetryTest {
    private static Definition told(Consumer<TelemetryDraft> words) {
        return p -> {
            p.with(Mesh.istio(m -> {}));
            p.with(MeshTelemetry.told(words));
            p.deployment(Shop.DB, Shop.IMAGE, Shop.serving(Shop.SQL));
        };
    }

    @Test
    void all_that_is_told() {
        assertThat(Emitted.sound(told(t -> t.metrics("prometheus")
                                .tracing("otel")
                                .sampling(Percent.of(5))
                                .accessLog("envoy")
                                .accessLogWhere("response.code >= 400")))
                        .of("Telemetry", "default", "spec"))
                .isEqualTo("""
                        spec:
                          metrics:
                            - providers:
                                - name: prometheus
                          tracing:
                            - providers:
                                - name: otel
                              randomSamplingPercentage: 5
                          accessLogging:
                            - providers:
                                - name: envoy
                              filter:
                                expression: response.code >= 400
                        """);
    }

    @Test
    void a_detail_of_what_nobody_is_told_is_a_mistake() {
        assertThat(Emitted.of(told(t -> t.sampling(Percent.of(5)).accessLogWhere("response.code >= 400")))
                        .rules())
                .containsExactly("telemetry-without-provider", "telemetry-without-provider");
    }

    @Test
    void it_is_said_once() {
        assertThat(Emitted.of(p -> {
                            p.with(MeshTelemetry.told(t -> t.accessLog("envoy")));
                            told(t -> t.accessLog("envoy")).define(p);
                        })
                        .rules())
                .containsExactly("telemetry-twice");
    }
}
