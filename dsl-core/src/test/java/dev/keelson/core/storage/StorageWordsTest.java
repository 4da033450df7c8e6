package dev.keelson.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.storage.files.PodInfo;
import dev.keelson.core.storage.provision.ReclaimPolicy;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.token.VolumeSnapshotClass;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import dev.keelson.core.workload.Schedule;
import dev.keelson.core.workload.words.DeploymentDraft;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StorageWordsTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), DB = SHOP.component("db");
    private static final Component BACKUP = SHOP.component("backup"), RESTORE = SHOP.component("restore");
    private static final ConfigRef CONFIG = SHOP.config("settings");
    private static final SecretRef TLS = SHOP.existingSecret("tls");
    private static final StorageClass FAST = StorageClass.named("fast-ssd");
    private static final ClaimRef BACKUPS = SHOP.claim("backups");
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    @Test
    void a_storage_class_says_how_volumes_are_made_kept_and_grow() {
        assertThat(file(
                        p -> p.storageClass(FAST, "ebs.csi.aws.com", s -> s.parameter("type", "gp3")
                                .expandable()
                                .reclaim(ReclaimPolicy.RETAIN)
                                .bindsWhenScheduled()
                                .clusterDefault()),
                        "_cluster.yaml"))
                .isEqualTo("""
                        apiVersion: storage.k8s.io/v1
                        kind: StorageClass
                        metadata:
                          name: fast-ssd
                          labels:
                            app.kubernetes.io/part-of: storage-words-test
                          annotations:
                            storageclass.kubernetes.io/is-default-class: "true"
                        provisioner: ebs.csi.aws.com
                        parameters:
                          type: gp3
                        reclaimPolicy: Retain
                        allowVolumeExpansion: true
                        volumeBindingMode: WaitForFirstConsumer
                        """);
    }

    @Test
    void a_storage_class_of_which_nothing_is_said_is_as_kubernetes_has_it() {
        assertThat(file(p -> p.storageClass(FAST, "ebs.csi.aws.com", s -> {}), "_cluster.yaml"))
                .contains("reclaimPolicy: Delete", "allowVolumeExpansion: false", "volumeBindingMode: Immediate")
                .doesNotContain("parameters", "annotations");
    }

    @Test
    void a_snapshot_class_keeps_what_was_saved() {
        assertThat(file(
                        p -> p.volumeSnapshotClass(
                                VolumeSnapshotClass.named("ebs-snapshots"),
                                "ebs.csi.aws.com",
                                s -> s.parameter("tagSpecification_1", "team=orders")),
                        "_cluster.yaml"))
                .contains(
                        "apiVersion: snapshot.storage.k8s.io/v1\nkind: VolumeSnapshotClass",
                        "\ndriver: ebs.csi.aws.com\n",
                        "\ndeletionPolicy: Retain\n",
                        "  tagSpecification_1: team=orders");
    }

    @Test
    void pods_of_several_components_share_a_claim() {
        Blueprint blueprint = Blueprints.sound(p -> {
            p.storageClass(FAST, "efs.csi.aws.com", s -> {});
            p.claim(BACKUPS, Storage.gib(50), c -> c.accessMode(AccessMode.READ_WRITE_MANY)
                    .storageClass(FAST));
            p.cronJob(BACKUP, IMAGE, c -> c.schedule(Schedule.cron("0 3 * * *"))
                    .mount("/backups", BACKUPS, m -> m.subPath("orders"))
                    .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))));
            p.job(RESTORE, IMAGE, j -> j.mount(
                            "/backups", BACKUPS, m -> m.subPath("orders").readOnly())
                    .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))));
        });
        ManifestLayout layout = new ManifestLayout(blueprint.resources());

        said(layout.texts().get("_shop.yaml"), """
                kind: PersistentVolumeClaim
                metadata:
                  name: backups
                  namespace: shop
                """, """
                spec:
                  storageClassName: fast-ssd
                  accessModes:
                    - ReadWriteMany
                  resources:
                    requests:
                      storage: 50Gi
                """);
        said(layout.texts().get("restore.yaml"), """
                          volumeMounts:
                            - name: backups
                              mountPath: /backups
                              subPath: orders
                              readOnly: true
                """, """
                      volumes:
                        - name: backups
                          persistentVolumeClaim:
                            claimName: backups
                """);
    }

    @Test
    void a_claim_begins_with_a_snapshot_or_with_a_copy() {
        String db = file(
                p -> p.statefulSet(DB, IMAGE, s -> s.claim("data", Storage.gib(10), c -> c.mountedAt("/data")
                                .storageClass(StorageClass.existing("gp3"))
                                .dataSource(DataSource.snapshot("before-upgrade")))
                        .claim("old", Storage.gib(10), c -> c.mountedAt("/old")
                                .dataSource(DataSource.claim(SHOP.existingClaim("old-data"))))
                        .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)))),
                "db.yaml");

        said(db, "storageClassName: gp3", """
                        dataSource:
                          kind: VolumeSnapshot
                          apiGroup: snapshot.storage.k8s.io
                          name: before-upgrade
                """, """
                        dataSource:
                          kind: PersistentVolumeClaim
                          name: old-data
                """);
    }

    @Test
    void files_are_chosen_by_key_and_have_rights() {
        String api = deployed(d -> d.env("MODE", CONFIG.key("mode")).mount("/etc/tls", TLS, f -> f.key("tls.crt")
                .key("tls.key", "key.pem")
                .mode(0440)));

        said(api, """
                        - name: etc-tls
                          secret:
                            secretName: tls
                            defaultMode: 288
                            items:
                              - key: tls.crt
                                path: tls.crt
                              - key: tls.key
                                path: key.pem
                """, """
                            - name: etc-tls
                              mountPath: /etc/tls
                              readOnly: true
                """);
    }

    @Test
    void a_single_key_is_mounted_as_a_file_beside_others() {
        String api = deployed(d ->
                d.mountFile("/etc/api/api.yaml", CONFIG.key("mode")).mountFile("/etc/api/tls.crt", TLS.key("tls.crt")));

        said(api, """
                            - name: etc-api-api-yaml
                              mountPath: /etc/api/api.yaml
                              subPath: mode
                              readOnly: true
                """, """
                        - name: etc-api-api-yaml
                          configMap:
                            name: settings
                            items:
                              - key: mode
                                path: mode
                """, "secretName: tls", "checksum/config");
    }

    @Test
    void a_projected_volume_gathers_files_of_several_sources() {
        String api = deployed(d -> d.projected("identity", v -> v.mountedAt("/run/identity")
                .mode(0400)
                .config(CONFIG, k -> k.key("mode"))
                .secret(TLS)
                .serviceAccountToken("token", t -> t.audience("vault").expiresAfter(Duration.ofMinutes(20)))
                .podInfo("labels", PodInfo.LABELS)));

        said(api, """
                        - name: identity
                          projected:
                            defaultMode: 256
                            sources:
                              - configMap:
                                  name: settings
                                  items:
                                    - key: mode
                                      path: mode
                              - secret:
                                  name: tls
                              - serviceAccountToken:
                                  audience: vault
                                  expirationSeconds: 1200
                                  path: token
                              - downwardAPI:
                                  items:
                                    - path: labels
                                      fieldRef:
                                        fieldPath: metadata.labels
                """, """
                            - name: identity
                              mountPath: /run/identity
                              readOnly: true
                """, "checksum/config");
    }

    private static String deployed(Consumer<DeploymentDraft> words) {
        return file(
                p -> {
                    p.config(CONFIG, c -> c.entry("mode", "fast"));
                    p.deployment(API, IMAGE, d -> {
                        d.resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16)));
                        words.accept(d);
                    });
                },
                "api.yaml");
    }

    private static String file(Definition definition, String file) {
        Blueprint blueprint = Blueprints.sound(definition);
        String text = new ManifestLayout(blueprint.resources()).texts().get(file);
        assertThat(text).as(file).isNotNull();
        return text;
    }

    /** The lines are there in that order; how deep they are indented is for others to prove. */
    private static void said(String text, String... parts) {
        assertThat(flat(text))
                .contains(Stream.of(parts).map(StorageWordsTest::flat).toList());
    }

    private static String flat(String text) {
        return text.replaceAll("(?m)^ +", "");
    }
}
