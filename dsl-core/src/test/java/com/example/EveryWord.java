package com.example;

import com.acme.disruption.Disruptions;
import dev.keelson.core.access.ApiResource;
import dev.keelson.core.access.Grant;
import dev.keelson.core.access.Verb;
import dev.keelson.core.adoption.Manifest;
import dev.keelson.core.availability.UnhealthyPods;
import dev.keelson.core.certificate.Dns01;
import dev.keelson.core.certificate.Issuance;
import dev.keelson.core.container.Hook;
import dev.keelson.core.container.PodField;
import dev.keelson.core.container.Probe;
import dev.keelson.core.identity.PodSecurity;
import dev.keelson.core.ingress.IngressDoor;
import dev.keelson.core.network.traffic.TrafficPolicy;
import dev.keelson.core.observe.ClusterMetrics;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.observe.alert.AlertSeverity;
import dev.keelson.core.observe.alert.PromQl;
import dev.keelson.core.placement.Need;
import dev.keelson.core.placement.NodeLabel;
import dev.keelson.core.placement.RuntimeClass;
import dev.keelson.core.placement.Taint;
import dev.keelson.core.placement.Topology;
import dev.keelson.core.placement.Unsatisfiable;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.scaling.DescribedObject;
import dev.keelson.core.scaling.MetricTarget;
import dev.keelson.core.scaling.PolicySelect;
import dev.keelson.core.scaling.ScaledResource;
import dev.keelson.core.scaling.vertical.VerticalScalingMode;
import dev.keelson.core.secrets.RemoteKey;
import dev.keelson.core.security.Capability;
import dev.keelson.core.storage.AccessMode;
import dev.keelson.core.storage.DataSource;
import dev.keelson.core.storage.provision.ReclaimPolicy;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.IssuerRef;
import dev.keelson.core.token.Metric;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.PriorityClass;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.token.SecretStore;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.token.VolumeSnapshotClass;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Concurrency;
import dev.keelson.core.workload.PodManagement;
import dev.keelson.core.workload.Retention;
import dev.keelson.core.workload.Schedule;
import java.time.Duration;

/** Says every word that holds a value, each with a literal, so that each has a model path. */
public final class EveryWord implements Definition {
    static final Namespace SHOP = Namespace.named("shop");
    static final Namespace SPARE = Namespace.named("spare");
    static final Component API = SHOP.component("order-api");
    static final Component DB = SHOP.component("db");
    static final Component SEARCH = SHOP.component("search");
    static final Component MIGRATE = SHOP.component("migrate");
    static final Port HTTP = Port.http(8080);
    static final Port GRPC = Port.grpc(9000);
    static final Port METRICS = Port.http("metrics", 9_100);
    static final Port JDWP = Port.tcp("jdwp", 5005);
    static final Port SQL = Port.tcp("sql", 5432);
    static final PriorityClass CRITICAL = PriorityClass.named("shop-critical");
    static final StorageClass FAST = StorageClass.named("fast-ssd");
    static final ClaimRef FILES = SHOP.claim("files");
    static final SecretRef REDIS = SHOP.secret("redis-credentials");
    static final ConfigRef CONFIG = SHOP.config("api-config");
    static final IssuerRef ISSUER = SHOP.issuer("by-acme");
    static final Component PROMETHEUS = SHOP.component("prometheus");
    static final Port WEB = Port.http("web", 9_091);
    static final ConfigRef PROMETHEUS_FILES = SHOP.config("prometheus-files");
    static final ConfigRef DASHBOARDS = SHOP.config("dashboards");

    @Override
    public void define(PlatformDraft p) {
        p.namespace(SHOP, n -> n.podSecurity(PodSecurity.BASELINE));
        p.namespace(SPARE, n -> n.podSecurity(PodSecurity.BASELINE)
                .quota(q -> q.cpu(Cpu.cores(64))
                        .cpuLimit(Cpu.cores(99))
                        .memory(Memory.gib(256))
                        .memoryLimit(Memory.gib(512))
                        .ephemeralStorage(Storage.gib(512))
                        .storage(Storage.tib(9))
                        .pods(100)
                        .claims(101)
                        .services(102)
                        .loadBalancers(0)
                        .nodePorts(0))
                .limits(l -> l.containerDefault(r -> r.cpu(Cpu.cores(2)).ephemeralStorage(Storage.gib(4)))
                        .containerDefaultRequest(r -> r.cpu(Cpu.millis(250)))
                        .containerMinimum(r -> r.memory(Memory.mib(16)))
                        .containerMaximum(r -> r.memory(Memory.gib(8)))
                        .containerCpuRatio(20)
                        .containerMemoryRatio(10)
                        .podMinimum(r -> r.cpu(Cpu.millis(10)))
                        .podMaximum(r -> r.cpu(Cpu.cores(12)))
                        .claimMinimum(Storage.gib(1))
                        .claimMaximum(Storage.tib(1))));
        p.priorityClass(CRITICAL, Count.of(1_000), c -> c.describedAs("what customers wait for"));
        p.config(CONFIG, c -> c.entry("log.level", "info")
                .file("app.properties", f -> f.line("a=b"))
                .resource("motd", EveryWord.class, "motd.txt"));
        p.storageClass(FAST, "ebs.csi.aws.com", s -> s.parameter("type", "gp3").reclaim(ReclaimPolicy.DELETE));
        p.volumeSnapshotClass(
                VolumeSnapshotClass.named("ebs-snapshots"), "ebs.csi.aws.com", s -> s.parameter("tag", "orders")
                        .reclaim(ReclaimPolicy.DELETE));
        p.claim(FILES, Storage.gib(20), c -> c.accessMode(AccessMode.READ_WRITE_MANY)
                .storageClass(FAST));
        p.externalSecret(REDIS, SecretStore.existingClusterStore("vault"), s -> s.key(
                        "password",
                        RemoteKey.of("prod/redis").property("password").version("3"))
                .entry("url", "redis://:", REDIS.key("password"), "@redis:6379")
                .refreshEvery(Duration.ofMinutes(15)));

        p.door(IngressDoor.nginx(Peer.namespace("ingress-nginx")));
        p.issuer(ISSUER, Issuance.acme("ops@example.com").http01("nginx").dns01(Dns01.route53("eu-central-1")));
        p.expose(SHOP.exposure("public-api"), Host.named("api.example.com"), e -> e.path("/", API, HTTP)
                .tls(ISSUER, c -> c.duration(Span.hours(2_400)).renewBefore(Span.hours(480)))
                .timeout(Span.minutes(5))
                .annotation("nginx.ingress.kubernetes.io/proxy-body-size", "8m"));

        p.deployment(API, Image.parse("registry.example.com/shop/api:1.4.2"), d -> d.port(HTTP)
                .port(GRPC)
                .replicas(2)
                .rollingUpdate(u -> u.maxSurge(1).maxUnavailable(Percent.of(25)))
                .service(s -> s.port(HTTP, 80)
                        .loadBalancer(l -> l.className("example.com/balancer")
                                .sourceRanges(Cidr.parse("203.0.113.0/24"))
                                .externalTrafficPolicy(TrafficPolicy.CLUSTER)
                                .nodePort(HTTP, 30_080))
                        .sessionAffinity(Duration.ofMinutes(10))
                        .internalTrafficPolicy(TrafficPolicy.CLUSTER)
                        .publishNotReadyAddresses()
                        .annotation("example.com/tier", "edge"))
                .acceptsFrom(Peer.block(Cidr.parse("203.0.113.0/24")), HTTP)
                .env("DB_URL", Text.of("jdbc:postgresql://", p.hostOf(DB), ":", p.portOf(DB, SQL), "/orders"))
                .command("serve", "--all")
                .env("LOG.LEVEL", "debug")
                .env("MODE", CONFIG.key("log.level"))
                .mount("/etc/api", CONFIG, f -> f.mode(0440))
                .mount("/files", FILES)
                .mountFile("/etc/motd", CONFIG.key("motd"))
                .projected("identity", v -> v.mountedAt("/run/identity")
                        .mode(0400)
                        .secret(REDIS)
                        .serviceAccountToken("token", t -> t.audience("vault").expiresAfter(Duration.ofMinutes(20))))
                .emptyDir("cache", e -> e.mountedAt("/var/cache").sizeLimit(Storage.mib(64)))
                .user(1_000)
                .group(2_000)
                .security(s -> s.capability(Capability.NET_BIND_SERVICE, "it listens on 80"))
                .label("example.com/team", "orders")
                .annotation("example.com/note", "x")
                .connectsTo(DB, SQL, c -> c.pool(5))
                .startup(Probe.grpc(GRPC).failureThreshold(3))
                .grant(Grant.to(Verb.GET).on(ApiResource.CONFIG_MAPS))
                .priority(CRITICAL)
                .readiness(Probe.httpGet("/ready", HTTP)
                        .initialDelay(Span.seconds(1))
                        .period(Span.seconds(5))
                        .timeout(Span.seconds(2))
                        .failureThreshold(3))
                .resources(r -> r.cpu(Cpu.millis(250))
                        .cpuLimit(Cpu.cores(1))
                        .memory(Memory.mib(512))
                        .memoryLimit(Memory.gib(1))
                        .ephemeralStorage(Storage.gib(2)))
                .workingDirectory("/srv")
                .env("POD", PodField.NAME)
                .postStart(Hook.exec("touch", "/var/cache/started"))
                .preStop(Hook.sleep(Duration.ofSeconds(5)))
                .terminationGrace(Duration.ofSeconds(45))
                .minReady(Duration.ofSeconds(5))
                .progressDeadline(Duration.ofMinutes(10))
                .revisionHistory(3)
                .pullSecret(SHOP.existingSecret("registry"))
                .initContainer("prepare", Image.parse("registry.example.com/shop/prepare:1.4.2"), c -> c.args("--all")
                        .sharedVolume("cache", v -> v.mountedAt("/cache").subPath("warm"))
                        .writable("/tmp")
                        .user(2_001)
                        .resources(r -> r.cpu(Cpu.millis(50)).memory(Memory.mib(32))))
                .sidecar("exporter", Image.parse("registry.example.com/shop/exporter:0.9"), c -> c.port(METRICS)
                        .env("TARGET", "localhost")
                        .writable("/tmp")
                        .readiness(Probe.httpGet("/metrics", METRICS))
                        .liveness(Probe.tcp(METRICS))
                        .preStop(Hook.httpGet("/quit", METRICS))
                        .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))))
                .spreadOver(Topology.ZONE)
                .spreadOver(
                        Topology.NODE, s -> s.maxSkew(2).minDomains(3).whenUnsatisfiable(Unsatisfiable.DO_NOT_SCHEDULE))
                .apart(Topology.NODE, Need.preferred(50))
                .apartFrom(MIGRATE, Topology.NODE, Need.required())
                .nearTo(DB, Topology.ZONE, Need.preferred(20))
                .onNodes(NodeLabel.of("example.com/disk").in("ssd", "nvme"), Need.required())
                .onNodes(NodeLabel.ARCHITECTURE.notIn("arm64"), Need.preferred(10))
                .tolerates(Taint.noSchedule("example.com/dedicated", "orders"))
                .tolerates(Taint.noExecute("node.kubernetes.io/unreachable"), Duration.ofSeconds(30))
                .runtimeClass(RuntimeClass.existing("gvisor"))
                .scrape(METRICS, m -> m.path("/internal/metrics")
                        .every(Duration.ofSeconds(15))
                        .timeout(Duration.ofSeconds(5))
                        .requests("http_server_requests_seconds"))
                .with(Disruptions.limited(b -> b.maxUnavailable(1))));

        p.statefulSet(DB, Image.parse("postgres:17.6@sha256:" + "0".repeat(64)), s -> s.port(SQL)
                .connectionLimit(SQL, 5_000)
                .replicas(1)
                .podManagement(PodManagement.ORDERED_READY)
                .whenDeleted(Retention.RETAIN)
                .whenScaled(Retention.RETAIN)
                .claim("data", Storage.gib(100), c -> c.mountedAt("/data")
                        .storageClass("fast")
                        .dataSource(DataSource.snapshot("before-upgrade"))
                        .accessMode(AccessMode.READ_WRITE_ONCE))
                .disruptions(b -> b.maxUnavailable(Percent.of(25)).unhealthyPods(UnhealthyPods.ALWAYS_ALLOW))
                .verticalScaling(v -> v.mode(VerticalScalingMode.OFF)
                        .minimum(Cpu.millis(250), Memory.mib(256))
                        .maximum(Cpu.cores(4), Memory.gib(8))
                        .controls(ScaledResource.CPU, ScaledResource.MEMORY))
                .readiness(Probe.exec("pg_isready"))
                .resources(r -> r.cpu(Cpu.cores(1)).memory(Memory.gib(2))));

        p.deployment(
                SHOP.component("orders"),
                Manifest.of(EveryWord.class, "com/example/adoption/orders.yml"),
                d -> d.user(1_000));
        p.deployment(SEARCH, Image.parse("registry.example.com/shop/search:1.4.2"), d -> d.horizontalScaling(
                        h -> h.between(2, 20)
                                .cpu(Percent.of(70))
                                .memory(Memory.mib(400))
                                .containerCpu("search", Percent.of(60))
                                .containerMemory("search", Percent.of(75))
                                .pods(Metric.named("http_requests_per_second"), 100)
                                .object(
                                        Metric.named("requests_per_second"),
                                        DescribedObject.service(API),
                                        MetricTarget.total(2_000))
                                .external(
                                        Metric.named("queue_length").label("queue", "orders"), MetricTarget.perPod(30))
                                .scaleUp(b -> b.pods(4, Duration.ofSeconds(60))
                                        .percent(Percent.of(100), Duration.ofSeconds(60)))
                                .scaleDown(b -> b.stabilization(Duration.ofMinutes(10))
                                        .pods(1, Duration.ofMinutes(2))
                                        .select(PolicySelect.MIN)))
                .resources(r -> r.cpu(Cpu.millis(250)).memory(Memory.mib(512))));

        p.deployment(SHOP.component("single"), Image.parse("registry.example.com/shop/single:1"), d -> d.recreate()
                .port(HTTP)
                .readiness(Probe.tcp(HTTP))
                .service(s -> s.nodePort(n -> n.nodePort(HTTP, 30_081)))
                .acceptsFrom(Peer.block(Cidr.parse("203.0.113.0/24")), HTTP)
                .development(v -> v.debugPort(JDWP)
                        .command("java")
                        .args("-jar", "single.jar")
                        .env("JAVA_TOOL_OPTIONS", "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=5005")
                        .sources("/workspace")
                        .relaxedProbes())
                .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))));

        p.daemonSet(SHOP.component("agent"), Image.parse("registry.example.com/shop/agent:1"), d -> d.maxUnavailable(
                        Percent.of(10))
                .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))));

        p.cronJob(SHOP.component("report"), Image.parse("registry.example.com/shop/report:1"), c -> c.schedule(
                        Schedule.cron("30 2 * * mon-fri").in("Europe/Berlin"))
                .concurrency(Concurrency.FORBID)
                .startingDeadline(Duration.ofMinutes(10))
                .successesKept(1)
                .failuresKept(2)
                .suspended()
                .backoffLimit(1)
                .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(16))));

        p.job(MIGRATE, Image.parse("registry.example.com/shop/migrate:1.4.2"), j -> j.revision("1.4.2")
                .before(API)
                .after(DB)
                .waitsWith(Image.parse("registry.k8s.io/kubectl:v1.34.2"), w -> w.timeout(Duration.ofMinutes(2))
                        .user(65_534)
                        .resources(r -> r.cpu(Cpu.millis(20)).memory(Memory.mib(48))))
                .backoffLimit(Count.of(2))
                .activeDeadline(Span.minutes(10))
                .ttlAfterFinished(Span.hours(1))
                .connectsTo(DB, SQL)
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(128))));

        p.deployment(PROMETHEUS, Image.parse("prom/prometheus:v3.5.0"), d -> d.port(WEB)
                .mount("/etc/prometheus", PROMETHEUS_FILES)
                .readiness(Probe.httpGet("/-/ready", WEB))
                .scrape(WEB, m -> {})
                .resources(r -> r.cpu(Cpu.millis(100)).memory(Memory.mib(256))));
        p.monitoring(PROMETHEUS, Scraping.configuration(PROMETHEUS_FILES), m -> m.every(Duration.ofSeconds(30))
                .collects(ClusterMetrics.KUBE_STATE)
                .collects(ClusterMetrics.KUBELET)
                .externalLabel("cluster", "shop")
                .target("kube-state-metrics", "kube-state-metrics.kube-system.svc:8080")
                .dashboards(DASHBOARDS));
        p.alert("Quiet", PromQl.of("sum(rate(http_server_requests_seconds_count[5m])) < 1"), a -> a.lasting(
                        Duration.ofMinutes(10))
                .severity(AlertSeverity.INFO)
                .summary("Nobody asks for anything.")
                .runbook("https://runbooks.example.com/quiet"));
    }
}
