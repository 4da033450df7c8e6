package com.acme.platform;

import static com.acme.platform.ProductPlatform.MONITORING;
import static com.acme.platform.ProductPlatform.PRODUCT;

import dev.keelson.core.exposure.Door;
import dev.keelson.core.ingress.IngressDoor;
import dev.keelson.core.nodes.Consolidation;
import dev.keelson.core.nodes.Karpenter;
import dev.keelson.core.nodes.NodeClass;
import dev.keelson.core.nodes.autoscaler.CloudProvider;
import dev.keelson.core.nodes.autoscaler.ClusterAutoscaler;
import dev.keelson.core.nodes.autoscaler.NodeCount;
import dev.keelson.core.placement.NodeLabel;
import dev.keelson.core.placement.Topology;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.secrets.RemoteKey;
import dev.keelson.core.secrets.SecretType;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.storage.provision.ReclaimPolicy;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.token.VolumeSnapshotClass;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import java.time.Duration;

/** What all parts stand on: namespaces and their limits, who comes first, disks, nodes, certificates, secrets. */
final class Foundation {
    static final PriorityClass DATA = PRODUCT.priorityClass("data");
    static final PriorityClass SERVICE = PRODUCT.priorityClass("service");
    static final PriorityClass BATCH = PRODUCT.priorityClass("batch");

    static final StorageClass FAST_DISK = PRODUCT.storageClass("fast");
    /** Files that several pods write at a time; every cluster of ours brings it. */
    static final StorageClass SHARED_FILES = StorageClass.existing("shared-files");

    static final VolumeSnapshotClass SNAPSHOTS = PRODUCT.volumeSnapshotClass("snapshots");

    private static final Image KUBECTL = Image.parse("registry.k8s.io/kubectl:v1.34.2");

    static final IssuerRef LETS_ENCRYPT = IssuerRef.existingClusterIssuer("letsencrypt");
    static final SecretStore VAULT = SecretStore.existingClusterStore("vault");

    /** With it the product's own images are pulled; its account differs between environments. */
    static final SecretRef PULL_SECRET = PRODUCT.secret("registry-credentials");

    static final Setting<Cpu> CPU_QUOTA = Setting.cpu("quota.cpu", Cpu.cores(12));
    static final Setting<Memory> MEMORY_QUOTA = Setting.memory("quota.memory", Memory.gib(32));
    static final Setting<Storage> STORAGE_QUOTA = Setting.storage("quota.storage", Storage.gib(500));

    /**
     * With it Karpenter leaves the node of a pod alone when it tidies up: what runs once would be away for a restart, to
     * save a fraction of a machine.
     */
    static final String STAYS = "karpenter.sh/do-not-disrupt";
    /** The same for the cluster-autoscaler, which asks the other way round. */
    static final String MAY_GO = "cluster-autoscaler.kubernetes.io/safe-to-evict";

    static final Choice<NodeSupply> NODES =
            Setting.choice("nodes", NodeSupply.KARPENTER).describedAs("Who adds nodes and gives them back.");

    private static final Peer INGRESS_NGINX =
            Peer.namespace("ingress-nginx").label("app.kubernetes.io/name", "ingress-nginx");

    private Foundation() {}

    static void define(PlatformDraft p, Door intoMesh) {
        if (p.get(Environments.PRODUCTION)) {
            p.production();
        }

        // One pod at a time may be evicted, and as far as there is room a lost zone takes no more than its share.
        // What runs once is evicted too: a drain of its node means a restart elsewhere. Who comes after others waits.
        p.defaults(c -> c.disruptions(b -> b.maxUnavailable(1))
                .spreadOver(Topology.ZONE)
                .waitsWith(KUBECTL));

        p.namespace(PRODUCT, n -> n.quota(q -> q.cpu(p.get(CPU_QUOTA))
                        .memory(p.get(MEMORY_QUOTA))
                        .storage(p.get(STORAGE_QUOTA))
                        .pods(120)
                        .loadBalancers(0)
                        .nodePorts(0))
                .limits(l -> l.containerDefault(r -> r.memory(Memory.mib(256)))
                        .containerDefaultRequest(r -> r.cpu(Cpu.millis(50)).memory(Memory.mib(256)))
                        .containerMaximum(r -> r.memory(Memory.gib(32)))
                        .claimMaximum(Storage.tib(1))));
        if (p.get(Prometheus.ENABLED)) {
            p.namespace(MONITORING, n -> n.quota(q -> q.cpu(Cpu.cores(4))
                            .memory(Memory.gib(12))
                            .storage(Storage.gib(200))
                            .pods(20)
                            .loadBalancers(0)
                            .nodePorts(0))
                    .limits(l -> l.containerMaximum(r -> r.memory(Memory.gib(8)))));
        }

        // Where nodes are short, batches wait for services and services for what keeps the data.
        p.priorityClass(DATA, Count.of(1_000_000), c -> c.describedAs("Databases: everything waits for them."));
        p.priorityClass(SERVICE, Count.of(100_000), c -> c.describedAs("What customers wait for."));
        p.priorityClass(BATCH, Count.of(1_000), c -> c.describedAs("What can run an hour later.")
                .neverPreempting());

        // Kept when a claim goes: a disk that is deleted by mistake is worse than one that is paid for a week too long.
        p.storageClass(FAST_DISK, "ebs.csi.aws.com", s -> s.parameter("type", "gp3")
                .parameter("encrypted", "true")
                .expandable()
                .reclaim(ReclaimPolicy.RETAIN)
                .bindsWhenScheduled());
        p.volumeSnapshotClass(SNAPSHOTS, "ebs.csi.aws.com", s -> s.reclaim(ReclaimPolicy.DELETE));

        p.door(p.get(ServiceMesh.ENABLED) ? intoMesh : IngressDoor.nginx(INGRESS_NGINX));

        p.externalSecret(PULL_SECRET, VAULT, s -> s.type(SecretType.DOCKER_CONFIG)
                .key(".dockerconfigjson", remote(p, "registry").property("dockerconfigjson")));

        nodes(p);
    }

    private static void nodes(PlatformDraft p) {
        switch (p.get(NODES)) {
            case KARPENTER ->
                p.with(Karpenter.nodePool(PRODUCT.nodePool("general"), NodeClass.ec2("product"), n -> n.requirement(
                                NodeLabel.ARCHITECTURE, "amd64")
                        .cpuLimit(p.get(CPU_QUOTA).times(2))
                        .memoryLimit(p.get(MEMORY_QUOTA).times(2))
                        // Services start in two minutes and budgets hold evictions back: five minutes never thrash.
                        .consolidate(Consolidation.WHEN_EMPTY_OR_UNDERUTILIZED, Duration.ofMinutes(5))
                        .expireAfter(Duration.ofDays(14))
                        .disruptionBudget(Percent.of(10))));
            // A disk is in one zone, so each zone has a group that can grow for the pod that needs its disk back.
            case CLUSTER_AUTOSCALER ->
                p.with(ClusterAutoscaler.on(CloudProvider.aws("eu-central-1"), a -> a.group(
                                "product-general",
                                NodeCount.between(1, 4),
                                g -> g.zones("eu-central-1a", "eu-central-1b", "eu-central-1c"))
                        .scaleDown(s -> s.below(Percent.of(60))
                                .unneeded(Duration.ofMinutes(5))
                                // The longest that a pod of ours takes to end, and some more.
                                .gracePeriod(Duration.ofMinutes(6)))
                        .cpu(Cpu.millis(100))
                        .memory(Memory.mib(600))));
            case EXISTING -> {}
        }
    }

    /** {@return where the environment's secrets of that name are in the vault} */
    static RemoteKey remote(PlatformDraft p, String name) {
        return remote(p, Text.of(name));
    }

    /** {@return where the environment's secrets of that name are in the vault} */
    static RemoteKey remote(PlatformDraft p, Text name) {
        return RemoteKey.of(Text.of(p.get(Environments.SECRETS), "/", name));
    }
}
