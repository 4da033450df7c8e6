package dev.keelson.istio.ambient;

import static dev.keelson.istio.Shop.API;
import static dev.keelson.istio.Shop.HTTP;
import static dev.keelson.istio.Shop.IMAGE;
import static dev.keelson.istio.Shop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.keelson.core.capacity.QuotaDraft;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.istio.Emitted;
import dev.keelson.istio.authorization.Callers;
import dev.keelson.istio.authorization.Request;
import dev.keelson.istio.membership.DataPlane;
import dev.keelson.istio.mesh.Mesh;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Quotas against amounts that were added up by hand: one pod of ours, five of the waypoint and two that an update adds. */
class WaypointQuotaTest {
    /** The component's pod asks for 100m and 128Mi, those of the waypoint for 50m and 64Mi; they may use 1 and 2 cores. */
    private static Definition shop(Namespace limited, Consumer<QuotaDraft> quota) {
        return p -> {
            p.with(Mesh.istio(m -> m.dataPlane(DataPlane.AMBIENT)
                    .waypoint(w -> w.scaling(2, 5).cpu(Cpu.millis(50)).memory(Memory.mib(64)))));
            p.namespace(limited, n -> n.quota(quota));
            p.deployment(API, IMAGE, d -> d.port(HTTP)
                    .readiness(Probe.tcp(HTTP))
                    .resources(
                            r -> r.cpu(Cpu.millis(100)).cpuLimit(Cpu.cores(1)).memory(Memory.mib(128)))
                    .rollingUpdate(r -> r.maxSurge(0).maxUnavailable(1))
                    .with(Callers.deny(HTTP, "for operators", Request.under("/admin/*"))));
        };
    }

    static Stream<Arguments> quotas() {
        return Stream.of(
                quota("pods", q -> q.pods(8), q -> q.pods(7), "7 (5 + 2 pods)"),
                quota("cpu", q -> q.cpu(Cpu.millis(450)), q -> q.cpu(Cpu.millis(449)), "350m (5 + 2 pods of 50m)"),
                quota("memory", q -> q.memory(Memory.mib(576)), q -> q.memory(Memory.mib(575)), "448Mi ("),
                quota("cpuLimit", q -> q.cpuLimit(Cpu.cores(15)), q -> q.cpuLimit(Cpu.millis(14_999)), "14 ("),
                quota(
                        "memoryLimit",
                        q -> q.memoryLimit(Memory.mib(576)),
                        q -> q.memoryLimit(Memory.mib(575)),
                        "448Mi"));
    }

    private static Arguments quota(
            String name, Consumer<QuotaDraft> exact, Consumer<QuotaDraft> less, String ofWaypoint) {
        return arguments(named(name, exact), named("less", less), ofWaypoint);
    }

    @ParameterizedTest
    @MethodSource("quotas")
    void count_the_pods_of_a_waypoint(Consumer<QuotaDraft> exact, Consumer<QuotaDraft> less, String ofWaypoint) {
        Emitted.sound(shop(SHOP, exact));
        assertThat(Emitted.of(shop(SHOP, less)).findings())
                .singleElement()
                .asString()
                .contains("error[over-quota]", "Gateway shop/waypoint " + ofWaypoint)
                .contains("WaypointQuotaTest.java:", "(Gateway waypoint)");
    }

    @Test
    void count_those_of_their_own_namespace() {
        assertThat(Emitted.of(shop(SHOP, q -> q.pods(1))).rules()).containsExactly("over-quota");
        Emitted.sound(shop(Namespace.named("office"), q -> q.pods(1)));
    }
}
