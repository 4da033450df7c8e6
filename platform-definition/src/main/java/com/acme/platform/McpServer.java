package com.acme.platform;

import static com.acme.platform.ProductPlatform.PRODUCT;

import com.acme.mcp.McpServerApplication;
import dev.keelson.core.adoption.Manifest;
import dev.keelson.core.container.Hook;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Metric;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Text;
import dev.keelson.istio.traffic.Inbound;
import java.time.Duration;

/**
 * The server that agents speak to, over WebSockets that stay open for hours. Image, ports, probes and resources are said
 * by its own build, in {@link McpServerApplication}; what its sockets need when pods come and go is said here.
 */
final class McpServer {
    static final Component MCP = PRODUCT.component("mcp");
    static final Port HTTP = Port.http(3001);

    static final Setting<Count> MINIMUM = Setting.count("mcp.minimum", 2).between(1, 20);
    static final Setting<Count> MAXIMUM = Setting.count("mcp.maximum", 4).between(2, 40);

    /** The open sockets that a pod is planned for; beyond them the autoscaler adds one. */
    static final int SESSIONS_PER_POD = 200;

    private McpServer() {}

    static void define(PlatformDraft p) {
        p.deployment(
                MCP,
                Manifest.ofDekorate(McpServerApplication.class).registry(p.get(Environments.REGISTRY)),
                d -> d.port(HTTP)
                        .user(10001)
                        .pullSecret(Foundation.PULL_SECRET)
                        .priority(Foundation.SERVICE)
                        .writable("/tmp")
                        .env(
                                "API_URL",
                                Text.of(
                                        "http://",
                                        p.hostOf(ApiService.API),
                                        ":",
                                        p.portOf(ApiService.API, ApiService.HTTP)))
                        .env("MCP_DRAIN_SECONDS", "120")
                        .connectsTo(ApiService.API, ApiService.HTTP)
                        // A session lives on one pod, and who asks for it names it. Sidecars choose pods themselves;
                        // where there are none, the address that comes back within three hours comes back to it:
                        // that of a pod of Nexus, by way of which agents come.
                        .with(Inbound.traffic(t -> t.loadBalancing(l -> l.hashByHeader("mcp-session-id"))))
                        .service(s -> {
                            if (!p.get(ServiceMesh.ENABLED)) {
                                s.sessionAffinity(Duration.ofHours(3));
                            }
                        })
                        // 15 s until no new socket comes, 120 s in which the server closes the old ones one by one
                        // so that their clients spread over the others, and 15 s that nothing should need.
                        .preStop(Hook.sleep(Duration.ofSeconds(15)))
                        .terminationGrace(Duration.ofSeconds(150))
                        .rollingUpdate(u -> u.maxSurge(1).maxUnavailable(0))
                        .horizontalScaling(h -> h.between(p.get(MINIMUM), p.get(MAXIMUM))
                                .cpu(Percent.of(70))
                                .pods(Metric.named("mcp_open_sessions"), SESSIONS_PER_POD)
                                // Every pod that goes moves its sessions: one in five minutes, after ten of calm.
                                .scaleDown(b ->
                                        b.stabilization(Duration.ofMinutes(10)).pods(1, Duration.ofMinutes(5)))));
    }
}
