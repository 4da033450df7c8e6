package dev.keelson.core.check.reference;

import static dev.keelson.core.check.Yaml.deployment;
import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Storage;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volumes, ports and probes of pods. */
class PodPartsTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Port HTTP = Port.http(8080), ADMIN = Port.http("admin", 9090);
    private static final Image IMAGE = Image.parse("registry.example.com/api:1");
    private static final String SECURE =
            "securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}";

    @Test
    void a_mount_of_no_volume_is_told_at_the_word_that_mounts_it() {
        Told.only(p -> p.deployment(API, IMAGE, d -> d.writable("/tmp")
                        .emptyDir("cache", e -> e.mountedAt("/cache"))
                        .with(Raw.patch(Deployment.class, "a test", PodPartsTest::dropCache))))
                .says(
                        "undefined-volume",
                        "api.mounts",
                        "The container api of Deployment shop/api mounts the volume cache, which its pod does not have,"
                                + " at spec.template.spec.containers[0].volumeMounts[0].")
                .fix("Add the volume, or mount one of tmp.")
                .at("mountedAt(\"/cache\")", "Raw.patch(");
    }

    private static void dropCache(Deployment deployment) {
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        pod.setVolumes(pod.getVolumes().stream()
                .filter(volume -> !volume.getName().equals("cache"))
                .toList());
    }

    @Test
    void claims_of_a_stateful_set_are_volumes_and_devices_are_mounts() {
        assertThat(Told.rules(p -> {
                    p.statefulSet(
                            SHOP.component("db"),
                            IMAGE,
                            s -> s.claim("data", Storage.gib(1), c -> c.mountedAt("/data")));
                    p.with(raw(deployment(
                            "raw",
                            "app: raw",
                            "volumeDevices: [{name: disk, devicePath: /dev/x}]",
                            "volumes: [{name: disk, persistentVolumeClaim: {claimName: disk}}]")));
                }))
                .isEmpty();
    }

    @Test
    void a_volume_that_nobody_mounts_is_told_once() {
        Told.only(p -> {
                    p.namespace(SHOP, n -> {});
                    p.with(raw(deployment("api", "app: api", "", "volumes: [{name: v, emptyDir: {}}]")));
                })
                .says("not-mounted", "", "The volume v of Deployment shop/api is mounted nowhere.")
                .fix("Mount it in a container, or take the volume out.");
        assertThat(Told.rules(p -> p.deployment(API, IMAGE, d -> d.emptyDir("v", e -> {}))))
                .containsExactly("not-mounted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            readinessProbe: {httpGet: {port: http}}                       |
            readinessProbe: {httpGet: {port: 8080}}                       |
            livenessProbe: {tcpSocket: {port: 15}}                        |
            startupProbe: {grpc: {port: 8080}}                            |
            livenessProbe: {exec: {command: [a]}}                         |
            lifecycle: {preStop: {sleep: {seconds: 3}}}                   |
            readinessProbe: {httpGet: {port: htp}}                        | port-not-open
            livenessProbe: {tcpSocket: {port: proxy}}                     | port-not-open
            lifecycle: {preStop: {httpGet: {port: stop}}}                 | port-not-open
            lifecycle: {postStart: {tcpSocket: {port: start}}}            | port-not-open
            readinessProbe: {httpGet: {port: 8081}}                       | undeclared-port
            startupProbe: {grpc: {port: 8081}}                            | undeclared-port
            lifecycle: {preStop: {httpGet: {port: 8081}}}                 | undeclared-port
            """)
    void probes_and_lifecycle_steps_ask_ports_that_are_there(String handler, String rule) {
        String sidecar = "initContainers: [{name: proxy, image: i, restartPolicy: Always, ports: [{name: proxy,"
                + " containerPort: 15}], " + SECURE + "}]";
        assertThat(Told.rules(one(deployment(
                        "api", "app: api", "ports: [{name: http, containerPort: 8080}]\n        " + handler, sidecar))))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void a_container_that_declares_no_port_may_be_asked_by_number() {
        assertThat(Told.rules(one(deployment("api", "app: api", "livenessProbe: {httpGet: {port: 80}}", ""))))
                .isEmpty();
        assertThat(Told.rules(one(deployment("api", "app: api", "livenessProbe: {httpGet: {port: http}}", ""))))
                .containsExactly("port-not-open");
    }

    @Test
    void a_probe_that_a_patch_breaks_is_told_at_the_patch_and_one_of_a_word_once() {
        Told.only(p -> p.deployment(API, IMAGE, d -> d.port(HTTP)
                        .readiness(Probe.httpGet("/", HTTP))
                        .with(Raw.patch(Deployment.class, "a test", x -> x.getSpec()
                                .getTemplate()
                                .getSpec()
                                .getContainers()
                                .get(0)
                                .getReadinessProbe()
                                .getHttpGet()
                                .setPort(new IntOrString("web"))))))
                .says(
                        "port-not-open",
                        "api",
                        "spec.template.spec.containers[0].readinessProbe.httpGet.port names the port web, which the"
                                + " container api of Deployment shop/api does not have.")
                .fix("It has http 8080/TCP.")
                .at("Raw.patch(", "p.deployment(");
        assertThat(Told.rules(p -> p.deployment(API, IMAGE, d -> d.port(HTTP).readiness(Probe.httpGet("/", ADMIN)))))
                .containsExactly("port-not-open");
    }

    @Test
    void two_containers_with_one_port_are_told() {
        String sidecar = "initContainers: [{name: proxy, image: i, restartPolicy: Always, ports: [{containerPort:"
                + " 8080}], " + SECURE + "}, {name: before, image: i, ports: [{containerPort: 9090}], " + SECURE + "}]";
        Told told = Told.only(one(deployment(
                        "api",
                        "app: api",
                        "ports: [{name: http, containerPort: 8080}, {containerPort: 9090}]",
                        sidecar)))
                .says(
                        "port-clash",
                        "",
                        "The containers proxy and main of Deployment shop/api both declare port 8080/TCP.")
                .fix("Let one of them listen on another port; containers of a pod share its address.");
        assertThat(told.finding().isError()).isFalse();
        assertThat(Told.rules(one(deployment(
                        "api",
                        "app: api",
                        "ports: [{name: a, containerPort: 8080}, {name: b, containerPort: 8080, protocol: UDP}]",
                        ""))))
                .isEmpty();
    }

    private static Definition one(String deployment) {
        return p -> {
            p.namespace(SHOP, n -> {});
            p.with(raw(deployment));
        };
    }
}
