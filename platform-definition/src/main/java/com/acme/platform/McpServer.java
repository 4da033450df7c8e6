package com.acme.platform;

import static com.acme.platform.ProductPlatform.PRODUCT;

import com.acme.mcp.McpServerApplication;
import dev.keelson.core.adoption.Manifest;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Text;

/** The server that agents speak to over HTTP and WebSockets. Its own build says image, port, probes and resources. */
final class McpServer {
    static final Component MCP = PRODUCT.component("mcp");
    static final Port HTTP = Port.http(3001);

    private McpServer() {}

    static void define(PlatformDraft p) {
        p.deployment(
                MCP,
                Manifest.ofDekorate(McpServerApplication.class).registry(p.get(Environments.REGISTRY)),
                d -> d.port(HTTP)
                        .user(10001)
                        .writable("/tmp")
                        .env("API_URL", Text.of("http://api:", ApiService.HTTP.number()))
                        .connectsTo(ApiService.API, ApiService.HTTP));
    }
}
