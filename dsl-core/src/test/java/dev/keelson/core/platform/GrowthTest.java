package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class GrowthTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Port HTTP = Port.http(8080);

    /** Everybody calls its neighbours and one hub, is called from outside, and is patched. */
    private static Definition platform(int components) {
        return p -> {
            for (int i = 0; i < components; i++) {
                int own = i;
                p.deployment(component(i), Image.parse("registry.example.com/x:1"), d -> d.port(HTTP)
                        .readiness(Probe.tcp(HTTP))
                        .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1)))
                        .env("A", "b")
                        .label("example.com/a", "b")
                        .connectsTo(component((own + 1) % components), HTTP)
                        .connectsTo(component((own * 7 + 3) % components), HTTP)
                        .connectsTo(component(0), HTTP)
                        .acceptsFrom(Peer.namespace("edge"), HTTP)
                        .accept("floating-image", "never raised")
                        .with(Raw.patch(
                                Deployment.class, "a reason", x -> x.getSpec().setMinReadySeconds(1))));
            }
        };
    }

    private static Component component(int i) {
        return SHOP.component("c" + i);
    }

    @Test
    void two_thousand_components_are_a_platform_too() {
        assertTimeoutPreemptively(Duration.ofMinutes(3), () -> {
            Blueprint blueprint = Blueprints.of(platform(2_000));
            assertThat(blueprint.hasErrors()).isFalse();
            assertThat(blueprint.resources()).hasSize(2_000 * 4 + 2);
        });
    }

    /** Allocated bytes are counted instead of seconds; a list copied per component would make them grow by the square. */
    @Test
    void work_grows_with_the_platform_and_not_by_its_square() {
        allocated(100);
        long small = allocated(250);
        long large = allocated(1_000);
        assertThat((double) large / small).as("four times as many components").isLessThan(6.0);
    }

    private static long allocated(int components) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Blueprints.of(platform(components));
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
