package dev.keelson.core.check;

import static dev.keelson.core.check.Yaml.raw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.secrets.SecretType;
import dev.keelson.core.storage.AccessMode;
import dev.keelson.core.storage.DataSource;
import dev.keelson.core.storage.provision.SharedClaimDraft;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Storage;
import dev.keelson.core.workload.words.DeploymentDraft;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may mount a claim, and what counts as a use of what the platform is supplied with. */
class ClaimChecksTest {
    private static final Namespace SHOP = Namespace.named("shop"), TOOLS = Namespace.named("tools");
    private static final Component API = SHOP.component("api"), WORKER = SHOP.component("worker");
    private static final ClaimRef UPLOADS = SHOP.claim("uploads");
    private static final SecretRef LOGIN = SHOP.secret("login");
    private static final SecretStore VAULT = SecretStore.existingClusterStore("vault");
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    private static Definition mounting(Consumer<SharedClaimDraft> claim, Consumer<DeploymentDraft> words) {
        return p -> {
            p.claim(UPLOADS, Storage.gib(1), claim);
            p.deployment(API, IMAGE, d -> {
                d.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))).mount("/uploads", UPLOADS);
                words.accept(d);
            });
        };
    }

    @Test
    void a_workload_that_grows_mounts_a_claim_of_one_node_several_times() {
        Told.only(mounting(c -> {}, d -> d.recreate()
                        .horizontalScaling(h -> h.between(1, 4).cpu(Percent.of(70)))))
                .says(
                        "shared-claim",
                        "api.mounts",
                        "shop/api is scaled to up to 4 pods, and each mounts the claim shop/uploads, which one node may"
                                + " mount; pods on another node wait.")
                .at(".mount(\"/uploads\", UPLOADS)", "p.claim(UPLOADS");
    }

    @Test
    void a_workload_without_pods_mounts_nothing_twice() {
        assertThat(Told.rules(mounting(c -> {}, d -> d.replicas(Count.of(0))))).isEmpty();
    }

    @Test
    void classes_and_claims_of_somebody_else_need_no_definition() {
        assertThat(Told.rules(
                        p -> p.statefulSet(API, IMAGE, s -> s.claim("data", Storage.gib(1), c -> c.mountedAt("/data")
                                        .storageClass(StorageClass.existing("gp3"))
                                        .dataSource(DataSource.claim(SHOP.existingClaim("old"))))
                                .mount("/uploads", SHOP.existingClaim("theirs")))))
                .isEmpty();
    }

    @Test
    void two_components_on_one_node_are_told_with_both_lines() {
        Told.only(p -> {
                    mounting(c -> {}, DeploymentDraft::recreate).define(p);
                    p.deployment(WORKER, IMAGE, d -> d.recreate().mount("/in", UPLOADS));
                })
                .says(
                        "shared-claim",
                        "worker.mounts",
                        "shop/api and shop/worker mount the claim shop/uploads, which one node may mount; pods on"
                                + " another node wait.")
                .at(".mount(\"/in\", UPLOADS)", ".mount(\"/uploads\", UPLOADS)", "p.claim(UPLOADS");
    }

    @Test
    void a_claim_is_used_by_its_own_namespace_or_by_an_object_that_names_it() {
        Definition unused = p -> {
            p.claim(UPLOADS, Storage.gib(1), c -> c.accessMode(AccessMode.READ_WRITE_MANY));
            p.namespace(TOOLS, n -> {});
        };
        String mentioning =
                "{apiVersion: snapshot.storage.k8s.io/v1, kind: VolumeSnapshot, metadata: {name: s, namespace:"
                        + " %s}, spec: {source: {persistentVolumeClaimName: uploads}}}";

        assertThat(Told.rules(unused)).containsExactly("unused-claim");
        assertThat(Told.rules(p -> {
                    unused.define(p);
                    p.with(raw(mentioning.formatted("shop")));
                }))
                .isEmpty();
        assertThat(Told.rules(p -> {
                    unused.define(p);
                    p.with(raw(mentioning.formatted("tools")));
                }))
                .containsExactly("unused-claim");
        assertThat(Told.rules(p -> {
                    p.claim(TOOLS.claim("archive"), Storage.gib(1), c -> {});
                    p.statefulSet(TOOLS.component("archiver"), IMAGE, s -> s.mount("/archive", TOOLS.claim("archive")));
                }))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            env: [{name: A, valueFrom: {secretKeyRef: {name: login, key: .dockerconfigjson}}}] |                          |
            envFrom: [{secretRef: {name: login}}]                                              |                          |
                                                                                               | imagePullSecrets: [{name: login}] |
            volumeMounts: [{name: v, mountPath: /v}] | volumes: [{name: v, secret: {secretName: login}}]                   |
            volumeMounts: [{name: v, mountPath: /v}] | volumes: [{name: v, csi: {driver: d, nodePublishSecretRef: {name: login}}}] |
                                                                                               |                          | unused-secret
            """)
    void a_secret_is_used_by_pods_that_read_it_in_whatever_way(String container, String pod, String rule) {
        assertThat(Told.rules(p -> {
                    p.externalSecret(LOGIN, VAULT, s -> s.type(SecretType.DOCKER_CONFIG)
                            .key(".dockerconfigjson", "prod/registry"));
                    p.with(raw(Yaml.deployment(
                            "raw", "app: raw", container == null ? "" : container, pod == null ? "" : pod)));
                }))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void the_keys_of_a_type_are_read_by_who_asks_for_the_type() {
        assertThat(Told.rules(p -> {
                    p.externalSecret(LOGIN, VAULT, s -> s.type(SecretType.TLS)
                            .key("tls.crt", "prod/tls#crt")
                            .key("tls.key", "prod/tls#key"));
                    p.deployment(API, IMAGE, d -> d.mountFile("/etc/ca.crt", LOGIN.key("tls.crt")));
                }))
                .isEmpty();
    }

    @Test
    void pull_secrets_and_claims_of_another_namespace_are_out_of_reach() {
        assertThat(Told.rules(p -> p.deployment(API, IMAGE, d -> d.pullSecret(TOOLS.existingSecret("registry")))))
                .contains("other-namespace");
        assertThat(Told.rules(p -> p.deployment(
                        API,
                        IMAGE,
                        d -> d.mount("/in", Namespace.existing("files").existingClaim("in")))))
                .containsExactly("other-namespace");
    }

    @Test
    void keys_that_cannot_be_are_told_of_files_too() {
        assertThat(Told.rules(p -> p.deployment(API, IMAGE, d -> d.mount(
                                "/etc/a", SHOP.existingConfig("settings"), f -> f.key("the mode", "mode"))
                        .mount("/etc/b", SHOP.existingSecret("tls"), f -> f.key("the key", "key")))))
                .containsExactly("invalid-key", "invalid-key");
    }
}
