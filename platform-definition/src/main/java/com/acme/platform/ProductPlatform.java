package com.acme.platform;

import dev.keelson.core.observe.Scraping;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Peer;

/** The whole platform. */
public final class ProductPlatform implements Definition {
    static final Namespace PRODUCT = Namespace.named("product");

    private static final Peer PROMETHEUS = Peer.namespace("monitoring").label("app.kubernetes.io/name", "prometheus");

    @Override
    public String name() {
        return "product";
    }

    @Override
    public void define(PlatformDraft p) {
        if (p.get(Environments.PRODUCTION)) {
            p.production();
        }
        p.monitoring(PROMETHEUS, Scraping.annotations(), m -> {});
        PostgresDatabase.define(p);
        RedisStore.define(p);
        ApiService.define(p);
        McpServer.define(p);
    }
}
