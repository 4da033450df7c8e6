package dev.keelson.validation.release;

import dev.keelson.core.container.Probe;
import dev.keelson.core.container.ResourcesDraft;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.storage.AccessMode;
import dev.keelson.core.storage.provision.ReclaimPolicy;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Schedule;
import dev.keelson.helm.hooks.HelmHook;
import dev.keelson.helm.hooks.HookDeletion;
import dev.keelson.helm.tests.HelmTests;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import java.time.Duration;

/** A shop whose releases back up and migrate before an upgrade. */
final class HookedShop implements Definition {
    static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final Component STORE = SHOP.component("store");
    private static final Component MIGRATION = SHOP.component("migration");
    /** By its name alone it would come after the migration. */
    private static final Component BACKUP = SHOP.component("snapshot");

    private static final Component SEED = SHOP.component("seed");
    private static final Port HTTP = Port.http(8080);
    private static final Port SQL = Port.tcp("sql", 5432);
    private static final ConfigRef CONFIG = SHOP.config("api-config");
    private static final StorageClass DISK = SHOP.storageClass("disk");
    private static final StorageClass FILES = SHOP.storageClass("files");
    private static final ClaimRef BACKUPS = SHOP.claim("backups");
    private static final Image KUBECTL = Image.parse("registry.k8s.io/kubectl:v1.34.2");
    private static final Image IMAGE = Image.parse("registry.example.com/shop:1.0.0");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Setting<Text> VERSION =
            Setting.text("version", "1.0.0").holding(Characters.DNS_NAME);
    private static final Setting<Count> REPLICAS = Setting.count("replicas", 2).between(1, 9);
    private static final Setting<Text> BANNER = Setting.text("banner", "welcome");
    private static final Toggle BASKETS = Setting.toggle("baskets");

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public void define(PlatformDraft p) {
        Image released = IMAGE.tag(p.get(VERSION));
        p.with(HelmTests.ofConnections());
        p.with(Raw.resource(kind(), "the kind of the shop's own objects"));
        if (p.get(BASKETS)) {
            p.with(Raw.resource(basket(), "an object of that kind"));
        }
        p.namespace(SHOP, n -> n.quota(
                        q -> q.cpu(Cpu.cores(4)).memory(Memory.gib(4)).pods(40))
                .limits(l -> l.containerMaximum(r -> r.memory(Memory.gib(1)))));
        p.storageClass(
                DISK, "csi.example.com", s -> s.reclaim(ReclaimPolicy.RETAIN).bindsWhenScheduled());
        p.storageClass(FILES, "files.example.com", s -> {});
        p.claim(BACKUPS, Storage.gib(1), c -> c.accessMode(AccessMode.READ_WRITE_MANY)
                .storageClass(FILES));
        p.config(CONFIG, c -> c.entry("banner", p.get(BANNER)));

        p.statefulSet(STORE, IMAGE, s -> s.port(SQL)
                .readiness(Probe.tcp(SQL))
                .claim("data", Storage.gib(1), c -> c.mountedAt("/data").storageClass(DISK))
                .resources(HookedShop::small));
        p.cronJob(BACKUP, IMAGE, c -> c.schedule(Schedule.cron("15 1 * * *"))
                .connectsTo(STORE, SQL)
                .mount("/backups", BACKUPS)
                .backoffLimit(0)
                .resources(HookedShop::small)
                .with(HelmHook.preUpgrade().within(LIMIT).deleted(HookDeletion.HOOK_SUCCEEDED)));
        p.job(MIGRATION, released, j -> j.revision(p.get(VERSION))
                .after(STORE)
                .connectsTo(STORE, SQL)
                .backoffLimit(0)
                .waitsWith(KUBECTL, w -> {})
                .resources(HookedShop::small)
                .with(HelmHook.preUpgrade().after(BACKUP).within(LIMIT).deleted(HookDeletion.HOOK_SUCCEEDED)));
        p.job(SEED, IMAGE, j -> j.after(STORE)
                .connectsTo(STORE, SQL)
                .resources(HookedShop::small)
                .with(HelmHook.postInstall().within(LIMIT).deleted(HookDeletion.HOOK_SUCCEEDED)));
        p.deployment(API, IMAGE, d -> d.replicas(p.get(REPLICAS))
                .port(HTTP)
                .readiness(Probe.tcp(HTTP))
                .env("VERSION", p.get(VERSION))
                .mount("/etc/shop", CONFIG)
                .after(MIGRATION)
                .waitsWith(KUBECTL, w -> {})
                .connectsTo(STORE, SQL)
                .resources(HookedShop::small));
    }

    private static void small(ResourcesDraft r) {
        r.cpu(Cpu.millis(50)).memory(Memory.mib(64));
    }

    private static GenericKubernetesResource basket() {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("shop.example.com/v1")
                .withKind("Basket")
                .withNewMetadata()
                .withName("first")
                .endMetadata()
                .build();
    }

    private static CustomResourceDefinition kind() {
        return new CustomResourceDefinitionBuilder()
                .withNewMetadata()
                .withName("baskets.shop.example.com")
                .endMetadata()
                .withNewSpec()
                .withGroup("shop.example.com")
                .withScope("Cluster")
                .withNewNames()
                .withKind("Basket")
                .withPlural("baskets")
                .withSingular("basket")
                .endNames()
                .addNewVersion()
                .withName("v1")
                .withServed(true)
                .withStorage(true)
                .withNewSchema()
                .withNewOpenAPIV3Schema()
                .withType("object")
                .endOpenAPIV3Schema()
                .endSchema()
                .endVersion()
                .endSpec()
                .build();
    }
}
