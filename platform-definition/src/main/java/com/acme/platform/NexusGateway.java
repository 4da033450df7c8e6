package com.acme.platform;

import static com.acme.platform.ProductPlatform.PRODUCT;

import dev.keelson.core.container.Hook;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.istio.ratelimit.Interval;
import dev.keelson.istio.ratelimit.RateLimit;
import java.time.Duration;

/**
 * The gateway in front of the services, with three channels for one kind of session: HTTP for applications, gRPC for
 * the command line, WebSockets for agents. Sessions are in Redis, so that each instance knows those of all. The API has
 * a host of its own besides.
 */
final class NexusGateway {
    static final Component NEXUS = PRODUCT.component("nexus");
    static final Port API = Port.http("api", 8000), CLI = Port.grpc("cli", 9000), MCP = Port.webSocket("mcp", 3001);
    static final Port METRICS = Port.http("metrics", 9090);

    static final Setting<Host> API_HOST = Setting.host("nexus.hosts.api", Host.named("nexus.example.com"));
    static final Setting<Host> CLI_HOST = Setting.host("nexus.hosts.cli", Host.named("cli.example.com"));
    static final Setting<Host> MCP_HOST = Setting.host("nexus.hosts.mcp", Host.named("mcp.example.com"));
    static final Setting<Count> MINIMUM = Setting.count("nexus.minimum", 2).between(1, 20);
    static final Setting<Count> MAXIMUM = Setting.count("nexus.maximum", 4).between(2, 40);

    static final Setting<Span> AFFINITY = Setting.span("nexus.affinity", Span.of(Duration.ofHours(1)))
            .describedAs("How long a browser comes back to the pod that has its session at hand.");
    static final Setting<Count> TENANT_LIMIT = Setting.count("nexus.limits.tenantPerMinute", 600)
            .between(1, 1_000_000)
            .describedAs("Requests that a tenant may send to the API channel in a minute, counted over all pods.");
    static final Setting<Count> LIMIT = Setting.count("nexus.limits.perSecond", 1_000)
            .between(1, 1_000_000)
            .describedAs("Requests that all tenants together may send to the API channel in a second.");

    /** What a pod is planned for; what is more it refuses. */
    private static final int REQUESTS_PER_SECOND = 500;

    /** What a pod has under way at that load, with answers of at most half a second. */
    private static final int UNDER_WAY = REQUESTS_PER_SECOND / 2;

    private NexusGateway() {}

    static void define(PlatformDraft p) {
        p.deployment(NEXUS, Image.parse("product/nexus:2.8.1").registry(p.get(Environments.REGISTRY)), d -> {
            d.port(API)
                    .port(CLI)
                    .port(MCP)
                    .port(METRICS)
                    .user(10001)
                    .pullSecret(Foundation.PULL_SECRET)
                    .priority(Foundation.SERVICE)
                    .writable("/tmp")
                    .env("NEXUS_API_PORT", Text.of(API.number()))
                    .env("NEXUS_CLI_PORT", Text.of(CLI.number()))
                    .env("NEXUS_MCP_PORT", Text.of(MCP.number()))
                    .env("SESSION_STORE", "redis")
                    .env("SESSION_TTL_SECONDS", "86400")
                    .env("REDIS_HOST", p.hostOf(RedisStore.REDIS))
                    .env("REDIS_PORT", Text.of(p.portOf(RedisStore.REDIS, RedisStore.RESP)))
                    .env("REDIS_PASSWORD", RedisStore.CREDENTIALS.key("password"))
                    .env(
                            "API_URL",
                            Text.of(
                                    "http://",
                                    p.hostOf(ApiService.API),
                                    ":",
                                    p.portOf(ApiService.API, ApiService.HTTP)))
                    .env(
                            "MCP_URL",
                            Text.of("http://", p.hostOf(McpServer.MCP), ":", p.portOf(McpServer.MCP, McpServer.HTTP)))
                    .env(
                            "DATAFLOW_URL",
                            Text.of(
                                    "http://",
                                    p.hostOf(DataFlow.DATAFLOW),
                                    ":",
                                    p.portOf(DataFlow.DATAFLOW, DataFlow.HTTP)))
                    .connectsTo(RedisStore.REDIS, RedisStore.RESP)
                    .connectsTo(ApiService.API, ApiService.HTTP)
                    .connectsTo(McpServer.MCP, McpServer.HTTP)
                    .connectsTo(DataFlow.DATAFLOW, DataFlow.HTTP)
                    .scrape(METRICS, s -> s.path("/metrics").requests("nexus_requests_seconds"));

            // Ready only while Redis answers: without its sessions an instance can serve nobody.
            d.startup(Probe.httpGet("/livez", API).period(Duration.ofSeconds(2)).failureThreshold(30))
                    .readiness(Probe.httpGet("/readyz", API)
                            .period(Duration.ofSeconds(5))
                            .timeout(Duration.ofSeconds(2)))
                    .liveness(Probe.httpGet("/livez", API)
                            .period(Duration.ofSeconds(10))
                            .timeout(Duration.ofSeconds(5))
                            .failureThreshold(6));

            // The agents' sockets decide: 15 s until nothing new comes, 60 s to close them, 15 s in reserve.
            d.preStop(Hook.sleep(Duration.ofSeconds(15))).terminationGrace(Duration.ofSeconds(90));

            // Of the token, so that nobody is another tenant by saying so.
            ServiceMesh.withToken(d, t -> t.claimHeader("x-tenant", "tenant"));
            limits(p, d);
            ServiceMesh.connections(d, t -> {
                // Any pod can serve any session; the one that served it last need not fetch it from Redis.
                t.loadBalancing(l -> l.hashByCookie("nexus-affinity", p.get(AFFINITY)));
                // One pod of the gateway may have all of the load: the requests under way of all pods, and the sockets
                // of all
                // agents, each of which is a connection for hours.
                Count requests = p.get(MAXIMUM).times(UNDER_WAY);
                Count atOnce = requests.plus(p.get(McpServer.MAXIMUM).times(McpServer.SESSIONS_PER_POD));
                t.pool(o -> o.connectTimeout(Duration.ofSeconds(2))
                        .maxConnections(atOnce)
                        .maxRequests(atOnce)
                        .maxPendingRequests(requests)
                        .keepalive(k -> k.time(Duration.ofMinutes(5))));
            });

            d.resources(r -> r.cpu(Cpu.millis(250)).memory(Memory.mib(512))).horizontalScaling(h -> h.between(
                            p.get(MINIMUM), p.get(MAXIMUM))
                    .cpu(Percent.of(65))
                    .scaleDown(b -> b.stabilization(Duration.ofMinutes(10)).pods(1, Duration.ofMinutes(2))));
        });

        p.expose(PRODUCT.exposure("nexus-api"), p.get(API_HOST), e -> e.path("/", NEXUS, API)
                .timeout(Duration.ofSeconds(60))
                .tls(Foundation.LETS_ENCRYPT));
        p.expose(PRODUCT.exposure("nexus-cli"), p.get(CLI_HOST), e -> e.path("/", NEXUS, CLI)
                .timeout(Duration.ofMinutes(10)) // commands that stream their progress
                .tls(Foundation.LETS_ENCRYPT));
        p.expose(PRODUCT.exposure("nexus-mcp"), p.get(MCP_HOST), e -> e.path("/mcp", NEXUS, MCP)
                .timeout(Duration.ofHours(1)) // the longest silence of an agent's socket
                .tls(Foundation.LETS_ENCRYPT));
    }

    /** A pod protects itself from what it cannot do; all together protect tenants from each other. */
    private static void limits(PlatformDraft p, DeploymentDraft d) {
        d.with(RateLimit.local(REQUESTS_PER_SECOND, Duration.ofSeconds(1), l -> l.burst(2 * REQUESTS_PER_SECOND)))
                // While nobody counts requests are taken: customers who wait for us are worse than one who takes too
                // much.
                .with(RateLimit.global(RateLimits.RATE_LIMIT, RateLimits.GRPC, g -> g.on(API)
                        .limit("all", p.get(LIMIT), Interval.SECOND, r -> {})
                        .limit("tenant", p.get(TENANT_LIMIT), Interval.MINUTE, r -> r.perHeader("x-tenant"))));
    }
}
