package com.acme.platform;

import dev.keelson.core.placement.Topology;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Namespace;

/** The whole platform. */
public final class ProductPlatform implements Definition {
    static final Namespace PRODUCT = Namespace.named("product");

    @Override
    public String name() {
        return "product";
    }

    @Override
    public void define(PlatformDraft p) {
        if (p.get(Environments.PRODUCTION)) {
            p.production();
        }
        p.defaults(c -> c.spreadOver(Topology.ZONE));
        PostgresDatabase.define(p);
        RedisStore.define(p);
        ApiService.define(p);
        McpServer.define(p);
    }
}
