package dev.keelson.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.check.Told;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.storage.files.PodInfo;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What volumes are called, what they are made of, and which layer gave them. */
class VolumesTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final ConfigRef CONFIG = SHOP.existingConfig("settings");
    private static final SecretRef TLS = SHOP.existingSecret("tls");
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    private static PodSpec pod(Definition definition) {
        return Blueprints.object(Blueprints.sound(definition), Deployment.class, "api")
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static Definition saying(Consumer<DeploymentDraft> words) {
        return p -> p.deployment(API, IMAGE, d -> {
            d.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)));
            words.accept(d);
        });
    }

    private static Volume only(Consumer<DeploymentDraft> words) {
        List<Volume> volumes = pod(saying(words)).getVolumes();
        assertThat(volumes).hasSize(1);
        return volumes.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "/, root",
        "/var/run/PostgreSQL, var-run-postgresql",
        "/srv/releases/current/configuration/of-the-order-service/and-of-its-sidecars,"
                + " current-configuration-of-the-order-service-and-of-its-sidecars",
        "/srv/releases/recurrents/configuration/of-the-order-service/and-of-its-sidecars,"
                + " currents-configuration-of-the-order-service-and-of-its-sidecars",
    })
    void a_volume_is_called_like_its_directory(String directory, String name) {
        assertThat(only(d -> d.writable(directory)).getName()).isEqualTo(name).hasSizeLessThan(64);
    }

    @Test
    void a_directory_in_memory_is_one_and_another_is_not() {
        assertThat(only(d -> d.emptyDir("fast", e -> e.mountedAt("/fast").inMemory()))
                        .getEmptyDir())
                .returns("Memory", each -> each.getMedium())
                .returns(null, each -> each.getSizeLimit());
        assertThat(only(d -> d.emptyDir("slow", e -> e.mountedAt("/slow").sizeLimit(Storage.mib(64))))
                        .getEmptyDir())
                .returns(null, each -> each.getMedium())
                .returns("64Mi", each -> each.getSizeLimit().toString());
    }

    @Test
    void the_files_of_a_config_map_have_the_rights_that_are_said() {
        assertThat(only(d -> d.mount("/etc/api", CONFIG, f -> f.mode(0440)))
                        .getConfigMap()
                        .getDefaultMode())
                .isEqualTo(0440);
        assertThat(only(d -> d.mount("/etc/api", CONFIG)).getConfigMap().getDefaultMode())
                .isNull();
    }

    @Test
    void of_a_secret_only_the_key_that_is_a_file_is_in_the_volume() {
        assertThat(only(d -> d.mountFile("/etc/api/tls.crt", TLS.key("tls.crt")))
                        .getSecret()
                        .getItems())
                .extracting(item -> item.getKey() + " " + item.getPath())
                .containsExactly("tls.crt tls.crt");
        assertThat(only(d -> d.projected(
                                "all", v -> v.mountedAt("/all").secret(TLS, k -> k.key("tls.crt", "server/cert.pem"))))
                        .getProjected()
                        .getSources()
                        .get(0)
                        .getSecret()
                        .getItems())
                .extracting(item -> item.getKey() + " " + item.getPath())
                .containsExactly("tls.crt server/cert.pem");
    }

    @Test
    void a_token_of_which_nothing_is_said_is_valid_for_an_hour_and_for_the_API_server() {
        assertThat(only(d -> d.projected("id", v -> v.mountedAt("/id").serviceAccountToken("token", t -> {})))
                        .getProjected()
                        .getSources()
                        .get(0)
                        .getServiceAccountToken())
                .returns(3_600L, token -> token.getExpirationSeconds())
                .returns(null, token -> token.getAudience())
                .returns("token", token -> token.getPath());
    }

    @ParameterizedTest
    @CsvSource({
        "LABELS, metadata.labels",
        "ANNOTATIONS, metadata.annotations",
        "NAME, metadata.name",
        "NAMESPACE, metadata.namespace",
        "UID, metadata.uid"
    })
    void what_a_pod_knows_of_itself_is_a_file(PodInfo info, String field) {
        assertThat(only(d -> d.projected("pod", v -> v.mountedAt("/pod").podInfo("file", info)))
                        .getProjected()
                        .getSources()
                        .get(0)
                        .getDownwardAPI()
                        .getItems())
                .singleElement()
                .returns("file", item -> item.getPath())
                .returns(field, item -> item.getFieldRef().getFieldPath());
    }

    @Test
    void every_component_has_the_volumes_of_the_defaults_beside_its_own() {
        PodSpec pod = pod(p -> {
            p.defaults(c -> c.mount("/etc/settings", CONFIG)
                    .mountFile("/etc/ca.crt", TLS.key("ca.crt"))
                    .writable("/tmp")
                    .emptyDir("cache", e -> e.mountedAt("/cache"))
                    .projected("pod", v -> v.mountedAt("/pod").podInfo("labels", PodInfo.LABELS))
                    .sharedVolume("sockets", v -> v.mountedAt("/sockets").readOnly()));
            saying(d -> d.writable("/run").sidecar("proxy", IMAGE, c -> c.emptyDir("sockets", e -> e.mountedAt("/out"))
                            .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)))))
                    .define(p);
        });

        assertThat(pod.getContainers().get(0).getVolumeMounts())
                .extracting(VolumeMount::getName, VolumeMount::getMountPath, VolumeMount::getReadOnly)
                .containsExactlyInAnyOrder(
                        tuple("etc-settings", "/etc/settings", true),
                        tuple("etc-ca-crt", "/etc/ca.crt", true),
                        tuple("tmp", "/tmp", null),
                        tuple("run", "/run", null),
                        tuple("cache", "/cache", null),
                        tuple("pod", "/pod", true),
                        tuple("sockets", "/sockets", true));
        assertThat(pod.getVolumes())
                .extracting(Volume::getName)
                .containsExactlyInAnyOrder("etc-settings", "etc-ca-crt", "tmp", "run", "cache", "pod", "sockets");
    }

    @Test
    void a_name_that_no_volume_can_have_is_told_at_its_word() {
        Told.only(saying(d -> d.emptyDir("The Cache", e -> e.mountedAt("/cache"))))
                .at("d.emptyDir(\"The Cache\"");
        Told.only(saying(d -> d.projected("The Pod", v -> v.mountedAt("/pod").podInfo("labels", PodInfo.LABELS))))
                .at("d.projected(\"The Pod\"");
        Told.only(p -> p.statefulSet(API, IMAGE, s -> s.claim("The Data", Storage.gib(1), c -> c.mountedAt("/data"))))
                .at("s.claim(\"The Data\"");
    }

    @Test
    void a_name_that_no_storage_class_and_no_claim_can_have_is_told_where_a_claim_asks_for_it() {
        assertThat(Told.rules(p -> p.statefulSet(
                        API,
                        IMAGE,
                        s -> s.claim("data", Storage.gib(1), c -> c.mountedAt("/data")
                                .storageClass(StorageClass.existing("Fast SSD"))
                                .dataSource(DataSource.claim(SHOP.existingClaim("Old Data")))))))
                .containsExactlyInAnyOrder("invalid-name", "invalid-name");
        assertThat(Told.rules(saying(d -> d.projected("all", v -> v.mountedAt("/all")
                        .config(SHOP.existingConfig("The Settings"))
                        .secret(SHOP.existingSecret("The Login"))))))
                .containsExactlyInAnyOrder("invalid-name", "invalid-name");
    }

    @Test
    void a_class_and_a_claim_say_in_the_report_what_they_are() {
        StorageClass fast = StorageClass.named("fast");
        Blueprint blueprint = Blueprints.sound(p -> p.storageClass(fast, "ebs.csi.aws.com", s -> {}));

        assertThat(blueprint.resources().stream().map(Resource::source))
                .singleElement()
                .satisfies(source -> assertThat(source.because()).isEqualTo("storage class fast"));
    }
}
