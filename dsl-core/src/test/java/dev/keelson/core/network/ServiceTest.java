package dev.keelson.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.container.Probe;
import dev.keelson.core.network.traffic.TrafficPolicy;
import dev.keelson.core.placement.Topology;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private static final Component API = Namespace.named("shop").component("api");
    private static final Port HTTP = Port.http(8080);
    private static final Cidr OFFICE = Cidr.parse("203.0.113.0/24");

    private static Service service(Consumer<? super ServiceDraft> words, Port... more) {
        return Blueprints.object(
                Blueprints.sound(p -> {
                    p.production();
                    p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> {
                        d.port(HTTP).readiness(Probe.tcp(HTTP)).service(words);
                        d.acceptsFrom(Peer.block(OFFICE), HTTP);
                        d.replicas(2).spreadOver(Topology.ZONE).disruptions(b -> b.maxUnavailable(1));
                        d.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)));
                        for (Port port : more) {
                            d.port(port);
                        }
                    });
                }),
                Service.class,
                "api");
    }

    @Test
    void a_load_balancer_takes_calls_from_those_it_is_told() {
        Service service = service(
                s -> s.annotation("example.com/tier", "edge").loadBalancer(l -> l.className("example.com/balancer")
                        .sourceRanges(OFFICE, Cidr.parse("198.51.100.0/24"))
                        .externalTrafficPolicy(TrafficPolicy.LOCAL)));

        ServiceSpec spec = service.getSpec();
        assertThat(spec.getType()).isEqualTo("LoadBalancer");
        assertThat(spec.getLoadBalancerClass()).isEqualTo("example.com/balancer");
        assertThat(spec.getLoadBalancerSourceRanges()).containsExactly("203.0.113.0/24", "198.51.100.0/24");
        assertThat(spec.getExternalTrafficPolicy()).isEqualTo("Local");
        assertThat(spec.getClusterIP()).isNull();
        assertThat(service.getMetadata().getAnnotations()).containsEntry("example.com/tier", "edge");
    }

    @Test
    void a_load_balancer_of_a_private_network_needs_no_source_ranges() {
        Service service = service(s -> s.annotation("service.beta.kubernetes.io/azure-load-balancer-internal", "true")
                .loadBalancer(l -> {}));

        assertThat(service.getSpec().getType()).isEqualTo("LoadBalancer");
    }

    @Test
    void a_client_stays_with_its_pod_for_as_long_as_it_is_said() {
        ServiceSpec spec = service(s -> s.sessionAffinity(Duration.ofHours(24))).getSpec();

        assertThat(spec.getSessionAffinity()).isEqualTo("ClientIP");
        assertThat(spec.getSessionAffinityConfig().getClientIP().getTimeoutSeconds())
                .isEqualTo(86_400);
        assertThat(spec.getInternalTrafficPolicy()).isNull();
    }

    @Test
    void headless_services_lead_to_the_pods_of_a_deployment_too_ready_or_not() {
        ServiceSpec spec = service(s -> s.headless().publishNotReadyAddresses()).getSpec();

        assertThat(spec.getClusterIP()).isEqualTo("None");
        assertThat(spec.getPublishNotReadyAddresses()).isTrue();
    }

    @Test
    void ports_say_what_is_spoken_on_them() {
        ServiceSpec spec = service(
                        s -> {},
                        Port.grpc("rpc", 9000),
                        Port.http2("h2", 9001),
                        Port.webSocket("live", 9002),
                        Port.https("tls", 9003),
                        Port.tcp("raw", 9004))
                .getSpec();

        assertThat(spec.getPorts())
                .extracting(port -> port.getName() + " " + port.getAppProtocol())
                .containsExactly(
                        "http http",
                        "rpc grpc",
                        "h2 kubernetes.io/h2c",
                        "live kubernetes.io/ws",
                        "tls https",
                        "raw null");
    }
}
