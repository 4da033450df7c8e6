package dev.keelson.core.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.check.Told;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;

/** A manifest that says what it can in other ways than dekorate, and more than a component takes over. */
class AdoptedPodTest {
    private static final Component GATEWAY = Namespace.named("shop").component("gateway");
    private static final Manifest MANIFEST = Manifest.of(AdoptedPodTest.class, "com/example/adoption/gateway.yml");
    private static final Definition DEFINITION = p -> p.deployment(GATEWAY, MANIFEST, d -> d.user(1000));

    private final Blueprint blueprint = Blueprints.of(DEFINITION);
    private final Deployment deployment = Blueprints.object(blueprint, Deployment.class, "gateway");
    private final Container container =
            deployment.getSpec().getTemplate().getSpec().getContainers().get(0);

    @Test
    void of_several_containers_the_one_with_the_name_of_the_workload_is_the_main_one() {
        assertThat(container.getImage()).isEqualTo("shop/gateway:2");
        assertThat(deployment.getSpec().getTemplate().getSpec().getContainers()).hasSize(1);
    }

    @Test
    void each_form_of_probe_is_taken_over() {
        assertThat(container.getStartupProbe().getExec().getCommand()).containsExactly("gateway", "check");
        assertThat(container.getStartupProbe().getFailureThreshold()).isEqualTo(30);
        assertThat(container.getReadinessProbe().getGrpc().getPort()).isEqualTo(9000);
        assertThat(container.getReadinessProbe().getInitialDelaySeconds()).isEqualTo(7);
        assertThat(container.getLivenessProbe().getTcpSocket().getPort().getStrVal())
                .isEqualTo("http-admin");
    }

    @Test
    void ports_speak_what_their_names_say() {
        assertThat(container.getPorts())
                .extracting(port -> port.getName() + " " + port.getContainerPort() + "/" + port.getProtocol())
                .containsExactly("grpc 9000/TCP", "http-admin 8081/TCP", "sql 5432/TCP");
        assertThat(Blueprints.object(blueprint, Service.class, "gateway")
                        .getSpec()
                        .getPorts())
                .extracting(port -> port.getName() + " " + port.getPort() + " " + port.getAppProtocol())
                .containsExactly("grpc 90 grpc", "http-admin 8081 http", "sql 5432 null");
    }

    @Test
    void what_is_not_taken_over_is_named_and_nothing_else_is() {
        Told told = Told.only(DEFINITION);

        assertThat(told.finding().message().lines().skip(1).map(String::strip))
                .containsExactly(
                        "Deployment metadata.annotations[example.com/owner]",
                        "Deployment spec.template.spec.containers[logger]",
                        "Deployment spec.template.spec.containers[gateway].ports[diameter]",
                        "Deployment spec.template.spec.containers[gateway].ports[4]",
                        "Deployment spec.template.spec.containers[2]",
                        "Service spec.type",
                        "Service spec.ports[sql]",
                        "Service gateway-of-another");
        told.at("Manifest MANIFEST = ", "p.deployment(GATEWAY");
    }

    @Test
    void a_manifest_of_another_namespace_is_told() {
        Definition elsewhere =
                p -> p.deployment(Namespace.named("tools").component("gateway"), MANIFEST, d -> d.user(1000));

        assertThat(Told.all(elsewhere).toString())
                .contains("Deployment metadata.namespace", "Service metadata.namespace");
    }

    @Test
    void annotations_come_in_the_order_of_their_names() {
        assertThat(deployment.getSpec().getTemplate().getMetadata().getAnnotations())
                .containsEntry("example.com/owner", "of the pods")
                .containsEntry("example.com/note", "adopted");
        assertThat(deployment
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getAnnotations()
                        .keySet())
                .containsSubsequence("example.com/note", "example.com/owner");
    }

    @Test
    void a_manifest_without_documents_holds_nothing_to_adopt() {
        Manifest empty = Manifest.of(AdoptedPodTest.class, "com/example/adoption/empty.yml");

        assertThat(Told.all(p -> p.deployment(GATEWAY, empty, d -> d.user(1000))))
                .singleElement()
                .satisfies(told -> assertThat(told.finding().message())
                        .isEqualTo("com/example/adoption/empty.yml cannot be adopted: it is empty."));
    }
}
