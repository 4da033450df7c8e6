package dev.keelson.core.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DevelopmentTest {
    private static final Component API = Namespace.named("shop").component("api");
    private static final Port HTTP = Port.http(8080), JDWP = Port.tcp("jdwp", 5005);

    private static Blueprint blueprint(Consumer<? super DeploymentDraft> more) {
        return Blueprints.sound((PlatformDraft p) -> {
            p.defaults(c -> c.env("FROM_DEFAULTS", "defaults"));
            p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> {
                d.port(HTTP)
                        .command("api")
                        .args("serve")
                        .env("MODE", "fast")
                        .env("KEPT", "yes")
                        .writable("/tmp")
                        .startup(Probe.tcp(HTTP))
                        .readiness(Probe.httpGet("/ready", HTTP))
                        .liveness(Probe.httpGet("/live", HTTP))
                        .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)));
                more.accept(d);
            });
        });
    }

    private static Container container(Blueprint blueprint) {
        return Blueprints.object(blueprint, Deployment.class, "api")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    @Test
    void its_words_replace_those_of_the_component_and_of_the_defaults() {
        Container container = container(blueprint(d -> d.development(v -> v.command("java")
                .args("-jar", "api.jar")
                .env("MODE", "slow")
                .env("FROM_DEFAULTS", "development")
                .sources("/workspace")
                .relaxedProbes())));

        assertThat(container.getCommand()).containsExactly("java");
        assertThat(container.getArgs()).containsExactly("-jar", "api.jar");
        assertThat(container.getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .containsExactlyInAnyOrder(
                        tuple("MODE", "slow"), tuple("KEPT", "yes"), tuple("FROM_DEFAULTS", "development"));
        assertThat(container.getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/tmp", "/workspace");
        assertThat(container.getStartupProbe()).isNull();
        assertThat(container.getLivenessProbe()).isNull();
        assertThat(container.getReadinessProbe()).isNotNull();
    }

    @Test
    void a_debugger_has_a_port_that_no_service_offers_and_no_policy_opens() {
        Blueprint plain = blueprint(d -> {});
        Blueprint debugged = blueprint(d -> d.development(v -> v.debugPort(JDWP)));

        assertThat(container(debugged).getPorts())
                .extracting(ContainerPort::getContainerPort)
                .containsExactly(8080, 5005);
        assertThat(Blueprints.object(debugged, Service.class, "api").getSpec().getPorts())
                .extracting(ServicePort::getPort)
                .containsExactly(8080);
        assertThat(Blueprints.differences(plain, debugged)).allMatch(line -> line.startsWith("Deployment shop/api "));
    }
}
