package dev.keelson.core.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.draft.Defaulted;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), CALLER = SHOP.component("caller");
    private static final Setting<Text> REGISTRY = Setting.text("registry", "registry.example.com");

    private static Manifest manifest(String name) {
        return Manifest.of(ManifestTest.class, "com/example/adoption/" + name);
    }

    private static final Definition PLAIN = p -> p.deployment(API, manifest("orders.yml"), d -> d.user(1000));

    @Test
    void a_component_starts_with_what_the_manifest_says() {
        Container container = container(Blueprints.sound(PLAIN));

        assertThat(container.getName()).isEqualTo("api");
        assertThat(container.getImage()).isEqualTo("shop/orders:1.4.2");
        assertThat(container.getCommand()).containsExactly("java");
        assertThat(container.getArgs()).containsExactly("-jar", "app.jar");
        assertThat(container.getPorts())
                .extracting(port -> port.getName() + " " + port.getContainerPort() + "/" + port.getProtocol())
                .containsExactly("http 8081/TCP", "gossip 9000/UDP");
        assertThat(container.getEnv())
                .extracting(EnvVar::getName)
                .containsExactly("KUBERNETES_NAMESPACE", "LOG_LEVEL", "DB_PASSWORD", "REGION");
        assertThat(container.getEnv().get(0).getValueFrom().getFieldRef().getFieldPath())
                .isEqualTo("metadata.namespace");
        assertThat(container.getEnv().get(1).getValue()).isEqualTo("info");
        assertThat(container.getEnv().get(2).getValueFrom().getSecretKeyRef())
                .returns("orders-db", ref -> ref.getName())
                .returns("password", ref -> ref.getKey());
        assertThat(container.getEnv().get(3).getValueFrom().getConfigMapKeyRef())
                .returns("cluster", ref -> ref.getName())
                .returns("region", ref -> ref.getKey());
        assertThat(container.getReadinessProbe())
                .returns("/readyz", probe -> probe.getHttpGet().getPath())
                .returns("http", probe -> probe.getHttpGet().getPort().getStrVal())
                .returns(2, probe -> probe.getInitialDelaySeconds())
                .returns(5, probe -> probe.getPeriodSeconds())
                .returns(2, probe -> probe.getTimeoutSeconds())
                .returns(3, probe -> probe.getFailureThreshold());
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/livez");
        assertThat(container.getResources().getRequests().toString()).contains("100m", "256Mi");
        assertThat(container.getResources().getLimits().toString()).contains("cpu=1", "256Mi");
    }

    @Test
    void it_is_hardened_as_every_component_is() {
        Blueprint blueprint = Blueprints.sound(PLAIN);

        assertThat(container(blueprint).getSecurityContext())
                .returns(true, context -> context.getReadOnlyRootFilesystem())
                .returns(false, context -> context.getAllowPrivilegeEscalation());
        assertThat(Blueprints.object(blueprint, NetworkPolicy.class, "api")).isNotNull();
    }

    @Test
    void defaults_are_stronger_the_component_is_stronger_still_and_an_override_is_the_strongest() {
        Definition definition = p -> {
            p.deployment(API, manifest("orders.yml"), d -> d.user(1000)
                    .env("REGION", "component")
                    .readiness(Probe.tcp(Port.http(8081)))
                    .resources(r -> r.memory(Memory.gib(1))));
            p.defaults(c -> c.env("LOG_LEVEL", "defaults")
                    .env("REGION", "defaults")
                    .resources(r -> r.cpu(Cpu.millis(333)).memory(Memory.gib(2))));
        };
        Container container = container(Blueprints.sound(definition));

        assertThat(values(container)).containsEntry("LOG_LEVEL", "defaults").containsEntry("REGION", "component");
        assertThat(container.getReadinessProbe().getTcpSocket()).isNotNull();
        assertThat(container.getReadinessProbe().getHttpGet()).isNull();
        assertThat(container.getResources().getRequests().toString()).contains("333m", "1Gi");

        Blueprint overridden = Platform.of(definition)
                .in(Environment.named("test")
                        .override("api.env.LOG_LEVEL", "override")
                        .override("api.image.tag", "9")
                        .override("api.ports.http", "8099")
                        .override("api.livenessX", "x"));
        assertThat(Blueprints.ids(overridden)).containsExactly("unknown-path");
        assertThat(values(container(overridden))).containsEntry("LOG_LEVEL", "override");
        assertThat(container(overridden).getImage()).isEqualTo("shop/orders:9");
        assertThat(container(overridden).getPorts().get(0).getContainerPort()).isEqualTo(8099);
    }

    @Test
    void the_report_names_the_field_that_chose_what_nobody_said_in_Java() {
        List<Defaulted> defaulted = Blueprints.sound(PLAIN).run().defaults();

        assertThat(defaulted)
                .extracting(each -> each.path() + " = " + each.value() + " by " + each.by())
                .contains(
                        "api.image = shop/orders:1.4.2 by com/example/adoption/orders.yml:"
                                + " spec.template.spec.containers[orders].image",
                        "api.env.LOG_LEVEL = info by com/example/adoption/orders.yml:"
                                + " spec.template.spec.containers[orders].env[LOG_LEVEL]",
                        "api.env.DB_PASSWORD = password of secret shop/orders-db by com/example/adoption/orders.yml:"
                                + " spec.template.spec.containers[orders].env[DB_PASSWORD]",
                        "api.readiness = httpGet on http by com/example/adoption/orders.yml:"
                                + " spec.template.spec.containers[orders].readinessProbe",
                        "api.resources.memory = 256Mi by com/example/adoption/orders.yml:"
                                + " spec.template.spec.containers[orders].resources.requests.memory");
    }

    @Test
    void other_components_speak_of_an_adopted_port_by_its_token() {
        Port http = Port.http(1);
        Blueprint blueprint = Blueprints.sound(p -> {
            PLAIN.define(p);
            p.deployment(CALLER, Image.parse("registry.example.com/caller:1"), d -> d.connectsTo(API, http)
                    .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))));
        });

        assertThat(Blueprints.object(blueprint, NetworkPolicy.class, "caller").toString())
                .contains("8081");
    }

    @Test
    void a_port_that_the_component_says_itself_has_its_number_and_the_probe_follows_by_name() {
        Container container = container(Blueprints.sound(
                p -> p.deployment(API, manifest("orders.yml"), d -> d.user(1000).port(Port.http(8088)))));

        assertThat(container.getPorts())
                .extracting(port -> port.getName() + " " + port.getContainerPort())
                .containsExactly("http 8088", "gossip 9000");
        assertThat(container.getReadinessProbe().getHttpGet().getPort().getStrVal())
                .isEqualTo("http");
    }

    @Test
    void callers_find_the_service_at_the_number_the_manifest_gives_it() {
        Service service = Blueprints.object(Blueprints.sound(PLAIN), Service.class, "api");

        assertThat(service.getSpec().getPorts())
                .extracting(port -> port.getName() + " " + port.getPort())
                .containsExactly("http 80", "gossip 9000");
    }

    @Test
    void the_image_is_pulled_from_the_registry_that_the_platform_names() {
        Blueprint blueprint = Platform.of(
                        p -> p.deployment(API, manifest("orders.yml").registry(p.get(REGISTRY)), d -> d.user(1000)))
                .in(Environment.named("prod").with(REGISTRY, Text.of("registry.prod.example.com")));

        assertThat(blueprint.findings()).isEmpty();
        assertThat(container(blueprint).getImage()).isEqualTo("registry.prod.example.com/shop/orders:1.4.2");
    }

    @Test
    void neither_the_address_of_the_repository_nor_its_password_nor_the_commit_gets_out() {
        Blueprint blueprint = Blueprints.sound(PLAIN);

        assertThat(Blueprints.leaves(blueprint).toString() + blueprint.run().defaults())
                .contains("example.com/note")
                .doesNotContain("s3cr3t", "git.example.com", "app.dekorate.io", "416fd000");
    }

    @Test
    void no_selector_holds_the_version_and_the_label_itself_stays() {
        Deployment deployment = Blueprints.object(Blueprints.sound(PLAIN), Deployment.class, "api");

        assertThat(deployment.getSpec().getSelector().getMatchLabels())
                .containsOnlyKeys("app.kubernetes.io/name", "keelson.dev/track");
        assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/version", "1.4.2")
                .containsEntry("app.kubernetes.io/name", "api");
    }

    /** dekorate writes labels in any order, and where there is no remote or no repository it leaves lines out. */
    @Test
    void another_order_of_labels_and_another_checkout_give_the_same_output() {
        Definition other = p -> p.deployment(API, manifest("orders-in-another-checkout.yml"), d -> d.user(1000));
        Blueprint here = Blueprints.sound(PLAIN);
        Blueprint there = Blueprints.sound(other);

        assertThat(texts(there)).isEqualTo(texts(here));
        assertThat(there.run().defaults().toString().replace("-in-another-checkout", ""))
                .isEqualTo(here.run().defaults().toString());
    }

    @Test
    void everything_that_is_not_taken_over_is_named() {
        Blueprint blueprint =
                Blueprints.of(p -> p.deployment(API, manifest("orders-beyond-words.yml"), d -> d.user(1000)));

        assertThat(Blueprints.ids(blueprint)).containsExactly("adopted-field-ignored");
        assertThat(blueprint.findings().get(0).message().lines().skip(1).map(String::strip))
                .containsExactly(
                        "Deployment spec.template.spec.hostNetwork",
                        "Deployment spec.template.spec.volumes",
                        "Deployment spec.template.spec.containers[orders].imagePullPolicy",
                        "Deployment spec.template.spec.containers[orders].livenessProbe.failureThreshold",
                        "Deployment spec.template.spec.containers[orders].livenessProbe.httpGet.path",
                        "Deployment spec.template.spec.containers[orders].livenessProbe.httpGet.port",
                        "Deployment spec.template.spec.containers[orders].livenessProbe.initialDelaySeconds",
                        "Deployment spec.template.spec.containers[orders].livenessProbe.periodSeconds",
                        "Deployment spec.template.spec.containers[orders].livenessProbe.successThreshold",
                        "Deployment spec.template.spec.containers[orders].livenessProbe.timeoutSeconds",
                        "Deployment spec.template.spec.containers[orders].ports[gossip].hostPort",
                        "Ingress orders");
        assertThat(Blueprints.object(blueprint, Deployment.class, "api")
                        .getSpec()
                        .getReplicas())
                .isEqualTo(3);
    }

    private static Container container(Blueprint blueprint) {
        return Blueprints.object(blueprint, Deployment.class, "api")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static Map<String, String> values(Container container) {
        Map<String, String> values = new java.util.TreeMap<>();
        container.getEnv().forEach(variable -> values.put(variable.getName(), variable.getValue()));
        return values;
    }

    private static Map<String, String> texts(Blueprint blueprint) {
        return new ManifestLayout(blueprint.resources()).texts();
    }
}
